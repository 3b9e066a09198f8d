package evenhand.governance.shadow;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The shadows that run. */
interface ShadowDao {

  /** The newest shadow of each rulebook, unless it has ended. */
  @SqlQuery(
      """
      SELECT DISTINCT ON (r.rulebook) r.id, r.rulebook, r.revision, r.started_at, r.until_at
      FROM triage.replay r
      WHERE r.kind = 'shadow' AND r.until_at > :now
        AND NOT EXISTS (SELECT FROM triage.replay_finished f WHERE f.replay_id = r.id)
      ORDER BY r.rulebook, r.started_at DESC, r.id DESC
      """)
  @RegisterConstructorMapper(Shadow.class)
  List<Shadow> running(@Bind("now") Instant now);

  /** The newest shadow of each rulebook that has not been reported on, ended or not. */
  @SqlQuery(
      """
      SELECT DISTINCT ON (r.rulebook) r.id, r.rulebook, r.revision, r.started_at, r.until_at
      FROM triage.replay r
      WHERE r.kind = 'shadow'
        AND NOT EXISTS (SELECT FROM triage.replay_finished f WHERE f.replay_id = r.id)
      ORDER BY r.rulebook, r.started_at DESC, r.id DESC
      """)
  @RegisterConstructorMapper(Shadow.class)
  List<Shadow> unreported();

  /** A candidate that runs beside the active revision. */
  record Shadow(UUID id, String rulebook, String revision, Instant startedAt, Instant untilAt) {}
}

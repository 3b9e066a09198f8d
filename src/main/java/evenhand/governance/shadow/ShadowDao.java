package evenhand.governance.shadow;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The shadows that run. */
interface ShadowDao {

  /** Held to the end of the transaction: one shadow of a rulebook is begun at a time. */
  @SqlQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('shadow ' || :rulebook, 0))")
  int lock(@Bind("rulebook") String rulebook);

  @SqlUpdate(
      """
      INSERT INTO triage.replay
        (id, kind, rulebook, revision, base, from_at, until_at, started_at, made_by)
      VALUES (:id, 'shadow', :rulebook, :revision, :base, :startedAt, :untilAt, :startedAt, :madeBy)
      """)
  void begin(@BindMethods Shadow shadow, @Bind("madeBy") String madeBy);

  /** The newest shadow of each rulebook, unless it has ended. */
  @SqlQuery(
      """
      SELECT DISTINCT ON (r.rulebook) r.id, r.rulebook, r.revision, r.base, r.started_at, r.until_at
      FROM triage.replay r
      WHERE r.kind = 'shadow' AND r.until_at > :now AND r.base IS NOT NULL
        AND NOT EXISTS (SELECT FROM triage.replay_finished f WHERE f.replay_id = r.id)
      ORDER BY r.rulebook, r.started_at DESC, r.id DESC
      """)
  @RegisterConstructorMapper(Shadow.class)
  List<Shadow> running(@Bind("now") Instant now);

  /** The shadows of a rulebook that have not been reported on, ended or not, newest first. */
  @SqlQuery(
      """
      SELECT r.id, r.rulebook, r.revision, r.base, r.started_at, r.until_at
      FROM triage.replay r
      WHERE r.kind = 'shadow' AND r.rulebook = :rulebook AND r.base IS NOT NULL
        AND NOT EXISTS (SELECT FROM triage.replay_finished f WHERE f.replay_id = r.id)
      ORDER BY r.started_at DESC, r.id DESC
      """)
  @RegisterConstructorMapper(Shadow.class)
  List<Shadow> unreported(@Bind("rulebook") String rulebook);

  /** A candidate that runs beside the active revision, which is its base. */
  record Shadow(
      UUID id, String rulebook, String revision, String base, Instant startedAt, Instant untilAt) {}
}

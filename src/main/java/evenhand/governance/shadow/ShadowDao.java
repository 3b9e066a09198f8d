package evenhand.governance.shadow;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
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

  @SqlBatch(
      """
      INSERT INTO triage.shadow_left_out (id, replay_id, counted_at, reason, decisions)
      VALUES (gen_random_uuid(), :shadow, :at, :reason, :decisions)
      """)
  void addLeftOut(@BindMethods List<LeftOutRow> rows, @Bind("at") Instant at);

  /**
   * How many decisions of its time a shadow did not decide, by reason: what can be told from the
   * decisions themselves, what services counted, and what is left.
   */
  @SqlQuery(
      """
      WITH shadow AS (
        SELECT id, rulebook, base, until_at FROM triage.replay WHERE id = :shadow
      ), live AS (
        SELECT d.outcome -> 'reviews' @> '[{"code": "PEOPLE_ONLY"}]' AS people_only,
               d.revision = s.base AS of_base, x.decision_id IS NOT NULL AS decided
        FROM shadow s
        JOIN triage.decision d
          ON d.rulebook = s.rulebook AND d.id > s.id AND d.recorded_at < s.until_at
        LEFT JOIN triage.replayed x ON x.replay_id = s.id AND x.decision_id = d.id
      ), counted AS (
        SELECT reason, sum(decisions)::bigint AS decisions
        FROM triage.shadow_left_out
        WHERE replay_id = :shadow
        GROUP BY reason
      )
      SELECT 'people_only' AS reason, count(*) AS decisions FROM live WHERE people_only
      UNION ALL
      SELECT 'other_revision', count(*) FROM live WHERE NOT people_only AND NOT of_base
      UNION ALL
      SELECT reason, decisions FROM counted
      UNION ALL
      SELECT 'not_reached',
             greatest(0, (SELECT count(*) FROM live
                          WHERE NOT people_only AND of_base AND NOT decided)
                         - (SELECT coalesce(sum(decisions), 0) FROM counted))::bigint
      """)
  @RegisterConstructorMapper(LeftOutCount.class)
  List<LeftOutCount> leftOut(@Bind("shadow") UUID shadow);

  /** How many a service left out since it last said so. */
  record LeftOutRow(UUID shadow, String reason, long decisions) {}

  /** How many were left out for one reason. */
  record LeftOutCount(String reason, long decisions) {}

  /** A candidate that runs beside the active revision, which is its base. */
  record Shadow(
      UUID id, String rulebook, String revision, String base, Instant startedAt, Instant untilAt) {}
}

package evenhand.decision.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Notices and whom they are for. Those of corrections are raised by the statement that decides. */
@RegisterConstructorMapper(Notice.class)
@RegisterConstructorMapper(Told.class)
public interface NoticeDao {

  /** Raises a notice for everyone to whom a decision was disclosed. */
  @SqlUpdate(
      """
      INSERT INTO triage.notice (id, cause_id, cause, decision_id, recipient, recorded_at)
      SELECT gen_random_uuid(), :causeId, :cause, :decision, told.recipient, :recordedAt
      FROM (SELECT DISTINCT recipient FROM triage.disclosure WHERE decision_id = :decision) told
      """)
  void raise(
      @Bind("causeId") UUID causeId,
      @Bind("cause") String cause,
      @Bind("decision") UUID decision,
      @Bind("recordedAt") Instant recordedAt);

  @SqlQuery(
      """
      SELECT d.recipient, count(*) AS disclosures, min(d.recorded_at) AS first,
             max(d.recorded_at) AS last,
             (SELECT count(*)
              FROM triage.notice n
              LEFT JOIN triage.notice_given g ON g.notice_id = n.id
              WHERE n.decision_id = :decision AND n.recipient = d.recipient
                AND g.notice_id IS NULL) AS notices_due
      FROM triage.disclosure d
      WHERE d.decision_id = :decision
      GROUP BY d.recipient
      ORDER BY d.recipient
      """)
  List<Told> recipients(@Bind("decision") UUID decision);

  /** Notices that nobody has given, the oldest first. */
  @SqlQuery(
      """
      SELECT n.id, n.decision_id, n.recipient, n.cause, n.cause_id, n.recorded_at AS since
      FROM triage.notice n
      LEFT JOIN triage.notice_given g ON g.notice_id = n.id
      WHERE g.notice_id IS NULL
      ORDER BY n.recorded_at, n.id
      LIMIT :limit
      """)
  List<Notice> due(@Bind("limit") int limit);

  @SqlQuery(
      """
      SELECT id, decision_id, recipient, cause, cause_id, recorded_at AS since
      FROM triage.notice WHERE id = :id
      """)
  Optional<Notice> find(@Bind("id") UUID id);

  /** Returns 0 where it was given already. */
  @SqlUpdate(
      """
      INSERT INTO triage.notice_given (notice_id, id, recorded_at, made_by)
      VALUES (:notice, :id, :recordedAt, :madeBy)
      ON CONFLICT (notice_id) DO NOTHING
      """)
  int give(
      @Bind("notice") UUID notice,
      @Bind("id") UUID id,
      @Bind("recordedAt") Instant recordedAt,
      @Bind("madeBy") String madeBy);
}

package evenhand.decision.erasure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Takes answers away, and knows which ones may go. */
@RegisterConstructorMapper(Erasable.class)
interface ErasureDao {

  /** What would become of some decisions; those that do not exist are missing. */
  @SqlQuery(
      """
      SELECT d.id,
             coalesce(
               (SELECT r.review_on FROM triage.retention r
                WHERE r.decision_id = d.id ORDER BY r.id DESC LIMIT 1),
               ((d.recorded_at AT TIME ZONE 'Europe/London')::date
                + make_interval(years => :years))::date) AS review_on,
             (SELECT (max(r.recorded_at) AT TIME ZONE 'Europe/London')::date FROM triage.retention r
              WHERE r.decision_id = d.id AND r.reason_code IS NOT NULL) AS reviewed_on,
             coalesce(
               (SELECT h.held FROM triage.hold h
                WHERE h.decision_id = d.id ORDER BY h.id DESC LIMIT 1), false) AS is_held,
             NOT EXISTS (SELECT FROM subject.answer_key k WHERE k.decision_id = d.id) AS is_erased
      FROM triage.decision d
      WHERE d.id = ANY (:decisions)
      ORDER BY d.id
      """)
  List<Erasable> find(@Bind("decisions") UUID[] decisions, @Bind("years") int years);

  @SqlQuery(
      """
      SELECT h.decision_id
      FROM triage.contact_history h
      WHERE h.contact = :contact AND h.kind = 'decision'
      ORDER BY h.decision_id
      """)
  List<UUID> decisionsOf(@Bind("contact") String contact);

  /** Decisions with answers whose review date has come and that nothing holds. */
  @SqlQuery(
      """
      SELECT k.decision_id
      FROM subject.answer_key k
      JOIN triage.decision d ON d.id = k.decision_id
      WHERE coalesce(
              (SELECT r.review_on FROM triage.retention r
               WHERE r.decision_id = d.id ORDER BY r.id DESC LIMIT 1),
              ((d.recorded_at AT TIME ZONE 'Europe/London')::date
               + make_interval(years => :years))::date) <= :today
        AND NOT coalesce(
              (SELECT h.held FROM triage.hold h
               WHERE h.decision_id = d.id ORDER BY h.id DESC LIMIT 1), false)
      ORDER BY k.decision_id
      LIMIT :limit
      """)
  List<UUID> due(
      @Bind("today") LocalDate today, @Bind("years") int years, @Bind("limit") int limit);

  /** Decisions with answers whose review date is not after a day, held or not, earliest first. */
  @SqlQuery(
      """
      SELECT id, review_on,
             (SELECT (max(r.recorded_at) AT TIME ZONE 'Europe/London')::date FROM triage.retention r
              WHERE r.decision_id = kept.id AND r.reason_code IS NOT NULL) AS reviewed_on,
             is_held, false AS is_erased
      FROM (
        SELECT d.id,
               coalesce(
                 (SELECT r.review_on FROM triage.retention r
                  WHERE r.decision_id = d.id ORDER BY r.id DESC LIMIT 1),
                 ((d.recorded_at AT TIME ZONE 'Europe/London')::date
                  + make_interval(years => :years))::date) AS review_on,
               coalesce(
                 (SELECT h.held FROM triage.hold h
                  WHERE h.decision_id = d.id ORDER BY h.id DESC LIMIT 1), false) AS is_held
        FROM subject.answer_key k
        JOIN triage.decision d ON d.id = k.decision_id) kept
      WHERE review_on <= :day
      ORDER BY review_on, id
      LIMIT :limit
      """)
  List<Erasable> past(
      @Bind("day") LocalDate day, @Bind("years") int years, @Bind("limit") int limit);

  @SqlUpdate("SET LOCAL ROLE evenhand_eraser")
  void becomeEraser();

  @SqlUpdate("RESET ROLE")
  void becomeServiceAgain();

  /** Lets one transaction at a time erase or add to what decisions file characteristics under. */
  @SqlQuery(
      """
      SELECT count(
               pg_advisory_xact_lock(hashtextextended('monitoring ' || filed.monitoring_key, 0)))
      FROM (SELECT DISTINCT d.monitoring_key
            FROM triage.decision d
            WHERE d.id = ANY (:decisions)
            ORDER BY d.monitoring_key) filed
      """)
  long lockMonitoring(@Bind("decisions") UUID[] decisions);

  /**
   * What characteristics are filed under that belong to no decision with answers any more: those of
   * one request share it with each other and with their corrections.
   */
  @SqlQuery(
      """
      WITH RECURSIVE kin (id, monitoring_key) AS (
        SELECT d.id, d.monitoring_key FROM triage.decision d WHERE d.id = ANY (:decisions)
        UNION
        SELECT o.id, o.monitoring_key
        FROM kin
        JOIN triage.decision d ON d.id = kin.id
        CROSS JOIN LATERAL (
          SELECT unnest(i.decision_ids) AS id
          FROM triage.idempotency i
          WHERE i.intake_id = d.intake_id
          UNION ALL SELECT d.supersedes
          UNION ALL SELECT h.id FROM triage.contact_history h WHERE h.supersedes = d.id) near
        JOIN triage.decision o ON o.id = near.id AND o.monitoring_key = kin.monitoring_key
      )
      SELECT kin.monitoring_key
      FROM kin
      LEFT JOIN subject.answer_key k ON k.decision_id = kin.id
      GROUP BY kin.monitoring_key
      HAVING count(k.decision_id) = 0
      """)
  List<UUID> monitoringOfNobody(@Bind("decisions") UUID[] decisions);

  @SqlUpdate("DELETE FROM monitoring.person WHERE monitoring_key = ANY (:keys)")
  void deleteMonitoring(@Bind("keys") UUID[] keys);

  @SqlUpdate("DELETE FROM subject.answer_key WHERE decision_id = :decision")
  int destroyKey(@Bind("decision") UUID decision);

  @SqlUpdate("DELETE FROM subject.words WHERE decision_id = :decision")
  void deleteWords(@Bind("decision") UUID decision);

  @SqlUpdate("DELETE FROM subject.answers WHERE decision_id = :decision")
  void deleteAnswers(@Bind("decision") UUID decision);

  @SqlUpdate(
      """
      INSERT INTO triage.hold (id, decision_id, held, reason_code, recorded_at, made_by)
      VALUES (:id, :decision, :held, :reason, :recordedAt, :madeBy)
      """)
  void addHold(
      @Bind("id") UUID id,
      @Bind("decision") UUID decision,
      @Bind("held") boolean held,
      @Bind("reason") String reason,
      @Bind("recordedAt") Instant recordedAt,
      @Bind("madeBy") String madeBy);

  @SqlQuery(
      """
      SELECT (recorded_at AT TIME ZONE 'Europe/London')::date
      FROM triage.decision
      WHERE id = :decision
      """)
  LocalDate dayOf(@Bind("decision") UUID decision);

  /** When somebody last reviewed it and kept it. */
  @SqlQuery(
      """
      SELECT (recorded_at AT TIME ZONE 'Europe/London')::date
      FROM triage.retention
      WHERE decision_id = :decision AND reason_code IS NOT NULL
      ORDER BY id DESC
      LIMIT 1
      """)
  Optional<LocalDate> lastReview(@Bind("decision") UUID decision);

  /** {@code reason} is why it is kept after a review. */
  @SqlUpdate(
      """
      INSERT INTO triage.retention
        (id, decision_id, class, review_on, reason_code, recorded_at, made_by)
      VALUES (:id, :decision, :class, :reviewOn, :reason, :recordedAt, :madeBy)
      """)
  void classify(
      @Bind("id") UUID id,
      @Bind("decision") UUID decision,
      @Bind("class") String retentionClass,
      @Bind("reviewOn") LocalDate reviewOn,
      @Bind("reason") Optional<String> reason,
      @Bind("recordedAt") Instant recordedAt,
      @Bind("madeBy") String madeBy);
}

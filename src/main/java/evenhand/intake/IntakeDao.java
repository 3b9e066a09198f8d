package evenhand.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * What is read and written of intakes now and then; every request runs {@link IntakeStatements}.
 */
interface IntakeDao {

  /** Which of some intakes are there. */
  @SqlQuery("SELECT intake_id FROM triage.idempotency WHERE intake_id = ANY (:intakes)")
  List<UUID> written(@Bind("intakes") UUID[] intakes);

  /** Lets nobody erase what characteristics are filed under, until the transaction ends. */
  @SqlQuery("SELECT count(pg_advisory_xact_lock(hashtextextended('monitoring ' || :key, 0)))")
  long lockMonitoring(@Bind("key") String key);

  /** Whether a decision still has answers. */
  @SqlQuery("SELECT EXISTS (SELECT FROM subject.answer_key k WHERE k.decision_id = :decision)")
  boolean isKept(@Bind("decision") UUID decision);

  @SqlUpdate(
      """
      INSERT INTO triage.monitoring_given (id, decision_id, recorded_at, made_by, entry)
      VALUES (:id, :decision, :recordedAt, :madeBy, :entry)
      """)
  void addMonitoringGiven(
      @Bind("id") UUID id,
      @Bind("decision") UUID decision,
      @Bind("recordedAt") Instant recordedAt,
      @Bind("madeBy") String madeBy,
      @Bind("entry") byte[] entry);
}

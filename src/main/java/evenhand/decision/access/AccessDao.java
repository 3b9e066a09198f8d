package evenhand.decision.access;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Writes the access log. */
interface AccessDao {

  @SqlUpdate(
      """
      INSERT INTO ledger.access
        (id, recorded_at, made_by, operation, record_id, recipient, entry)
      VALUES (:id, :recordedAt, :madeBy, :operation, :record, :recipient, :entry)
      """)
  void add(
      @Bind("id") UUID id,
      @Bind("recordedAt") Instant recordedAt,
      @Bind("madeBy") String madeBy,
      @Bind("operation") String operation,
      @Bind("record") UUID record,
      @Bind("recipient") @Nullable String recipient,
      @Bind("entry") byte[] entry);

  @SqlUpdate(
      """
      INSERT INTO triage.disclosure (id, decision_id, recipient, reason_code, recorded_at, made_by)
      VALUES (:id, :decision, :recipient, :reason, :recordedAt, :madeBy)
      """)
  void addDisclosure(
      @Bind("id") UUID id,
      @Bind("decision") UUID decision,
      @Bind("recipient") String recipient,
      @Bind("reason") String reason,
      @Bind("recordedAt") Instant recordedAt,
      @Bind("madeBy") String madeBy);
}

package evenhand.decision.access;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Writes the access log. */
interface AccessDao {

  @SqlUpdate(
      """
      INSERT INTO ledger.access (id, recorded_at, made_by, operation, record_id, entry)
      VALUES (:id, :recordedAt, :madeBy, :operation, :record, :entry)
      """)
  void add(
      @Bind("id") UUID id,
      @Bind("recordedAt") Instant recordedAt,
      @Bind("madeBy") String madeBy,
      @Bind("operation") String operation,
      @Bind("record") UUID record,
      @Bind("entry") byte[] entry);
}

package evenhand.ledger.sequence;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.decision.RecordId;
import evenhand.ledger.Entry;
import evenhand.ledger.EntryKind;
import evenhand.ledger.OutboxDao;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Records with real entries, written in one transaction with their outbox rows. */
public final class Records {
  private Records() {}

  public static Entry entry(UUID id) {
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    members.put("id", id.toString());
    members.put("recorded_at", Instant.EPOCH.toString());
    members.put("by", "handler-1");
    members.put("contact_commitment", "0".repeat(64));
    return Entry.of(EntryKind.CLOSING, members);
  }

  /** Writes so many records and commits; gives their ids. */
  public static List<UUID> write(Jdbi jdbi, int count) {
    return jdbi.inTransaction(handle -> writeOn(handle, count));
  }

  static List<UUID> writeOn(Handle handle, int count) {
    List<UUID> ids = new ArrayList<>();
    PreparedBatch rows =
        handle.prepareBatch(
            """
            WITH closed AS (
              INSERT INTO triage.contact_closed (id, contact, recorded_at, made_by, entry)
              VALUES (:id, 'TEST', to_timestamp(0), 'handler-1', :entry))
            INSERT INTO triage.contact_history
              (contact, id, kind, grades, provisional, blocks_close, holding_rules, made_by,
               recorded_at)
            VALUES ('TEST', :id, 'closing', '{}', false, false, '{}', 'handler-1', to_timestamp(0))
            """);
    OutboxDao outbox = handle.attach(OutboxDao.class);
    for (int i = 0; i < count; i++) {
      UUID id = RecordId.at(Instant.now());
      ids.add(id);
      Entry entry = entry(id);
      rows.bind("id", id).bind("entry", entry.bytes()).add();
      outbox.add(id, entry);
    }
    if (count > 0) {
      rows.execute();
    }
    return ids;
  }
}

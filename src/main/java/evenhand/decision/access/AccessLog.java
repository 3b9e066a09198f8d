package evenhand.decision.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.decision.Actor;
import evenhand.decision.Entries;
import evenhand.decision.RecordId;
import evenhand.decision.RecordsDao;
import evenhand.ledger.Entry;
import evenhand.ledger.EntryKind;
import evenhand.ledger.OutboxDao;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Writes who did what with which record, when and why, before it is done. Thread-safe. */
public final class AccessLog {
  private final RecordsDao records;
  private final InstantSource clock;

  public AccessLog(RecordsDao records, InstantSource clock) {
    this.records = records;
    this.clock = clock;
  }

  /**
   * Records an access to each of some records, committed before this returns.
   *
   * @param seen decisions or other records; nothing is written where there are none
   * @throws evenhand.decision.NotRecordedException where it could not be written; then nothing may
   *     be shown
   */
  public void write(Actor by, Operation operation, Collection<UUID> seen, AccessReason reason) {
    if (seen.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    Map<UUID, UUID> ids = new LinkedHashMap<>();
    seen.forEach(record -> ids.put(RecordId.at(now), record));
    records.record(
        ids.keySet().iterator().next(),
        true,
        session -> {
          ids.forEach((id, record) -> add(session, id, now, by, operation, record, reason));
          return true;
        });
  }

  private static void add(
      RecordsDao.Session session,
      UUID id,
      Instant now,
      Actor by,
      Operation operation,
      UUID record,
      AccessReason reason) {
    ObjectNode members = Entries.start(id, now, by);
    members.put("operation", operation.name());
    members.put("record", record.toString());
    members.put("reason_code", reason.code());
    Entry entry = Entry.of(EntryKind.ACCESS, members);
    session
        .dao(AccessDao.class)
        .add(id, now, by.pseudonym(), operation.name(), record, entry.bytes());
    session.dao(OutboxDao.class).addAccess(id, entry);
  }
}

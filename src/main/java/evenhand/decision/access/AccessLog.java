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
import org.jspecify.annotations.Nullable;

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
          ids.forEach(
              (id, record) ->
                  add(session, id, now, by, new Access(operation, record, reason, null)));
          return true;
        });
  }

  /**
   * Records that a decision is disclosed to somebody, committed before this returns: in the access
   * log, and beside the decision, so that they can be told of what changes later.
   *
   * @throws evenhand.decision.NotRecordedException where it could not be written; then nothing may
   *     be shown
   */
  public void disclosed(Actor by, UUID decision, AccessReason reason, Recipient to) {
    Instant now = clock.instant();
    UUID id = RecordId.at(now);
    records.record(
        id,
        true,
        session -> {
          add(session, id, now, by, new Access(Operation.DISCLOSURE, decision, reason, to.code()));
          session
              .dao(AccessDao.class)
              .addDisclosure(id, decision, to.code(), reason.code(), now, by.pseudonym());
          return true;
        });
  }

  /** Records that something other than a decision, such as this log, is given to somebody. */
  public void exported(Actor by, UUID export, AccessReason reason, Recipient to) {
    Instant now = clock.instant();
    UUID id = RecordId.at(now);
    records.record(
        id,
        true,
        session -> {
          add(session, id, now, by, new Access(Operation.DISCLOSURE, export, reason, to.code()));
          return true;
        });
  }

  private record Access(
      Operation operation, UUID record, AccessReason reason, @Nullable String recipient) {}

  private static void add(
      RecordsDao.Session session, UUID id, Instant now, Actor by, Access access) {
    ObjectNode members = Entries.start(id, now, by);
    members.put("operation", access.operation().name());
    members.put("record", access.record().toString());
    members.put("reason_code", access.reason().code());
    String recipient = access.recipient();
    if (recipient != null) {
      members.put("recipient", recipient);
    }
    Entry entry = Entry.of(EntryKind.ACCESS, members);
    session
        .dao(AccessDao.class)
        .add(
            id,
            now,
            by.pseudonym(),
            access.operation().name(),
            access.record(),
            recipient,
            entry.bytes());
    session.dao(OutboxDao.class).addAccess(id, entry);
  }
}

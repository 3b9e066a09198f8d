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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes who did what with which record, when and why, before it is done. Thread-safe. */
public final class AccessLog {
  private static final AccessReason AUDIT = new AccessReason("EQUALITY_DUTY");

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
                  add(
                      session,
                      new Access(id, now, by, operation, record, null),
                      members(id, now, by, operation, record, reason)));
          return true;
        });
  }

  /**
   * Records that decisions and monitoring data are about to be brought together for an audit (DPA
   * 2018, s.62).
   *
   * @param audit the id of the report or replay that they are brought together for
   * @throws evenhand.decision.NotRecordedException where it could not be written; then nothing may
   *     be shown
   */
  public void combined(Actor by, UUID audit) {
    write(by, Operation.COMBINATION, List.of(audit), AUDIT);
  }

  /** The same for figures that are shown at once and have no id. */
  public void combined(Actor by) {
    combined(by, RecordId.at(clock.instant()));
  }

  /**
   * Records that a list over many contacts was shown: one entry, however long the list. A screen
   * asks for it again and again, and what it held then follows from the records, which never
   * change. A list is no record, so the entry names itself as what was seen.
   *
   * @param list what names the list: ids, times and codes only
   * @throws evenhand.decision.NotRecordedException where it could not be written; then nothing may
   *     be shown
   */
  public void writeList(Actor by, Map<String, String> list, AccessReason reason) {
    Instant now = clock.instant();
    UUID id = RecordId.at(now);
    ObjectNode members = members(id, now, by, Operation.CONSULTATION, id, reason);
    list.forEach(members::put);
    records.record(
        id,
        true,
        session -> {
          add(session, new Access(id, now, by, Operation.CONSULTATION, id, null), members);
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
    Access access = new Access(id, now, by, Operation.DISCLOSURE, decision, to.code());
    ObjectNode members = members(id, now, by, Operation.DISCLOSURE, decision, reason);
    records.record(
        id,
        true,
        session -> {
          add(session, access, members.put("recipient", to.code()));
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
    Access access = new Access(id, now, by, Operation.DISCLOSURE, export, to.code());
    ObjectNode members = members(id, now, by, Operation.DISCLOSURE, export, reason);
    records.record(
        id,
        true,
        session -> {
          add(session, access, members.put("recipient", to.code()));
          return true;
        });
  }

  private record Access(
      UUID id,
      Instant at,
      Actor by,
      Operation operation,
      UUID record,
      @Nullable String recipient) {}

  private static ObjectNode members(
      UUID id, Instant now, Actor by, Operation operation, UUID record, AccessReason reason) {
    ObjectNode members = Entries.start(id, now, by);
    members.put("operation", operation.name());
    members.put("record", record.toString());
    members.put("reason_code", reason.code());
    return members;
  }

  private static void add(RecordsDao.Session session, Access access, ObjectNode members) {
    Entry entry = Entry.of(EntryKind.ACCESS, members);
    session
        .dao(AccessDao.class)
        .add(
            access.id(),
            access.at(),
            access.by().pseudonym(),
            access.operation().name(),
            access.record(),
            access.recipient(),
            entry.bytes());
    session.dao(OutboxDao.class).addAccess(access.id(), entry);
  }
}

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
import java.util.UUID;
import java.util.regex.Pattern;

/** Writes who did what with which record, when and why, before it is done. Thread-safe. */
public final class AccessLog {
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

  private final RecordsDao records;
  private final InstantSource clock;

  public AccessLog(RecordsDao records, InstantSource clock) {
    this.records = records;
    this.clock = clock;
  }

  /**
   * Records one access, committed before this returns.
   *
   * @param record the decision or other record
   * @param reasonCode why, as a code; words about a person have no place here
   * @throws evenhand.decision.NotRecordedException where it could not be written; then nothing may
   *     be shown
   */
  public void write(Actor by, Operation operation, UUID record, String reasonCode) {
    if (!CODE.matcher(reasonCode).matches()) {
      throw new IllegalArgumentException(
          "a reason is a code of capitals, digits and underscores, but was '" + reasonCode + "'");
    }
    Instant now = clock.instant();
    UUID id = RecordId.at(now);
    ObjectNode members = Entries.start(id, now, by);
    members.put("operation", operation.name());
    members.put("record", record.toString());
    members.put("reason_code", reasonCode);
    Entry entry = Entry.of(EntryKind.ACCESS, members);
    records.record(
        id,
        true,
        session -> {
          session
              .dao(AccessDao.class)
              .add(id, now, by.pseudonym(), operation.name(), record, entry.bytes());
          session.dao(OutboxDao.class).addAccess(id, entry);
          return true;
        });
  }
}

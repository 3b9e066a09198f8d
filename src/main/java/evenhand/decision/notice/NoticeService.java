package evenhand.decision.notice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.decision.Actor;
import evenhand.decision.DecisionId;
import evenhand.decision.Entries;
import evenhand.decision.Events;
import evenhand.decision.RecordId;
import evenhand.decision.RecordsDao;
import evenhand.decision.UnknownRecordException;
import evenhand.decision.access.AccessLog;
import evenhand.decision.access.AccessReason;
import evenhand.decision.access.Operation;
import evenhand.decision.history.DecisionDao;
import evenhand.ledger.Entry;
import evenhand.ledger.EntryKind;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Lists what recipients have to be told, and marks that they were. */
public final class NoticeService {
  private final RecordsDao records;
  private final AccessLog access;
  private final InstantSource clock;

  public NoticeService(RecordsDao records, AccessLog access, InstantSource clock) {
    this.access = access;
    this.records = records;
    this.clock = clock;
  }

  /**
   * To whom a decision was disclosed; the access log says who asked.
   *
   * @throws UnknownRecordException 404
   */
  List<Told> recipients(DecisionId decision, Actor by) {
    List<Told> told =
        records.read(
            session -> {
              session.dao(DecisionDao.class).recorded(decision);
              return session.dao(NoticeDao.class).recipients(decision.value());
            });
    AccessReason reason = new AccessReason(AccessReason.NOT_GIVEN);
    access.write(by, Operation.CONSULTATION, List.of(decision.value()), reason);
    return told;
  }

  /** Notices that nobody has given, the oldest first; the access log says who saw the list. */
  List<Notice> due(int limit, Actor by) {
    access.writeList(by, Map.of("list", "notices"), new AccessReason(AccessReason.NOT_GIVEN));
    return records.read(session -> session.dao(NoticeDao.class).due(limit));
  }

  /**
   * Marks a notice given; the first mark stands.
   *
   * @throws UnknownRecordException 404
   */
  Notice given(UUID id, Actor by) {
    Notice notice =
        records
            .readFirst(session -> session.dao(NoticeDao.class).find(id))
            .orElseThrow(() -> new UnknownRecordException("notice", id.toString()));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    UUID mark = RecordId.at(now);
    ObjectNode members = Entries.start(mark, now, by);
    members.put("notice", id.toString());
    members.put("decision", notice.decisionId().toString());
    members.put("cause", notice.cause());
    members.put("recipient", notice.recipient());
    return records.record(
        mark,
        notice,
        session -> {
          if (session.dao(NoticeDao.class).give(id, mark, now, by.pseudonym()) == 1) {
            Events.seal(session, mark, now, by, Entry.of(EntryKind.NOTICE, members));
          }
          return notice;
        });
  }
}

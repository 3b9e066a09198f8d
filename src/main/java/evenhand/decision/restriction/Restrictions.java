package evenhand.decision.restriction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.decision.Actor;
import evenhand.decision.DecisionId;
import evenhand.decision.Entries;
import evenhand.decision.Events;
import evenhand.decision.RecordId;
import evenhand.decision.RecordsDao;
import evenhand.decision.RecordsDao.Session;
import evenhand.decision.UnknownRecordException;
import evenhand.decision.access.AccessReason;
import evenhand.decision.history.DecisionDao;
import evenhand.decision.notice.NoticeDao;
import evenhand.ledger.Entry;
import evenhand.ledger.EntryKind;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Restricts decisions and lifts restrictions; everyone to whom the decision was disclosed has to be
 * told (DPA 2018, s.47).
 */
public final class Restrictions {
  private final RecordsDao records;
  private final InstantSource clock;

  public Restrictions(RecordsDao records, InstantSource clock) {
    this.records = records;
    this.clock = clock;
  }

  /**
   * Restricts a decision, or lifts that; as often as asked, the newest counts.
   *
   * @throws UnknownRecordException 404
   */
  void set(DecisionId decision, boolean restricted, AccessReason reason, Actor by) {
    records.readFirst(session -> session.dao(DecisionDao.class).recorded(decision));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    UUID id = RecordId.at(now);
    records.record(
        id,
        true,
        session -> {
          add(session, id, decision.value(), restricted, reason, now, by);
          return true;
        });
  }

  /** Why a decision is restricted now; empty where it is not. */
  public static Optional<AccessReason> reason(Session session, UUID decision) {
    return session.dao(RestrictionDao.class).reason(decision).map(AccessReason::new);
  }

  /** The same within a transaction that records why. */
  public static void add(
      Session session,
      UUID id,
      UUID decision,
      boolean restricted,
      AccessReason reason,
      Instant now,
      Actor by) {
    ObjectNode members = Entries.start(id, now, by);
    members.put("decision", decision.toString());
    members.put("restricted", restricted);
    members.put("reason_code", reason.code());
    session
        .dao(RestrictionDao.class)
        .add(id, decision, restricted, reason.code(), now, by.pseudonym());
    Events.seal(session, id, now, by, Entry.of(EntryKind.RESTRICTION, members));
    session.dao(NoticeDao.class).raise(id, "restriction", decision, now);
  }
}

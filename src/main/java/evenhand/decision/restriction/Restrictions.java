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
  /** Why a challenge of accuracy restricts by itself. */
  public static final AccessReason ACCURACY_CONTESTED = new AccessReason("ACCURACY_CONTESTED");

  private final RecordsDao records;
  private final InstantSource clock;

  public Restrictions(RecordsDao records, InstantSource clock) {
    this.records = records;
    this.clock = clock;
  }

  /**
   * Restricts a decision, or lifts that; as often as asked, the newest counts. Where accuracy was
   * contested while the decision was restricted for another reason, lifting that one leaves it
   * restricted as contested.
   *
   * @return why it is restricted now
   * @throws UnknownRecordException 404
   */
  Optional<AccessReason> set(
      DecisionId decision, boolean restricted, AccessReason reason, Actor by) {
    records.readFirst(session -> session.dao(DecisionDao.class).recorded(decision));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    UUID id = RecordId.at(now);
    return records.record(
        id,
        Optional.of(reason).filter(given -> restricted),
        session -> {
          boolean staysContested = !restricted && isContestedBeside(session, decision.value());
          AccessReason stands = staysContested ? ACCURACY_CONTESTED : reason;
          boolean holds = restricted || staysContested;
          add(session, id, decision.value(), holds, stands, now, by);
          return Optional.of(stands).filter(given -> holds);
        });
  }

  private static boolean isContestedBeside(Session session, UUID decision) {
    return reason(session, decision).filter(now -> !now.equals(ACCURACY_CONTESTED)).isPresent()
        && session.dao(RestrictionDao.class).isAccuracyContested(decision);
  }

  /**
   * Restricts a decision whose accuracy is contested; one that is restricted stays so for the
   * reason that it has, which ends neither with the challenge nor before it.
   */
  public static void contest(Session session, UUID decision, Instant now, Actor by) {
    if (reason(session, decision).isEmpty()) {
      add(session, RecordId.at(now), decision, true, ACCURACY_CONTESTED, now, by);
    }
  }

  /** Why a decision is restricted now; empty where it is not. */
  public static Optional<AccessReason> reason(Session session, UUID decision) {
    return session.dao(DecisionDao.class).restriction(decision).map(AccessReason::new);
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

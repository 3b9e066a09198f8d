package evenhand.decision.followup;

import evenhand.decision.Actor;
import evenhand.decision.ContactReference;
import evenhand.decision.ContactState;
import evenhand.decision.ContactStep;
import evenhand.decision.ContactStep.Kind;
import evenhand.decision.Entries;
import evenhand.decision.RecordId;
import evenhand.decision.RecordsDao;
import evenhand.decision.RecordsDao.Session;
import evenhand.decision.UnknownRecordException;
import evenhand.decision.followup.CloseRefusedException.Hold;
import evenhand.decision.history.ContactDao;
import evenhand.ledger.Entry;
import evenhand.ledger.EntryKind;
import evenhand.ledger.OutboxDao;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Closes a contact, unless a standing decision is provisional or blocks closing. */
public final class ClosingService {
  private final RecordsDao records;
  private final InstantSource clock;

  public ClosingService(RecordsDao records, InstantSource clock) {
    this.records = records;
    this.clock = clock;
  }

  /**
   * Closes and records it, committed before this returns; a closed contact answers its closing
   * again. A later decision opens it anew.
   *
   * @throws CloseRefusedException 409
   * @throws UnknownRecordException 404
   * @throws evenhand.decision.NotRecordedException 503
   */
  public ClosingReceipt close(ContactReference contact, Actor actor) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    UUID id = RecordId.at(now);
    ClosingReceipt receipt = new ClosingReceipt(id.toString(), contact, true, now);
    return records.record(
        id,
        receipt,
        session -> {
          session.dao(FollowupDao.class).lockContact(contact.value());
          ContactState state = session.dao(ContactDao.class).state(contact);
          if (state.closing().isPresent()) {
            return receipt(contact, state.closing().get());
          }
          refuseHeld(contact, state);
          write(session, id, contact, now, actor);
          return receipt;
        });
  }

  private static ClosingReceipt receipt(ContactReference contact, ContactStep closing) {
    return new ClosingReceipt(closing.id().toString(), contact, true, closing.recordedAt());
  }

  private static void refuseHeld(ContactReference contact, ContactState state) {
    if (state.steps().isEmpty()) {
      throw new UnknownRecordException("contact", contact.value());
    }
    List<Hold> holds =
        state.standing().stream().filter(state::isHeld).map(ClosingService::hold).toList();
    if (!holds.isEmpty()) {
      throw new CloseRefusedException(holds);
    }
  }

  private static Hold hold(ContactStep step) {
    return new Hold(
        step.decision().orElseThrow(),
        step.rulebook().orElseThrow(),
        step.hold().provisional(),
        step.hold().blocksClose(),
        step.hold().rules());
  }

  /** The entry leaves the contact's reference out: its steps are found by the closing's id. */
  private static void write(
      Session session, UUID id, ContactReference contact, Instant now, Actor actor) {
    Entry entry = Entry.of(EntryKind.CLOSING, Entries.start(id, now, actor));
    String by = actor.pseudonym();
    session.dao(FollowupDao.class).addClosing(id, contact.value(), now, by, entry.bytes());
    session
        .dao(ContactDao.class)
        .add(contact.value(), id, Kind.CLOSING.code(), null, null, "{}", by, now);
    session.dao(OutboxDao.class).add(id, entry);
  }
}

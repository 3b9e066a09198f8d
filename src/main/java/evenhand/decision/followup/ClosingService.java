package evenhand.decision.followup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.decision.Actor;
import evenhand.decision.Confirmations;
import evenhand.decision.ContactReference;
import evenhand.decision.ContactState;
import evenhand.decision.ContactStep;
import evenhand.decision.ContactStep.Kind;
import evenhand.decision.Entries;
import evenhand.decision.RecordId;
import evenhand.decision.RecordsDao;
import evenhand.decision.RecordsDao.Session;
import evenhand.decision.RowContent;
import evenhand.decision.UnknownRecordException;
import evenhand.decision.followup.CloseRefusedException.Hold;
import evenhand.decision.history.ContactDao;
import evenhand.decision.history.DecisionDao;
import evenhand.decision.history.StoredResponse;
import evenhand.ledger.Entry;
import evenhand.ledger.EntryKind;
import evenhand.ledger.OutboxDao;
import evenhand.ledger.Salt;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.InvalidCaseException.Fault;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Closes a contact, unless a standing decision is provisional, blocks closing, or holds what a
 * person has yet to confirm: nothing adverse is done by rules alone (DPA 2018, s.50B).
 */
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
   * @throws InvalidCaseException 422 where nobody says who they are
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
          refuse(contact, actor, state, session.dao(DecisionDao.class));
          write(session, id, contact, now, actor);
          return receipt;
        });
  }

  private static ClosingReceipt receipt(ContactReference contact, ContactStep closing) {
    return new ClosingReceipt(closing.id().toString(), contact, true, closing.recordedAt());
  }

  private static void refuse(
      ContactReference contact, Actor actor, ContactState state, DecisionDao decisions) {
    if (state.steps().isEmpty()) {
      throw new UnknownRecordException("contact", contact.value());
    }
    if (!actor.isNamed()) {
      throw new InvalidCaseException(List.of(new Fault("", Actor.PERSON_NEEDED)));
    }
    List<Hold> holds =
        state.standing().stream()
            .flatMap(step -> hold(state, step, awaiting(step, decisions)).stream())
            .toList();
    if (!holds.isEmpty()) {
      throw new CloseRefusedException(holds);
    }
  }

  private static List<String> awaiting(ContactStep step, DecisionDao decisions) {
    return Confirmations.awaiting(
        decisions.recorded(step.decision().orElseThrow()).readOutcome(),
        decisions.responses(step.id()).stream().map(StoredResponse::readCodes).toList());
  }

  private static Optional<Hold> hold(ContactState state, ContactStep step, List<String> awaiting) {
    boolean isHeld = state.isHeld(step);
    if (!isHeld && awaiting.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Hold(
            step.decision().orElseThrow(),
            step.rulebook().orElseThrow(),
            isHeld && step.hold().provisional(),
            isHeld && step.hold().blocksClose(),
            isHeld ? step.hold().rules() : List.of(),
            awaiting));
  }

  /** The entry leaves the contact's reference out, and commits to it. */
  private static void write(
      Session session, UUID id, ContactReference contact, Instant now, Actor actor) {
    Salt salt = Salt.random();
    ObjectNode members = Entries.start(id, now, actor);
    members.put("row_commitment", salt.commit(RowContent.of(contact)).hex());
    Entry entry = Entry.of(EntryKind.CLOSING, members);
    String by = actor.pseudonym();
    session
        .dao(FollowupDao.class)
        .addClosing(id, contact.value(), now, by, salt.bytes(), entry.bytes());
    session
        .dao(ContactDao.class)
        .add(contact.value(), id, Kind.CLOSING.code(), null, null, "{}", by, now);
    session.dao(OutboxDao.class).add(id, entry);
  }
}

package evenhand.decision.followup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.decision.ActionId;
import evenhand.decision.Actor;
import evenhand.decision.ContactReference;
import evenhand.decision.Entries;
import evenhand.decision.RecordId;
import evenhand.decision.RecordsDao;
import evenhand.decision.UnknownRecordException;
import evenhand.decision.history.ActionDao;
import evenhand.decision.history.ActionDao.Done;
import evenhand.decision.history.DecisionDao;
import evenhand.decision.history.DueAction;
import evenhand.ledger.Entry;
import evenhand.ledger.EntryKind;
import evenhand.ledger.OutboxDao;
import evenhand.rulebook.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tasks that decisions ask for: what falls due, and what has been done. */
public final class ActionsService {
  private final RecordsDao records;
  private final InstantSource clock;

  public ActionsService(RecordsDao records, InstantSource clock) {
    this.records = records;
    this.clock = clock;
  }

  /** What is undone and due before an instant, reminders too, the earliest first. */
  public List<DueAction> dueBefore(Instant dueBefore, int countMax) {
    return due(new Wanted(Instant.EPOCH, dueBefore, Optional.empty()), countMax);
  }

  /** What is undone and due in a time, reminders too, the earliest first. */
  public List<DueAction> due(Wanted wanted, int countMax) {
    Instant now = clock.instant();
    String contact = wanted.contact().map(ContactReference::value).orElse(null);
    return records
        .read(
            session ->
                session
                    .dao(ActionDao.class)
                    .due(wanted.dueFrom(), wanted.dueBefore(), contact, countMax))
        .stream()
        .map(open -> open.view(now))
        .toList();
  }

  /**
   * Which tasks are asked for.
   *
   * @param dueFrom the first instant
   * @param dueBefore the first instant that is too late
   * @param contact of one contact only
   */
  public record Wanted(Instant dueFrom, Instant dueBefore, Optional<ContactReference> contact) {}

  /**
   * Marks an action done, and with it the same task of earlier decisions of the same rulebook on
   * the contact; marking again answers the first mark.
   *
   * @throws UnknownRecordException 404
   * @throws evenhand.decision.NotRecordedException 503
   */
  public DoneReceipt done(ActionId action, Actor actor) {
    String code = code(action);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    UUID id = RecordId.at(now);
    ObjectNode members = Entries.start(id, now, actor);
    members.put("decision", action.decision().toString());
    members.put("place", action.place());
    members.put("action", code);
    Entry entry = Entry.of(EntryKind.ACTION_DONE, members);
    UUID decision = action.decision().value();
    Done mark = new Done(code, now, actor.pseudonym());
    Done first =
        records.record(
            id,
            mark,
            session -> {
              ActionDao actions = session.dao(ActionDao.class);
              if (actions.mark(decision, action.place(), id, mark, entry.bytes()) == 0) {
                return actions.done(decision, action.place()).orElseThrow();
              }
              session.dao(OutboxDao.class).add(id, entry);
              return mark;
            });
    return new DoneReceipt(
        action, first.code(), true, first.recordedAt(), new Actor(first.madeBy()));
  }

  private String code(ActionId action) {
    List<Outcome.Action> actions =
        records
            .readFirst(session -> session.dao(DecisionDao.class).find(action.decision()))
            .map(decision -> decision.readOutcome().actions())
            .orElse(List.of());
    if (action.place() < actions.size()) {
      return actions.get(action.place()).code();
    }
    UUID decision = action.decision().value();
    return records
        .readFirst(session -> session.dao(ActionDao.class).reminder(decision, action.place()))
        .orElseThrow(() -> new UnknownRecordException("action", action.toString()));
  }
}

package evenhand.decision.followup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.decision.Actor;
import evenhand.decision.DecisionId;
import evenhand.decision.Entries;
import evenhand.decision.RecordId;
import evenhand.decision.RecordsDao;
import evenhand.decision.UnknownRecordException;
import evenhand.decision.history.DecisionDao;
import evenhand.decision.history.StoredDecision;
import evenhand.ledger.Entry;
import evenhand.ledger.EntryKind;
import evenhand.ledger.OutboxDao;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.InvalidCaseException.Fault;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import evenhand.rulebook.model.LaterOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Records what became known after a decision: harm, reoffending, completion and the like. */
public final class OutcomeRecordService {
  private static final Duration CLOCK_LEEWAY = Duration.ofMinutes(5);

  private final RecordsDao records;
  private final Rulebooks rulebooks;
  private final InstantSource clock;

  public OutcomeRecordService(RecordsDao records, Rulebooks rulebooks, InstantSource clock) {
    this.records = records;
    this.rulebooks = rulebooks;
    this.clock = clock;
  }

  /**
   * Checks against the rulebook's closed list and records, committed before this returns.
   *
   * @throws InvalidCaseException 422 with pointers /kind, /at, /value
   * @throws UnknownRecordException 404
   * @throws evenhand.decision.NotRecordedException 503
   */
  public OutcomeReceipt record(DecisionId decision, OutcomeRequest request, Actor actor) {
    StoredDecision decided =
        records.readFirst(session -> session.dao(DecisionDao.class).recorded(decision));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    LaterOutcome kind = check(decided.rulebook(), request, now);
    UUID id = RecordId.at(now);
    Entry entry = entry(id, decision, request, kind, now, actor);
    OutcomeReceipt receipt = new OutcomeReceipt(id.toString(), decision, true, now);
    return records.record(
        id,
        receipt,
        session -> {
          session
              .dao(FollowupDao.class)
              .addOutcome(
                  id,
                  decision.value(),
                  now,
                  actor.pseudonym(),
                  kind.kind(),
                  request.at(),
                  request.value().orElse(null),
                  kind.unit(),
                  entry.bytes());
          session.dao(OutboxDao.class).add(id, entry);
          return receipt;
        });
  }

  private LaterOutcome check(String rulebook, OutcomeRequest request, Instant now) {
    List<LaterOutcome> kinds =
        rulebooks.find(rulebook).map(Rulebook::laterOutcomes).orElse(List.of());
    Optional<LaterOutcome> kind =
        kinds.stream().filter(one -> one.kind().equals(request.kind())).findFirst();
    List<Fault> faults = new ArrayList<>();
    if (kind.isEmpty()) {
      faults.add(
          new Fault(
              "/kind",
              "one of "
                  + kinds.stream().map(LaterOutcome::kind).collect(Collectors.joining(", "))
                  + " for decisions of "
                  + rulebook));
    }
    if (request.at().isAfter(now.plus(CLOCK_LEEWAY))) {
      faults.add(new Fault("/at", "an instant that has passed: only what is known is recorded"));
    }
    kind.flatMap(known -> valueFault(known, request.value())).ifPresent(faults::add);
    if (!faults.isEmpty()) {
      throw new InvalidCaseException(faults);
    }
    return kind.orElseThrow();
  }

  private static Optional<Fault> valueFault(LaterOutcome kind, Optional<Long> value) {
    boolean hasUnit = !kind.unit().equals("none");
    if (hasUnit && (value.isEmpty() || value.get() < 0)) {
      return Optional.of(new Fault("/value", "a whole number of " + kind.unit() + ", 0 or more"));
    }
    return !hasUnit && value.isPresent()
        ? Optional.of(new Fault("/value", "nothing: " + kind.kind() + " has no value"))
        : Optional.empty();
  }

  private static Entry entry(
      UUID id,
      DecisionId decision,
      OutcomeRequest request,
      LaterOutcome kind,
      Instant now,
      Actor actor) {
    ObjectNode entry = Entries.start(id, now, actor);
    entry.put("decision", decision.toString());
    entry.put("outcome", kind.kind());
    entry.put("happened_at", request.at().toString());
    entry.put("unit", kind.unit());
    request.value().ifPresent(value -> entry.put("value", value));
    return Entry.of(EntryKind.OUTCOME, entry);
  }
}

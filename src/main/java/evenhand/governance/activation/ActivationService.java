package evenhand.governance.activation;

import evenhand.decision.Actor;
import evenhand.decision.Json;
import evenhand.decision.RecordsDao;
import evenhand.governance.activation.ActivationDao.ActivationRow;
import evenhand.governance.activation.TrustedActivations.Sorted;
import evenhand.governance.approval.Review;
import evenhand.governance.approval.Roster;
import evenhand.governance.approval.SignedVerdict;
import evenhand.governance.lifecycle.Event;
import evenhand.governance.lifecycle.LifeCycle;
import evenhand.governance.lifecycle.State;
import evenhand.rulebook.Revision;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.RulebookFaultException.Fault;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Records verdicts, puts revisions in force, rolls back, and withdraws what was scheduled. */
public final class ActivationService {
  private static final String NOTHING = "{}";

  private final RecordsDao records;
  private final TrustedActivations trusted;
  private final Gate gate;
  private final List<String> missing;
  private final KnownRevisions known;
  private final InstantSource clock;

  /**
   * Over one database: {@code roster} says whose signature counts when it is asked, {@code missing}
   * which settings name no document although nothing comes into force without it.
   */
  public ActivationService(
      RecordsDao records,
      Supplier<Roster> roster,
      Gate gate,
      List<String> missing,
      InstantSource clock) {
    this.missing = List.copyOf(missing);
    this.records = records;
    this.trusted = new TrustedActivations(records, roster);
    this.gate = gate;
    this.known = new KnownRevisions(records);
    this.clock = clock;
  }

  /**
   * Puts a revision in force, at once or later. Its files and verdicts are kept with it.
   *
   * @param verdicts that lie beside it
   * @param from when; now where empty
   * @throws ActivationRefusedException naming everything that is in the way
   */
  public Activation activate(
      Rulebook rulebook, Collection<SignedVerdict> verdicts, Optional<Instant> from, Actor by) {
    Instant now = now();
    Sorted sorted = trusted.of(rulebook.id());
    Review review = review(rulebook, verdicts);
    List<Fault> faults = new ArrayList<>(review.faults());
    missing.stream().map(ActivationFaults::withoutDocument).forEach(faults::add);
    State state = state(review, now);
    Event event = from.isPresent() ? Event.SCHEDULE : Event.ACTIVATE;
    if (faults.isEmpty() && LifeCycle.after(state, event).isEmpty()) {
      faults.add(ActivationFaults.outOfTurn(rulebook, state));
    }
    // The gate held it against what is in force: nothing else may come between.
    sorted.scheduled(now).map(ActivationFaults::isScheduled).ifPresent(faults::add);
    Instant at = from.map(each -> each.truncatedTo(ChronoUnit.MILLIS)).orElse(now);
    ActivationFaults.time(rulebook, at, now).ifPresent(faults::add);
    refuse(faults);
    Gate.Judgement judgement = gate.judge(rulebook, sorted.inForce(at));
    refuse(ActivationFaults.of(rulebook, judgement.unfinished()));
    Optional<Activation.Reason> reason =
        judgement.objections().isEmpty()
            ? Optional.empty()
            : Optional.of(despite(rulebook, review, judgement));
    ActivationRow row =
        ActivationRow.of(
            rulebook,
            Activation.ACTIVATE,
            at,
            Json.text(judgement.showing()),
            reason,
            Optional.empty(),
            now,
            by);
    return record(rulebook, review.counting(), row, by, sorted);
  }

  private static Activation.Reason despite(
      Rulebook rulebook, Review review, Gate.Judgement judgement) {
    Optional<SignedVerdict> despite = review.despite(judgement.newest());
    if (despite.isEmpty()) {
      refuse(ActivationFaults.objected(rulebook, judgement, review.despite(Optional.empty())));
    }
    SignedVerdict signed = despite.orElseThrow();
    return new Activation.Reason(signed.verdict().words(), signed.signer());
  }

  /**
   * Puts a revision in force again that was before.
   *
   * @param reason why
   * @throws ActivationRefusedException where it never was, or is in force now, or a document that
   *     the law asks for is not named any more
   */
  public Activation rollBack(Revision revision, String reason, Actor by) {
    Instant now = now();
    Rulebook rulebook = known.stored(revision);
    Sorted sorted = trusted.of(rulebook.id());
    Review review = review(rulebook, List.of());
    List<Fault> faults = new ArrayList<>(review.shortfall());
    missing.stream().map(ActivationFaults::withoutDocument).forEach(faults::add);
    State state = state(review, now);
    if (LifeCycle.after(state, Event.ROLL_BACK).isEmpty()) {
      faults.add(ActivationFaults.neverInForce(revision, state));
    }
    sorted.scheduled(now).map(ActivationFaults::isScheduled).ifPresent(faults::add);
    if (reason.isBlank()) {
      faults.add(ActivationFaults.noReason(revision, "rolled back"));
    }
    refuse(faults);
    Optional<Activation.Reason> why = Optional.of(new Activation.Reason(reason, by.pseudonym()));
    ActivationRow row =
        ActivationRow.of(
            rulebook, Activation.ROLL_BACK, now, NOTHING, why, Optional.empty(), now, by);
    return record(rulebook, List.of(), row, by, sorted);
  }

  /**
   * Takes a revision off that is scheduled, before its time has come.
   *
   * @param reason why
   * @throws ActivationRefusedException where it is not scheduled
   */
  public Activation withdraw(Revision revision, String reason, Actor by) {
    Instant now = now();
    Rulebook rulebook = known.stored(revision);
    Sorted sorted = trusted.of(rulebook.id());
    Optional<Activation> scheduled =
        sorted.scheduled(now).filter(each -> each.revision().equals(revision));
    List<Fault> faults = new ArrayList<>();
    if (scheduled.isEmpty()) {
      faults.add(
          new Fault(revision.name(), 0, "is not scheduled; what is in force is rolled back from"));
    }
    if (reason.isBlank()) {
      faults.add(ActivationFaults.noReason(revision, "withdrawn"));
    }
    refuse(faults);
    Optional<Activation.Reason> why = Optional.of(new Activation.Reason(reason, by.pseudonym()));
    Activation taken = scheduled.orElseThrow();
    ActivationRow row =
        ActivationRow.of(
            rulebook,
            Activation.WITHDRAW,
            taken.effectiveFrom(),
            NOTHING,
            why,
            Optional.of(taken.id()),
            now,
            by);
    return record(rulebook, List.of(), row, by, sorted);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Nothing may have been recorded since what this one rests on was read. */
  private Activation record(
      Rulebook rulebook, List<SignedVerdict> verdicts, ActivationRow row, Actor by, Sorted read) {
    return records.record(
        row.id(),
        Activation.of(row),
        session -> {
          ActivationDao dao = session.dao(ActivationDao.class);
          dao.lock(rulebook.id());
          if (!dao.newest(rulebook.id()).equals(read.newest())) {
            refuse(List.of(ActivationFaults.overtaken(rulebook)));
          }
          Recorder recorder = new Recorder(session, by, row.recordedAt());
          recorder.keep(rulebook);
          verdicts.forEach(recorder::add);
          recorder.add(row);
          return Activation.of(row);
        });
  }

  /** Keeps verdicts that lie beside a rulebook, each once; returns how many are new. */
  public int keep(Rulebook rulebook, Collection<SignedVerdict> verdicts, Actor by) {
    Review review = review(rulebook, verdicts);
    refuse(review.forged());
    Instant now = now();
    int kept = 0;
    for (SignedVerdict each : review.counting()) {
      kept +=
          records.read(
              session ->
                  session
                      .handle()
                      .inTransaction(
                          handle -> {
                            Recorder recorder = new Recorder(session, by, now);
                            recorder.keep(rulebook);
                            return recorder.add(each) ? 1 : 0;
                          }));
    }
    return kept;
  }

  private static void refuse(List<Fault> faults) {
    if (!faults.isEmpty()) {
      throw new ActivationRefusedException(faults);
    }
  }

  private static List<SignedVerdict> distinct(List<SignedVerdict> all) {
    Map<String, SignedVerdict> byHash = new LinkedHashMap<>();
    all.forEach(each -> byHash.putIfAbsent(each.hash().hex(), each));
    return List.copyOf(byHash.values());
  }

  /** All verdicts on a revision, those kept and those beside it. */
  public Review review(Rulebook rulebook, Collection<SignedVerdict> beside) {
    // Kept ones first: when a verdict was recorded is known of them alone.
    List<SignedVerdict> all = new ArrayList<>(trusted.notes(rulebook.id()));
    all.addAll(beside);
    return Review.of(
        rulebook.id(), rulebook.revision(), distinct(all), trusted.roster(), clock.instant());
  }

  /** Where a revision stands, by its verdicts and by what came into force. */
  public State state(Review review, Instant at) {
    Sorted sorted = trusted.of(review.rulebook());
    if (sorted
        .inForce(at)
        .map(Activation::revision)
        .filter(review.revision()::equals)
        .isPresent()) {
      return State.ACTIVE;
    }
    if (sorted.wasEver(review.revision(), at)) {
      return State.RETIRED;
    }
    return sorted
            .scheduled(at)
            .filter(each -> each.revision().equals(review.revision()))
            .isPresent()
        ? State.SCHEDULED
        : review.state();
  }

  /** The revision in force; empty where none of the rulebook was ever activated. */
  public Optional<Revision> inForce(String rulebook, Instant at) {
    return trusted.of(rulebook).inForce(at).map(Activation::revision);
  }

  /** What the gate says of a revision now. */
  public Gate.Judgement judge(Rulebook rulebook) {
    return gate.judge(rulebook, trusted.of(rulebook.id()).inForce(clock.instant()));
  }

  /** Since when the revision in force is; empty where none was activated. */
  public Optional<Instant> inForceSince(Rulebook rulebook) {
    return sorted(rulebook.id())
        .inForce(clock.instant())
        .filter(each -> each.revision().equals(rulebook.revision()))
        .map(Activation::effectiveFrom);
  }

  /** The activations of a rulebook, those that are followed and those that are not. */
  Sorted sorted(String rulebook) {
    return trusted.of(rulebook);
  }

  /** Every rulebook that an activation is recorded of. */
  List<String> activated() {
    return records.read(session -> session.dao(ActivationDao.class).activated());
  }

  /** Revisions as they were kept, and which came into force when. */
  public KnownRevisions known() {
    return known;
  }
}

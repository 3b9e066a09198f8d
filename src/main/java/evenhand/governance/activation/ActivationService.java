package evenhand.governance.activation;

import evenhand.decision.Actor;
import evenhand.decision.Json;
import evenhand.decision.RecordId;
import evenhand.decision.RecordsDao;
import evenhand.governance.activation.ActivationDao.ActivationRow;
import evenhand.governance.approval.Review;
import evenhand.governance.approval.Roster;
import evenhand.governance.approval.SignedVerdict;
import evenhand.governance.approval.VerdictFolder;
import evenhand.governance.lifecycle.Event;
import evenhand.governance.lifecycle.LifeCycle;
import evenhand.governance.lifecycle.State;
import evenhand.rulebook.Revision;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.RulebookFaultException.Fault;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records verdicts, puts revisions in force, and rolls back. */
public final class ActivationService {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final String NOTHING = "{}";

  private final RecordsDao records;
  private final Roster roster;
  private final Gate gate;
  private final List<String> missing;
  private final KnownRevisions known;
  private final InstantSource clock;

  /**
   * Records in one database.
   *
   * @param missing settings that name documents without which nothing comes into force
   */
  public ActivationService(
      RecordsDao records, Roster roster, Gate gate, List<String> missing, InstantSource clock) {
    this.missing = List.copyOf(missing);
    this.records = records;
    this.roster = roster;
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
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<SignedVerdict> all = new ArrayList<>(verdicts);
    all.addAll(notes(rulebook.id()));
    Review review = Review.of(rulebook.id(), rulebook.revision(), distinct(all), roster);
    List<Fault> faults = new ArrayList<>(review.faults());
    missing.forEach(setting -> faults.add(new Fault("config.yml", 0, withoutDocument(setting))));
    State state = state(review, now);
    if (faults.isEmpty() && LifeCycle.after(state, Event.ACTIVATE).isEmpty()) {
      faults.add(outOfTurn(rulebook, state));
    }
    from.ifPresent(at -> checkTime(rulebook, at, now).ifPresent(faults::add));
    refuse(faults);
    Gate.Judgement judgement = gate.judge(rulebook, known.inForce(rulebook.id(), now));
    Optional<Activation.Reason> despite =
        review.despite().map(signed -> reason(signed.verdict().words(), signed.signer()));
    if (!judgement.objections().isEmpty() && despite.isEmpty()) {
      refuse(
          judgement.objections().stream()
              .map(objection -> new Fault(rulebook.id(), 0, objection))
              .toList());
    }
    Optional<Activation.Reason> needed =
        judgement.objections().isEmpty() ? Optional.empty() : despite;
    ActivationRow row =
        row(
            rulebook,
            "activate",
            from.orElse(now),
            Json.text(judgement.showing()),
            needed,
            now,
            by);
    return record(rulebook, review.counting(), row, by, now);
  }

  /**
   * Puts a revision in force again that was before.
   *
   * @param reason why
   * @throws ActivationRefusedException where it never was, or is in force now
   */
  public Activation rollBack(Revision revision, String reason, Actor by) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Rulebook rulebook = known.stored(revision);
    Review review = Review.of(rulebook.id(), revision, notes(rulebook.id()), roster);
    List<Fault> faults = new ArrayList<>(review.shortfall());
    State state = state(review, now);
    if (LifeCycle.after(state, Event.ROLL_BACK).isEmpty()) {
      faults.add(
          new Fault(
              revision.name(),
              0,
              "is " + state.words() + "; only what was in force before can be rolled back to"));
    }
    if (reason.isBlank()) {
      faults.add(new Fault(revision.name(), 0, "--reason says why it is rolled back"));
    }
    refuse(faults);
    Optional<Activation.Reason> why = Optional.of(reason(reason, by.pseudonym()));
    ActivationRow row = row(rulebook, "roll-back", now, NOTHING, why, now, by);
    return record(rulebook, List.of(), row, by, now);
  }

  private static Activation.Reason reason(String words, String by) {
    return new Activation.Reason(words, by);
  }

  private static ActivationRow row(
      Rulebook rulebook,
      String kind,
      Instant from,
      String showing,
      Optional<Activation.Reason> reason,
      Instant now,
      Actor by) {
    @Nullable String words = reason.map(Activation.Reason::words).orElse(null);
    @Nullable String reasonBy = reason.map(Activation.Reason::by).orElse(null);
    return new ActivationRow(
        RecordId.at(now),
        rulebook.id(),
        rulebook.revision().name(),
        kind,
        from,
        showing,
        words,
        reasonBy,
        now,
        by.pseudonym());
  }

  private Activation record(
      Rulebook rulebook, List<SignedVerdict> verdicts, ActivationRow row, Actor by, Instant now) {
    UUID id = row.id();
    return records.record(
        id,
        Activation.of(row),
        session -> {
          Recorder recorder = new Recorder(session, by, now);
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
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
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

  private static String withoutDocument(String setting) {
    return setting
        + " is missing: the id and version of the document that sensitive processing rests on"
        + " (DPA 2018, ss.35, 42 and 64)";
  }

  private static void refuse(List<Fault> faults) {
    if (!faults.isEmpty()) {
      throw new ActivationRefusedException(faults);
    }
  }

  private static Fault outOfTurn(Rulebook rulebook, State state) {
    return new Fault(
        rulebook.id() + "/approvals",
        0,
        rulebook.revision()
            + " is "
            + state.words()
            + ", from where nothing can be activated: "
            + (state == State.ACTIVE || state == State.RETIRED
                ? "what was in force before is rolled back to"
                : "its author submits it, then legal and an approver approve, in this order"));
  }

  private static Optional<Fault> checkTime(Rulebook rulebook, Instant from, Instant now) {
    String file = rulebook.id() + "/rulebook.yml";
    if (from.isBefore(now)) {
      return Optional.of(
          new Fault(
              file,
              0,
              "cannot come into force at "
                  + from
                  + ", before now ("
                  + now
                  + "): decisions made meanwhile name another revision"));
    }
    String inForce = rulebook.about().path("in_force").path("from").asText();
    LocalDate first = inForce.isEmpty() ? LocalDate.MIN : LocalDate.parse(inForce);
    return LocalDate.ofInstant(from, LONDON).isBefore(first)
        ? Optional.of(new Fault(file, 0, "is in force from " + first + ", not before"))
        : Optional.empty();
  }

  /** The verdicts that are kept of a rulebook, whatever revision they are on. */
  public List<SignedVerdict> notes(String rulebook) {
    return records.read(session -> session.dao(ActivationDao.class).notes(rulebook)).stream()
        .map(row -> VerdictFolder.parse(row.file(), row.note()))
        .toList();
  }

  private static List<SignedVerdict> distinct(List<SignedVerdict> all) {
    Map<String, SignedVerdict> byHash = new java.util.LinkedHashMap<>();
    all.forEach(each -> byHash.putIfAbsent(each.hash().hex(), each));
    return List.copyOf(byHash.values());
  }

  /** All verdicts on a revision, those kept and those beside it. */
  public Review review(Rulebook rulebook, Collection<SignedVerdict> beside) {
    List<SignedVerdict> all = new ArrayList<>(beside);
    all.addAll(notes(rulebook.id()));
    return Review.of(rulebook.id(), rulebook.revision(), distinct(all), roster);
  }

  /** Where a revision stands, by its verdicts and by what came into force. */
  public State state(Review review, Instant at) {
    List<Activation> activations = known.activations(Optional.of(review.rulebook()));
    boolean wasEver =
        activations.stream()
            .anyMatch(each -> each.isEffective(at) && each.revision().equals(review.revision()));
    if (!wasEver) {
      return review.state();
    }
    return known.inForce(review.rulebook(), at).filter(review.revision()::equals).isPresent()
        ? State.ACTIVE
        : State.RETIRED;
  }

  /** Revisions as they were kept, and which came into force when. */
  public KnownRevisions known() {
    return known;
  }
}

package evenhand.governance.activation;

import evenhand.governance.approval.SignedVerdict;
import evenhand.governance.lifecycle.State;
import evenhand.rulebook.Revision;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.RulebookFaultException.Fault;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What keeps a revision from coming into force, in words that say what would be right. */
final class ActivationFaults {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private ActivationFaults() {}

  static List<Fault> of(Rulebook rulebook, List<String> said) {
    return said.stream().map(each -> new Fault(rulebook.id(), 0, each)).toList();
  }

  /**
   * What the gate objects to, and how it can be answered for.
   *
   * @param early what an approver signed before they could know the newest report
   */
  static List<Fault> objected(
      Rulebook rulebook, Gate.Judgement judgement, Optional<SignedVerdict> early) {
    List<Fault> faults = new ArrayList<>(of(rulebook, judgement.objections()));
    faults.add(
        early
            .map(each -> tooEarly(each, judgement.newest()))
            .orElseGet(() -> new Fault(rulebook.id(), 0, Gate.Judgement.answer())));
    return faults;
  }

  static Fault outOfTurn(Rulebook rulebook, State state) {
    String next =
        switch (state) {
          case ACTIVE, RETIRED -> "what was in force before is rolled back to";
          case SCHEDULED -> "it comes into force by itself, or is withdrawn";
          case DRAFT, IN_REVIEW, APPROVED ->
              "its author submits it, then legal and an approver approve, in this order";
        };
    return new Fault(
        rulebook.id() + "/approvals",
        0,
        rulebook.revision()
            + " is "
            + state.words()
            + ", from where nothing can be activated: "
            + next);
  }

  static Fault neverInForce(Revision revision, State state) {
    return new Fault(
        revision.name(),
        0,
        "is " + state.words() + "; only what was in force before can be rolled back to");
  }

  static Fault noReason(Revision revision, String what) {
    return new Fault(revision.name(), 0, "--reason says why it is " + what);
  }

  static Fault isScheduled(Activation scheduled) {
    return new Fault(
        scheduled.rulebook(),
        0,
        scheduled.revision()
            + " is scheduled from "
            + scheduled.effectiveFrom()
            + " on and was held against what is in force now; first ./evenhand activate "
            + scheduled.revision()
            + " --withdraw --reason WHY --by WHO");
  }

  static Fault overtaken(Rulebook rulebook) {
    return new Fault(
        rulebook.id(),
        0,
        "somebody else's activation was recorded at the same moment; look at ./evenhand lifecycle "
            + rulebook.id()
            + " and try again");
  }

  static Fault tooEarly(SignedVerdict early, Optional<Instant> newest) {
    return new Fault(
        early.file(),
        7,
        early.signer()
            + " signed at "
            + early.verdict().at()
            + ", before the newest report was finished ("
            + newest.map(Instant::toString).orElse("")
            + "); they read it and sign again");
  }

  static Optional<Fault> time(Rulebook rulebook, Instant from, Instant now) {
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

  /** A setting that has to name a document. */
  static Fault withoutDocument(String setting) {
    return new Fault(
        "config.yml",
        0,
        setting
            + " is missing: the id and version of the document that sensitive processing rests on"
            + " (DPA 2018, ss.35, 42 and 64)");
  }
}

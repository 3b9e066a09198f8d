package evenhand.decision.response;

import evenhand.decision.Actor;
import evenhand.decision.Confirmations;
import evenhand.decision.Scales;
import evenhand.decision.history.StoredDecision;
import evenhand.decision.response.LoweringAttempt.Involved;
import evenhand.decision.response.LoweringAttempt.Lowered;
import evenhand.decision.response.LoweringAttempt.ScaleGrade;
import evenhand.rulebook.InvalidCaseException.Fault;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks one response against the decision and all that stands for its contact. Used once. */
final class ResponseCheck {
  private static final String CONTACT = "contact";
  private static final String RESPONSE = "response";
  private static final String LEAST_URGENT = "g4";
  private static final long SHOWN_MS_MAX = 86_400_000;

  private final Rulebooks rulebooks;
  private final Scales scales;
  private final Situation situation;
  private final ResponseRequest request;
  private final boolean agreementNeedsReason;
  private final Map<String, String> inForce;
  private final List<Fault> faults = new ArrayList<>();
  private final List<Lowered> lowered = new ArrayList<>();

  ResponseCheck(
      Rulebooks rulebooks,
      Scales scales,
      Situation situation,
      ResponseRequest request,
      boolean agreementNeedsReason) {
    this.agreementNeedsReason = agreementNeedsReason;
    this.rulebooks = rulebooks;
    this.scales = scales;
    this.situation = situation;
    this.request = request;
    this.inForce = situation.contact().inForce(scales);
  }

  /** What is missing or refused; empty where the response may be recorded. */
  List<Fault> faults(Actor actor) {
    if (!actor.isNamed()) {
      faults.add(new Fault("", Actor.PERSON_NEEDED));
    }
    checkForms();
    if (request.accepted()) {
      checkAcceptance();
    } else {
      checkOverride();
    }
    if (faults.isEmpty() && !lowered.isEmpty()) {
      faults.addAll(LoweringRules.faults(attempt(actor), request));
    }
    return List.copyOf(faults);
  }

  /** Whether the response lowers anything; known once it has been checked. */
  boolean lowers() {
    return !lowered.isEmpty();
  }

  private void checkForms() {
    Set<String> codes = Confirmations.all(situation.outcome());
    for (int i = 0; i < request.confirmations().size(); i++) {
      if (!codes.contains(request.confirmations().get(i))) {
        faults.add(new Fault("/confirmations/" + i, "a code of the decision's outcome"));
      }
    }
    if (request.supervisor().filter(it -> !it.isBlank() && !Actor.isValid(it)).isPresent()) {
      faults.add(new Fault("/supervisor", "a pseudonym of 1 to 64 letters, digits and . _ @ : -"));
    }
    if (request.reasonCode().filter(code -> !OverrideReason.isListed(code)).isPresent()) {
      faults.add(new Fault("/reason_code", "one of " + Arrays.toString(OverrideReason.values())));
    }
    if (request.shownForMs().filter(ms -> ms < 0 || ms > SHOWN_MS_MAX).isPresent()) {
      faults.add(
          new Fault(
              "/shown_for_ms",
              "whole milliseconds from 0 to " + SHOWN_MS_MAX + " (a day), or nothing"));
    }
  }

  private void checkAcceptance() {
    if (situation.outcome().suggestsNothing()) {
      faults.add(
          new Fault("/accepted", "false: nothing was suggested; /to says what the person decides"));
    }
    if (request.to().isPresent()) {
      faults.add(new Fault("/to", "nothing: what is accepted is not changed"));
    }
    if (agreementNeedsReason && LoweringRules.isBlank(request.reason())) {
      faults.add(
          new Fault(
              "/reason",
              "why the person agrees, in words: duties.reason_with_agreement asks for it"));
    }
    checkChosenOption(situation.outcome().options());
    // Z-008
    if (situation.decision().rulebook().equals(CONTACT)
        && LEAST_URGENT.equals(situation.outcome().grades().get(RESPONSE))
        && LoweringRules.isBlank(request.adviceGiven())) {
      faults.add(new Fault("/advice_given", "the advice that was given, because g4 is accepted"));
    }
  }

  private void checkChosenOption(Collection<String> open) {
    if (request.chosenOption().filter(option -> !open.contains(option)).isPresent()) {
      faults.add(
          new Fault(
              "/chosen_option", "one of the options left open, " + open + ", or an override"));
    }
  }

  private void checkOverride() {
    if (request.to().filter(to -> !to.grades().isEmpty() || to.options().isPresent()).isEmpty()) {
      faults.add(new Fault("/to", "the grades or options that the person sets instead"));
      return;
    }
    ResponseRequest.Target to = request.to().get();
    to.grades().forEach(this::checkGrade);
    to.options().ifPresent(this::checkOptions);
    checkChosenOption(to.options().orElse(situation.outcome().options()));
    if (LoweringRules.isBlank(request.reason())) {
      faults.add(new Fault("/reason", "why the person decides otherwise, in words"));
    }
  }

  private void checkGrade(String scale, String grade) {
    String pointer = "/to/grades/" + scale.replace("~", "~0").replace("/", "~1");
    Set<String> known =
        rulebook(situation.decision())
            .map(rulebook -> rulebook.scales().keySet())
            .orElse(scales.grades().keySet());
    if (!known.contains(scale)) {
      faults.add(new Fault(pointer, "one of the scales " + List.copyOf(known)));
    } else if (!scales.has(scale, grade)) {
      faults.add(new Fault(pointer, "one of " + scales.codes(scale)));
    } else {
      Optional<String> before = Optional.ofNullable(inForce.get(scale));
      before
          .filter(current -> scales.compare(scale, grade, current) < 0)
          .map(current -> new Lowered(pointer, Optional.of(new ScaleGrade(scale, current))))
          .ifPresent(lowered::add);
    }
  }

  private void checkOptions(List<String> options) {
    Set<String> known =
        rulebook(situation.decision())
            .map(rulebook -> rulebook.codes().options().keySet())
            .orElse(Set.copyOf(situation.outcome().options()));
    for (int i = 0; i < options.size(); i++) {
      if (!known.contains(options.get(i))) {
        faults.add(new Fault("/to/options/" + i, "one of " + List.copyOf(known)));
      }
    }
    if (!situation.outcome().options().containsAll(options)) {
      lowered.add(new Lowered("/to/options", Optional.empty()));
    }
  }

  private LoweringAttempt attempt(Actor actor) {
    StoredDecision own = situation.decision();
    List<Involved> involved =
        situation.standing().stream()
            .filter(decision -> decision.id().equals(own.id()) || isBelow(decision))
            .map(this::involved)
            .toList();
    return new LoweringAttempt(
        lowered, involved, situation.protectedPerson(), actor, new Actor(own.madeBy()));
  }

  /** Whether the response sets a grade below what another decision suggests on the same scale. */
  private boolean isBelow(StoredDecision decision) {
    Map<String, String> suggested = decision.readOutcome().grades();
    return request.to().orElseThrow().grades().entrySet().stream()
        .anyMatch(
            set ->
                suggested.containsKey(set.getKey())
                    && scales.compare(set.getKey(), set.getValue(), suggested.get(set.getKey()))
                        < 0);
  }

  private Involved involved(StoredDecision decision) {
    return new Involved(
        rulebook(decision)
            .map(rulebook -> rulebook.lowering().orElse(LoweringRules.REASON_ONLY))
            .orElse(LoweringRules.STRICTEST),
        decision.rules());
  }

  private Optional<Rulebook> rulebook(StoredDecision decision) {
    return rulebooks.find(decision.rulebook());
  }
}

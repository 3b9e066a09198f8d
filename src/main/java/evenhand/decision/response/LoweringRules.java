package evenhand.decision.response;

import evenhand.decision.Actor;
import evenhand.decision.response.LoweringAttempt.Involved;
import evenhand.decision.response.LoweringAttempt.Lowered;
import evenhand.decision.response.LoweringAttempt.ScaleGrade;
import evenhand.rulebook.InvalidCaseException.Fault;
import evenhand.rulebook.Lowering;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a person needs in order to lower: the strictest of all rulebooks involved, and for the scale
 * {@code response} guarantee Z-002, whether or not the rulebook contact was run.
 */
final class LoweringRules {
  /** For a rulebook that is no longer loaded: all that any may ask for. */
  static final Lowering STRICTEST =
      new Lowering("policy", List.of("reason", "supervisor", "evidence"), List.of());

  /** For a rulebook that says nothing of lowering. */
  static final Lowering REASON_ONLY = new Lowering("policy", List.of("reason"), List.of());

  private static final String RESPONSE = "response";
  private static final Set<String> URGENT = Set.of("g1", "g2");

  private LoweringRules() {}

  /** What is missing or refuses the lowering; empty where it may be done. */
  static List<Fault> faults(LoweringAttempt attempt, ResponseRequest request) {
    List<Fault> faults = new ArrayList<>();
    for (Involved involved : attempt.involved()) {
      refusal(involved)
          .ifPresent(
              detail ->
                  attempt
                      .lowered()
                      .forEach(lowered -> faults.add(new Fault(lowered.pointer(), detail))));
    }
    Set<String> needs = needs(attempt);
    if (isBlank(request.reason())) {
      faults.add(new Fault("/reason", "why it is lowered, in words"));
    }
    if (needs.contains("evidence") && isBlank(request.evidence())) {
      faults.add(new Fault("/evidence", "the evidence that was seen"));
    }
    if (needs.contains("supervisor")) {
      supervisorFault(attempt, request.supervisor()).ifPresent(faults::add);
    }
    return faults;
  }

  private static Optional<String> refusal(Involved involved) {
    List<String> refusing =
        involved.lowering().refusedWhereFired().stream()
            .filter(involved.fired()::contains)
            .sorted()
            .toList();
    return refusing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "cannot be lowered by a response, because "
                + String.join(", ", refusing)
                + " fired ("
                + involved.lowering().cites()
                + "): a new assessment decides there");
  }

  private static Set<String> needs(LoweringAttempt attempt) {
    Set<String> needs = new TreeSet<>();
    attempt.involved().forEach(involved -> needs.addAll(involved.lowering().needs()));
    for (Lowered lowered : attempt.lowered()) {
      if (lowered.from().filter(from -> needsSecondPerson(from, attempt)).isPresent()) {
        needs.add("supervisor");
      }
    }
    return needs;
  }

  /** Z-002. */
  private static boolean needsSecondPerson(ScaleGrade from, LoweringAttempt attempt) {
    return from.scale().equals(RESPONSE)
        && (URGENT.contains(from.grade()) || attempt.protectedPerson());
  }

  private static Optional<Fault> supervisorFault(
      LoweringAttempt attempt, Optional<String> supervisor) {
    if (isBlank(supervisor)) {
      return Optional.of(
          new Fault("/supervisor", "the pseudonym of a supervisor who agrees to it"));
    }
    Actor second = new Actor(supervisor.get());
    boolean isSecond = !second.equals(attempt.actor()) && !second.equals(attempt.decider());
    return isSecond
        ? Optional.empty()
        : Optional.of(
            new Fault(
                "/supervisor",
                "a second person: neither who asks for it nor who made the decision"));
  }

  static boolean isBlank(Optional<String> words) {
    return words.filter(text -> !text.isBlank()).isEmpty();
  }
}

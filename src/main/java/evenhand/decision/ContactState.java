package evenhand.decision;

import evenhand.rulebook.Outcome;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What stands for a contact, derived from its steps alone: nothing is stored that could disagree
 * with them.
 *
 * @param steps in the order of recording
 */
public record ContactState(List<ContactStep> steps) {
  public ContactState {
    steps = List.copyOf(steps);
  }

  /**
   * The grade in force on each scale: the highest suggested so far, until a person sets it; a later
   * suggestion above what the person set raises it again. A decision that was corrected counts too,
   * for only a person lowers.
   */
  public SortedMap<String, String> inForce(Scales scales) {
    SortedMap<String, String> inForce = new TreeMap<>();
    for (ContactStep step : steps) {
      switch (step.kind()) {
        case DECISION -> raise(inForce, step.grades(), scales);
        case RESPONSE -> inForce.putAll(step.grades());
        case CLOSING -> {}
      }
    }
    return inForce;
  }

  /** Raises grades in force to those suggested, where they are higher. */
  public static void raise(
      SortedMap<String, String> inForce, Map<String, String> suggested, Scales scales) {
    suggested.forEach(
        (scale, grade) ->
            inForce.merge(scale, grade, (before, now) -> scales.higher(scale, before, now)));
  }

  /** The newest decision of each rulebook that no later one corrects. */
  public Collection<ContactStep> standing() {
    SortedMap<String, ContactStep> newest = new TreeMap<>();
    for (ContactStep step : steps) {
      if (step.kind() == ContactStep.Kind.DECISION && !step.superseded()) {
        newest.put(step.rulebook().orElseThrow(), step);
      }
    }
    return newest.values();
  }

  /**
   * Whether a step keeps the contact open. Where nothing was suggested it does until a person has
   * said what they decide.
   */
  public boolean isHeld(ContactStep step) {
    boolean awaitsPerson = step.hold().rules().equals(List.of(Outcome.PEOPLE_ONLY));
    return step.hold().isHeld() && !(awaitsPerson && !step.hold().blocksClose() && isDecided(step));
  }

  private boolean isDecided(ContactStep decision) {
    return steps.stream()
        .anyMatch(
            step ->
                step.kind() == ContactStep.Kind.RESPONSE
                    && step.decision().equals(decision.decision()));
  }

  /** The closing, unless something came after it. */
  public Optional<ContactStep> closing() {
    return steps.isEmpty() || last().kind() != ContactStep.Kind.CLOSING
        ? Optional.empty()
        : Optional.of(last());
  }

  public Optional<Instant> closedAt() {
    return closing().map(ContactStep::recordedAt);
  }

  private ContactStep last() {
    return steps.get(steps.size() - 1);
  }
}

package evenhand.decision;

import evenhand.rulebook.Outcome;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a person has to confirm before a decision may take effect: the least response, every block
 * and every refusal of diversion. Nobody is to be refused something by rules alone.
 */
public final class Confirmations {
  private static final Set<String> ADVERSE_GRADES = Set.of("g4", "ineligible");

  private Confirmations() {}

  /** Codes of the outcome that need a person's confirmation, sorted. */
  public static List<String> needed(Outcome outcome) {
    Set<String> codes = new TreeSet<>();
    outcome.grades().values().stream().filter(ADVERSE_GRADES::contains).forEach(codes::add);
    outcome.blocks().forEach(block -> codes.add(block.code()));
    return List.copyOf(codes);
  }

  /**
   * Codes that still wait, given the responses so far: a grade that a person replaced waits no
   * longer.
   */
  public static List<String> awaiting(Outcome outcome, Collection<ResponseCodes> responses) {
    Set<String> waiting = new TreeSet<>(needed(outcome));
    for (ResponseCodes response : responses) {
      waiting.removeAll(response.confirmations());
      response.grades().keySet().stream()
          .map(scale -> outcome.grades().getOrDefault(scale, ""))
          .forEach(waiting::remove);
    }
    return List.copyOf(waiting);
  }

  /** Every code that an outcome holds, so that nobody confirms what was never advised. */
  public static Set<String> all(Outcome outcome) {
    Set<String> codes = new TreeSet<>(outcome.grades().values());
    codes.addAll(outcome.flags());
    outcome.actions().forEach(action -> codes.add(action.code()));
    outcome.blocks().forEach(block -> codes.add(block.code()));
    outcome.reviews().forEach(review -> codes.add(review.code()));
    codes.addAll(outcome.options());
    codes.addAll(outcome.opens());
    return codes;
  }
}

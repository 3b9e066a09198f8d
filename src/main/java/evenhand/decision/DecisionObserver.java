package evenhand.decision;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.rulebook.Advice;

/**
 * Told of each decision once it is recorded, before it is answered: returns at once and never
 * throws, whatever it does with what it is told.
 */
@FunctionalInterface
public interface DecisionObserver {
  /** Does nothing. */
  DecisionObserver NONE = (id, advice, facts) -> {};

  /**
   * Tells.
   *
   * @param facts the answers that were decided on, by question id
   */
  void decided(DecisionId id, Advice advice, JsonNode facts);
}

package evenhand.rulebook.expression;

import java.util.List;
import java.util.Optional;

/** What the words of an expression stand for. */
public interface Names {
  Optional<Entry> name(String id);

  /** Something in place of the minutes, where the id names a parameter that may say when. */
  default Optional<Integer> dueParameter(String id) {
    return name(id)
        .filter(entry -> entry.origin() == Origin.PARAMETER)
        .filter(
            entry ->
                entry.type().kind() == Type.Kind.NUMBER || entry.type().kind() == Type.Kind.DUE)
        .map(entry -> 0);
  }

  /** Whether expressions may also speak of what rules have added, as invariants do. */
  default boolean speaksOfOutcomes() {
    return false;
  }

  /**
   * The number of a part of an outcome; empty where the kind is none.
   *
   * @throws IllegalArgumentException where it names what no outcome of the rulebook has
   */
  default Optional<Integer> outcomeTerm(String kind, List<String> words) {
    return Optional.empty();
  }

  /** Members of a group: question ids, or values. */
  Optional<List<String>> group(String id);

  /** Ids that read like this one, for messages. */
  List<String> near(String id);

  /**
   * A question, computed question or parameter.
   *
   * @param neverUnknown whether it always has a value
   */
  record Entry(int slot, String id, Type type, Origin origin, boolean neverUnknown) {}

  /** Where a value comes from. */
  enum Origin {
    QUESTION,
    COMPUTED,
    PARAMETER,
    CASE
  }
}

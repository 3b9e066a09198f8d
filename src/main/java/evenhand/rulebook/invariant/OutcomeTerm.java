package evenhand.rulebook.invariant;

import evenhand.rulebook.Advice;
import evenhand.rulebook.Outcome;
import java.util.List;

/**
 * Something that an outcome has or has not.
 *
 * @param kind flag, action, block, review, opens, reached, closed, fired or provisional
 * @param words the code; scale and grade of reached; none for provisional
 */
public record OutcomeTerm(String kind, List<String> words) {
  public OutcomeTerm {
    words = List.copyOf(words);
  }

  /**
   * Whether the outcome has it.
   *
   * @param grades of the scale that {@code reached} names, from the least
   */
  public boolean in(Advice advice, List<String> grades) {
    Outcome outcome = advice.outcome();
    return switch (kind) {
      case "flag" -> outcome.flags().contains(words.get(0));
      case "action" -> outcome.actions().stream().anyMatch(it -> it.code().equals(words.get(0)));
      case "block" -> outcome.blocks().stream().anyMatch(it -> it.code().equals(words.get(0)));
      case "review" -> outcome.reviews().stream().anyMatch(it -> it.code().equals(words.get(0)));
      case "opens" -> outcome.opens().contains(words.get(0));
      case "closed" -> !outcome.options().contains(words.get(0));
      case "fired" -> advice.rules().contains(words.get(0));
      case "provisional" -> outcome.provisional();
      case "reached" -> {
        int held = grades.indexOf(outcome.grades().getOrDefault(words.get(0), ""));
        yield held >= grades.indexOf(words.get(1));
      }
      default -> throw new IllegalStateException("no part of an outcome: " + this);
    };
  }

  @Override
  public String toString() {
    return words.isEmpty() ? kind : kind + "(" + String.join(", ", words) + ")";
  }
}

package evenhand.rulebook.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The derived facts that some rule of a rulebook reads, numbered: a grade reached on a scale, a
 * code added, an option closed. Built up while rules are read, then only read.
 */
public final class DerivedFacts {
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  private int number(String text) {
    return numbers.computeIfAbsent(text, key -> numbers.size());
  }

  public static String reachedText(String scale, String grade) {
    return "reached(" + scale + ", " + grade + ")";
  }

  public static String addedText(String kind, String code) {
    return kind.equals("flag") ? "flag(" + code + ")" : "added(" + kind + " " + code + ")";
  }

  public static String closedText(String option) {
    return "closed(" + option + ")";
  }

  public int reached(String scale, String grade) {
    return number(reachedText(scale, grade));
  }

  public int added(String kind, String code) {
    return number(addedText(kind, code));
  }

  public int closed(String option) {
    return number(closedText(option));
  }

  /** The number of a fact by its text; empty where no rule reads it. */
  public OptionalInt find(String text) {
    Integer number = numbers.get(text);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  public List<String> texts() {
    return List.copyOf(numbers.keySet());
  }

  public int size() {
    return numbers.size();
  }

  /**
   * The numbers of the facts that an effect brings about; for a floor, every grade up to it.
   *
   * @param grade the grade that a floor stands for; ignored for other effects
   */
  public List<Integer> broughtBy(Effect effect, Codes codes, String grade) {
    List<Integer> facts = new ArrayList<>();
    if (effect instanceof Effect.Floor floor) {
      upTo(floor.scale(), floor.grade(), codes, facts);
    } else if (effect instanceof Effect.FloorFrom from && !grade.isEmpty()) {
      upTo(from.scale(), grade, codes, facts);
    } else if (effect instanceof Effect.Close close) {
      close.options().forEach(option -> addIfRead(closedText(option), facts));
    } else {
      codeOf(effect).ifPresent(text -> addIfRead(text, facts));
    }
    return facts;
  }

  private void upTo(String scale, String grade, Codes codes, List<Integer> facts) {
    for (String reached : codes.gradesUpTo(scale, grade)) {
      addIfRead(reachedText(scale, reached), facts);
    }
  }

  private void addIfRead(String text, List<Integer> facts) {
    find(text).ifPresent(facts::add);
  }

  private static Optional<String> codeOf(Effect effect) {
    if (effect instanceof Effect.Flag flag) {
      return Optional.of(addedText("flag", flag.code()));
    } else if (effect instanceof Effect.Action action) {
      return Optional.of(addedText("action", action.code()));
    } else if (effect instanceof Effect.ActionAfter action) {
      return Optional.of(addedText("action", action.code()));
    } else if (effect instanceof Effect.ReAsk) {
      return Optional.of(addedText("action", Effect.ReAsk.CODE));
    } else if (effect instanceof Effect.Block block) {
      return Optional.of(addedText("block", block.code()));
    } else if (effect instanceof Effect.Review review) {
      return Optional.of(addedText("review", review.code()));
    } else if (effect instanceof Effect.Opens opens) {
      return Optional.of(addedText("opens", opens.rulebook()));
    }
    return Optional.empty();
  }
}

package evenhand.rulebook.dossier;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Reads a function and its arguments. */
final class Calls {
  private final Words words;
  private final Vocabulary names;
  private final Set<String> unknowns;
  private final Supplier<Condition.Part> argument;

  Calls(Words words, Vocabulary names, Set<String> unknowns, Supplier<Condition.Part> argument) {
    this.words = words;
    this.names = names;
    this.unknowns = unknowns;
    this.argument = argument;
  }

  Condition.Part read(String function) {
    words.expect("(");
    Condition.Part call =
        switch (function) {
          case "flag" -> added("flag", words.take());
          case "added" -> added(words.take(), words.take());
          case "reached" -> reached();
          case "closed" -> closed(words.take());
          case "has" -> has();
          case "unk", "known", "unset", "empty", "size" -> single(function);
          default -> several(function);
        };
    words.expect(")");
    return call;
  }

  private static Condition.Part added(String kind, String code) {
    return situation -> situation.added().has(kind, code);
  }

  private Condition.Part reached() {
    String scale = words.take();
    words.expect(",");
    String grade = words.take();
    return situation -> situation.added().reached(scale, grade);
  }

  /** An option by name, or the one that a question names. */
  private Condition.Part closed(String option) {
    if (names.knows(option)) {
      return situation -> situation.added().closed(situation.value(option));
    }
    return situation -> situation.added().closed(option);
  }

  private Condition.Part has() {
    String question = named();
    words.expect(",");
    String value = words.take();
    return situation ->
        situation.value(question) instanceof Set<?> members && members.contains(value);
  }

  private String named() {
    String id = words.take().replace("$", "");
    if (!names.knows(id)) {
      throw new AssertionError("'" + id + "' names nothing in: " + words);
    }
    return id;
  }

  private Condition.Part single(String function) {
    String id = named();
    if (function.equals("unk") || function.equals("empty")) {
      unknowns.add(id);
    }
    return situation -> {
      Object value = situation.value(id);
      return switch (function) {
        case "known" -> value != null;
        case "size" -> value == null ? null : ((Set<?>) value).size();
        case "empty" -> value == null || ((Set<?>) value).isEmpty();
        default -> value == null;
      };
    };
  }

  private Condition.Part several(String function) {
    List<Condition.Part> parts = new ArrayList<>();
    do {
      parts.add(argument.get());
    } while (words.takeIf(","));
    if (parts.size() != 2) {
      throw new AssertionError(function + " takes two arguments: " + words);
    }
    return situation -> {
      Object first = parts.get(0).of(situation);
      Object second = parts.get(1).of(situation);
      return first == null || second == null ? null : apply(function, first, second);
    };
  }

  private Object apply(String function, Object first, Object second) {
    return switch (function) {
      case "add_months", "plus_months" -> moved((LocalDate) first, (Integer) second);
      case "minus_years" -> moved((LocalDate) first, -12 * (Integer) second);
      case "days_between" -> (int) (((LocalDate) second).toEpochDay() - day(first));
      case "minutes_between" ->
          (int)
              Math.floorDiv(Duration.between((Instant) first, (Instant) second).getSeconds(), 60L);
      default -> throw new AssertionError("no function " + function + " in: " + words);
    };
  }

  /** Some months on, or back; a day that the month lacks becomes its last. */
  static LocalDate moved(LocalDate date, int months) {
    int month = date.getYear() * 12 + date.getMonthValue() - 1 + months;
    YearMonth target = YearMonth.of(Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1);
    return target.atDay(Math.min(date.getDayOfMonth(), target.lengthOfMonth()));
  }

  private static long day(Object date) {
    return ((LocalDate) date).toEpochDay();
  }
}

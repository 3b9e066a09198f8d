package evenhand.governance.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.model.Parameter;
import evenhand.rulebook.model.Question;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;

/** Draws answers at and beside the values at which rules turn. */
final class AnswerDraw {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final List<Integer> numbers;
  private final List<LocalDate> dates;

  AnswerDraw(Rulebook old, Rulebook now) {
    SortedSet<Integer> turning = new TreeSet<>(List.of(0, 1, 2, 3));
    SortedSet<LocalDate> days = new TreeSet<>();
    for (Rulebook side : List.of(old, now)) {
      for (Parameter parameter : side.parameters()) {
        for (Parameter.Row row : parameter.rows()) {
          row.value().ifPresent(value -> add(value, turning, days));
        }
      }
    }
    SortedSet<Integer> beside = new TreeSet<>();
    turning.forEach(number -> beside.addAll(List.of(number - 1, number, number + 1)));
    this.numbers = List.copyOf(beside);
    this.dates = List.copyOf(days);
  }

  private static void add(Object value, SortedSet<Integer> numbers, SortedSet<LocalDate> days) {
    if (value instanceof Integer number) {
      numbers.add(number);
    } else if (value instanceof LocalDate day) {
      days.add(day);
    } else if (value instanceof Collection<?> members) {
      members.forEach(member -> add(member, numbers, days));
    }
  }

  /** An answer that is known; {@code yes} is the chance of that word where it is listed. */
  JsonNode known(Question question, Instant asOf, double yes, Random random) {
    return switch (question.type()) {
      case YES_NO -> JSON.textNode(random.nextDouble() < yes ? "yes" : "no");
      case CHOICE -> JSON.textNode(one(question.values(), random));
      case CHOICES -> some(question.values(), random);
      case COUNT, AGE, MINUTES, DAYS, MONTHS -> JSON.numberNode(number(question, random));
      case DATE -> JSON.textNode(date(question, asOf, random).toString());
      case DATETIME -> {
        long minutes = one(numbers, random);
        yield JSON.textNode(asOf.minusSeconds(60 * minutes).toString());
      }
    };
  }

  private static <T> T one(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  private static ArrayNode some(List<String> values, Random random) {
    ArrayNode set = JSON.arrayNode();
    double share = random.nextDouble();
    values.stream().filter(value -> random.nextDouble() < share).forEach(set::add);
    return set;
  }

  private int number(Question question, Random random) {
    Question.Range range = question.range().orElse(new Question.Range(0, Integer.MAX_VALUE));
    return Math.max(range.min(), Math.min(range.max(), one(numbers, random)));
  }

  /** Around today, a date of the parameters, and days, months or years that rules count. */
  private LocalDate date(Question question, Instant asOf, Random random) {
    LocalDate today = LocalDate.ofInstant(asOf, LONDON);
    LocalDate base = random.nextInt(3) > 0 || dates.isEmpty() ? today : one(dates, random);
    int number = one(numbers, random);
    LocalDate moved =
        switch (random.nextInt(4)) {
          case 0 -> base;
          case 1 -> base.minusDays(number);
          case 2 -> base.minusMonths(Math.min(number, 1200));
          default -> base.minusYears(Math.min(number, 100));
        };
    LocalDate day = moved.plusDays(random.nextInt(3) - 1);
    boolean outside = day.isBefore(Question.FIRST_DAY) || day.isAfter(Question.LAST_DAY);
    boolean late = question.notAfterDecision() && day.isAfter(today);
    return outside || late ? today : day;
  }

  /** The first days of values that the other revision does not have, and the days before. */
  static List<LocalDate> changedDays(Rulebook old, Rulebook now) {
    SortedSet<LocalDate> days = new TreeSet<>(starts(old));
    SortedSet<LocalDate> others = starts(now);
    List<LocalDate> changed = new ArrayList<>();
    for (LocalDate day : days) {
      if (!others.contains(day)) {
        changed.add(day);
      }
    }
    others.removeAll(days);
    changed.addAll(others);
    List<LocalDate> both = new ArrayList<>();
    for (LocalDate day : changed) {
      both.add(day.minusDays(1));
      both.add(day);
    }
    return both;
  }

  private static SortedSet<LocalDate> starts(Rulebook rulebook) {
    SortedSet<LocalDate> starts = new TreeSet<>();
    for (Parameter parameter : rulebook.parameters()) {
      parameter.rows().stream()
          .map(Parameter.Row::from)
          .filter(from -> from.isAfter(Question.FIRST_DAY))
          .forEach(starts::add);
    }
    return starts;
  }
}

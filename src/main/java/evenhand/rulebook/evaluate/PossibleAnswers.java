package evenhand.rulebook.evaluate;

import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.expression.Slots;
import evenhand.rulebook.model.Computed;
import evenhand.rulebook.model.Question;
import evenhand.rulebook.model.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The answers to try for an unanswered question. All of them where they are listed; a number, a day
 * or a moment in stretches within which nothing turns, moments to the second; for a set each member
 * alone, and none.
 */
final class PossibleAnswers {
  private static final Instant FIRST_MOMENT =
      Question.FIRST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant();
  private static final Instant LAST_MOMENT =
      Question.LAST_DAY.atTime(LocalTime.of(23, 59, 59)).toInstant(ZoneOffset.UTC);

  private final RuleSet rules;
  private final Map<String, TurningPoints> turningPoints = new HashMap<>();

  /**
   * Answers that all change the same.
   *
   * @param from the first of them
   * @param to the last; the first where there is no other
   */
  record Stretch(Object from, Object to) {}

  PossibleAnswers(RuleSet rules, Collection<Question> questions, Collection<Computed> computed) {
    this.rules = rules;
    List<Expression> all = new ArrayList<>();
    rules.rules().stream().map(Rule::condition).forEach(all::add);
    computed.stream().map(Computed::expression).forEach(all::add);
    for (Question question : questions) {
      if (question.values().isEmpty()) {
        int slot = rules.names().slot(question.id());
        turningPoints.put(question.id(), new TurningPoints(rules, slot, all));
      }
    }
  }

  /** The answers to try, in ascending order where there is one, leaving no answer out. */
  List<Stretch> of(Question question, Slots slots) {
    return switch (question.type()) {
      case YES_NO, CHOICE -> question.values().stream().map(PossibleAnswers::one).toList();
      case CHOICES -> sets(question);
      case COUNT, AGE, MINUTES, DAYS, MONTHS -> {
        Question.Range range = question.range().orElse(new Question.Range(0, Integer.MAX_VALUE));
        yield stretches(
            range.min(), range.max(), points(question).numbers(slots), next -> next - 1);
      }
      case DATE -> {
        LocalDate last =
            question.notAfterDecision()
                ? (LocalDate) Objects.requireNonNull(slots.get(rules.names().slot("as_of_date")))
                : Question.LAST_DAY;
        yield stretches(
            Question.FIRST_DAY, last, points(question).days(slots), next -> next.minusDays(1));
      }
      case DATETIME ->
          stretches(
              FIRST_MOMENT,
              LAST_MOMENT,
              points(question).moments(slots),
              next -> next.minusSeconds(1));
    };
  }

  private TurningPoints points(Question question) {
    TurningPoints points = turningPoints.get(question.id());
    if (points == null) {
      throw new IllegalStateException(question.id() + " has listed answers");
    }
    return points;
  }

  private static Stretch one(Object answer) {
    return new Stretch(answer, answer);
  }

  private static List<Stretch> sets(Question question) {
    List<Stretch> sets = new ArrayList<>();
    sets.add(one(Set.of()));
    question.values().forEach(value -> sets.add(one(Set.of(value))));
    return sets;
  }

  /** All from first to last, divided before each start. */
  private static <T> List<Stretch> stretches(
      T first, T last, NavigableSet<T> starts, UnaryOperator<T> before) {
    NavigableSet<T> inside = new TreeSet<>(starts.subSet(first, false, last, true));
    List<Stretch> stretches = new ArrayList<>();
    T from = first;
    for (T start : inside) {
      stretches.add(new Stretch(from, before.apply(start)));
      from = start;
    }
    stretches.add(new Stretch(from, last));
    return stretches;
  }
}

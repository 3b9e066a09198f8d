package evenhand.rulebook.evaluate;

import evenhand.rulebook.expression.Comparison;
import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.expression.Names;
import evenhand.rulebook.expression.Slots;
import evenhand.rulebook.model.Computed;
import evenhand.rulebook.model.Question;
import evenhand.rulebook.model.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The answers to try for an unanswered question. All of them where they are listed; for a number or
 * a time those around every value that a rule or formula compares it with, since nothing changes
 * between two such values; for a set each member alone, and none.
 */
final class PossibleAnswers {
  private static final int TRIED_MAX = 400;

  private final RuleSet rules;
  private final Map<Integer, List<Against>> comparisons = new HashMap<>();

  /** A comparison that a question takes part in, and the side that does not read it. */
  private record Against(Expression other) {}

  PossibleAnswers(RuleSet rules, Collection<Question> questions, Collection<Computed> computed) {
    this.rules = rules;
    List<Expression> all = new ArrayList<>();
    rules.rules().stream().map(Rule::condition).forEach(all::add);
    computed.stream().map(Computed::expression).forEach(all::add);
    for (Question question : questions) {
      if (question.values().isEmpty()) {
        int slot = rules.names().slot(question.id());
        BitSet dependents = rules.formulas().dependents(slot);
        List<Against> found = new ArrayList<>();
        all.forEach(expression -> collect(expression, dependents, found));
        comparisons.put(slot, found);
      }
    }
  }

  private void collect(Expression expression, BitSet dependents, List<Against> found) {
    if (expression instanceof Comparison compared) {
      boolean left = Formulas.reads(compared.left(), rules.names()).intersects(dependents);
      boolean right = Formulas.reads(compared.right(), rules.names()).intersects(dependents);
      if (left) {
        found.add(new Against(compared.right()));
      }
      if (right) {
        found.add(new Against(compared.left()));
      }
    }
    expression.parts().forEach(part -> collect(part, dependents, found));
  }

  /** The answers to try, in ascending order where there is one. */
  List<Object> of(Question question, Slots slots) {
    return switch (question.type()) {
      case YES_NO, CHOICE -> List.copyOf(question.values());
      case CHOICES -> sets(question);
      case COUNT, AGE, MINUTES, DAYS, MONTHS -> numbers(question, slots);
      case DATE -> dates(question, slots);
      case DATETIME -> instants(question, slots);
    };
  }

  private static List<Object> sets(Question question) {
    List<Object> sets = new ArrayList<>();
    sets.add(Set.of());
    question.values().forEach(value -> sets.add(Set.of(value)));
    return sets;
  }

  private List<Object> numbers(Question question, Slots slots) {
    Question.Range range = question.range().orElse(new Question.Range(0, Integer.MAX_VALUE));
    Set<Integer> tried = new TreeSet<>();
    tried.add(range.min());
    tried.add(range.max());
    if ((long) range.max() - range.min() < 10) {
      for (int each = range.min(); each <= range.max(); each++) {
        tried.add(each);
      }
    }
    for (int value : compared(question, slots, Integer.class)) {
      for (int near = value - 1; near <= value + 1; near++) {
        if (near >= range.min() && near <= range.max()) {
          tried.add(near);
        }
      }
    }
    return bounded(tried);
  }

  private List<Object> dates(Question question, Slots slots) {
    LocalDate today = (LocalDate) slots.get(rules.names().slot("as_of_date"));
    Set<LocalDate> bases = new TreeSet<>();
    for (Names.Entry entry : rules.names().entries()) {
      if (slots.get(entry.slot()) instanceof LocalDate date) {
        bases.add(date);
      }
    }
    Set<Integer> shifts = new TreeSet<>(Set.of(0));
    shifts.addAll(compared(question, slots, Integer.class));
    Set<LocalDate> tried = new TreeSet<>(Set.of(Question.FIRST_DAY, Question.LAST_DAY));
    if (question.notAfterDecision()) {
      tried.add(today);
    }
    for (LocalDate base : bases) {
      near(base, tried);
      for (int months : monthShifts(slots)) {
        near(base.minusMonths(months), tried);
        near(base.plusMonths(months), tried);
      }
      shifts.forEach(days -> near(base.minusDays(days), tried));
    }
    tried.removeIf(
        date ->
            date.isBefore(Question.FIRST_DAY)
                || date.isAfter(question.notAfterDecision() ? today : Question.LAST_DAY));
    return bounded(tried);
  }

  private static void near(LocalDate date, Set<LocalDate> tried) {
    tried.add(date.minusDays(1));
    tried.add(date);
    tried.add(date.plusDays(1));
  }

  /** Calendar distances, in months, that some rule or formula adds to a date. */
  private Set<Integer> monthShifts(Slots slots) {
    Set<Integer> months = new TreeSet<>();
    for (Rule rule : rules.rules()) {
      monthShifts(rule.condition(), slots, months);
    }
    return months;
  }

  private static void monthShifts(Expression expression, Slots slots, Set<Integer> months) {
    if (expression instanceof evenhand.rulebook.expression.Call call && call.parts().size() == 2) {
      int unit =
          switch (call.function()) {
            case ADD_MONTHS -> 1;
            case MINUS_YEARS -> 12;
            default -> 0;
          };
      if (unit > 0 && call.parts().get(1).value(slots) instanceof Integer count) {
        months.add(unit * count);
      }
    }
    expression.parts().forEach(part -> monthShifts(part, slots, months));
  }

  private List<Object> instants(Question question, Slots slots) {
    Instant now = (Instant) slots.get(rules.names().slot("as_of"));
    Set<Instant> tried = new TreeSet<>();
    tried.add(Question.FIRST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant());
    tried.add(Question.LAST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant());
    Set<Integer> shifts = new TreeSet<>(Set.of(0));
    shifts.addAll(compared(question, slots, Integer.class));
    for (int minutes : shifts) {
      for (int near = minutes - 1; near <= minutes + 1; near++) {
        tried.add(now == null ? Instant.EPOCH : now.minus(near, ChronoUnit.MINUTES));
      }
    }
    return bounded(tried);
  }

  private <T> Set<T> compared(Question question, Slots slots, Class<T> type) {
    Set<T> values = new TreeSet<>();
    for (Against against : comparisons.getOrDefault(rules.names().slot(question.id()), List.of())) {
      Object value = against.other().value(slots);
      if (type.isInstance(value)) {
        values.add(type.cast(value));
      }
    }
    return values;
  }

  private static List<Object> bounded(Set<?> tried) {
    List<Object> list = new ArrayList<>(tried);
    return list.subList(0, Math.min(TRIED_MAX, list.size()));
  }
}

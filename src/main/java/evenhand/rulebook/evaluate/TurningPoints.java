package evenhand.rulebook.evaluate;

import evenhand.rulebook.expression.Arithmetic;
import evenhand.rulebook.expression.Call;
import evenhand.rulebook.expression.Comparison;
import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.expression.ParameterRows;
import evenhand.rulebook.expression.Slots;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The values of one number, date or moment at which something that reads it may turn. Found once in
 * the expressions; their places are worked out for each case.
 */
final class TurningPoints {
  /** Days of one month that fall on the same last day of a shorter one, and the day after. */
  private static final int SAME_DAY_MAX = 4;

  private final RuleSet rules;
  private final int slot;
  private final BitSet dependents;

  /** What it is compared with. */
  private final List<Expression> others = new ArrayList<>();

  /** What is added to it, taken from it, or it is taken from. */
  private final List<Expression> addends = new ArrayList<>();

  private final List<Count> counts = new ArrayList<>();
  private final List<Shift> shifts = new ArrayList<>();
  private final List<Expression> periods = new ArrayList<>();

  /** Slots that stand beside it in a comparison, whatever is made of them there. */
  private final BitSet beside = new BitSet();

  /** Days or minutes counted between it and another time; sign 1 where it is the later one. */
  private record Count(Expression other, int sign) {}

  /** Calendar months by which it is moved before it is compared. */
  private record Shift(Expression number, int months) {}

  TurningPoints(RuleSet rules, int slot, List<Expression> all) {
    this.rules = rules;
    this.slot = slot;
    this.dependents = rules.formulas().dependents(slot);
    all.forEach(this::collect);
    beside.clear(slot);
  }

  private boolean depends(Expression expression) {
    return Formulas.reads(expression, rules.names()).intersects(dependents);
  }

  private void collect(Expression expression) {
    if (depends(expression)) {
      if (expression instanceof Comparison compared) {
        pair(compared.left(), compared.right(), others);
      } else if (expression instanceof Arithmetic sum) {
        pair(sum.left(), sum.right(), addends);
      } else if (expression instanceof Call call) {
        collectCall(call);
      }
      expression.parts().forEach(this::collect);
    }
  }

  private void pair(Expression left, Expression right, List<Expression> found) {
    if (depends(left)) {
      found.add(right);
    }
    if (depends(right)) {
      found.add(left);
    }
    for (Expression side : List.of(left, right)) {
      beside.or(rules.formulas().allReads(Formulas.reads(side, rules.names())));
    }
  }

  private void collectCall(Call call) {
    List<Expression> parts = call.parts();
    switch (call.function()) {
      case ADD_MONTHS -> shifts.add(new Shift(parts.get(1), 1));
      case MINUS_YEARS -> shifts.add(new Shift(parts.get(1), -12));
      case VALUE_ON, ROW_IN_FORCE -> periods.add(parts.get(0));
      case DAYS_BETWEEN, MINUTES_BETWEEN -> {
        if (depends(parts.get(0))) {
          counts.add(new Count(parts.get(1), -1));
        }
        if (depends(parts.get(1))) {
          counts.add(new Count(parts.get(0), 1));
        }
        pair(parts.get(0), parts.get(1), new ArrayList<>());
      }
      default -> {}
    }
  }

  /** Numbers at which something may turn, each the first of its stretch. */
  NavigableSet<Integer> numbers(Slots slots) {
    NavigableSet<Integer> starts = new TreeSet<>();
    for (int value : compared(slots)) {
      starts.add(value);
      if (value < Integer.MAX_VALUE) {
        starts.add(value + 1);
      }
    }
    return starts;
  }

  /** The numbers it is compared with, also through a sum or difference. */
  private NavigableSet<Integer> compared(Slots slots) {
    NavigableSet<Integer> values = numbers(others, slots);
    for (int addend : numbers(addends, slots)) {
      for (int value : numbers(others, slots)) {
        values.add(value - addend);
        values.add(value + addend);
        values.add(addend - value);
      }
    }
    return values;
  }

  private static NavigableSet<Integer> numbers(List<Expression> expressions, Slots slots) {
    NavigableSet<Integer> values = new TreeSet<>();
    for (Expression each : expressions) {
      if (each.value(slots) instanceof Integer number) {
        values.add(number);
      }
    }
    return values;
  }

  /** Days at which something may turn, each the first of its stretch. */
  NavigableSet<LocalDate> days(Slots slots) {
    NavigableSet<LocalDate> anchors = values(others, LocalDate.class, slots);
    NavigableSet<LocalDate> near = beside(LocalDate.class, slots);
    anchors.addAll(near);
    for (Count count : counts) {
      NavigableSet<LocalDate> from = values(List.of(count.other()), LocalDate.class, slots);
      from.addAll(near);
      for (int days : compared(slots)) {
        from.forEach(day -> anchors.add(day.plusDays((long) count.sign() * days)));
      }
    }
    periods.forEach(rows -> addEnds(rows.value(slots), anchors));
    NavigableSet<LocalDate> starts = new TreeSet<>();
    for (LocalDate anchor : anchors) {
      starts.add(anchor);
      starts.add(anchor.plusDays(1));
      for (Shift shift : shifts) {
        if (shift.number().value(slots) instanceof Integer number) {
          LocalDate before = anchor.minusMonths((long) shift.months() * number);
          for (int days = 0; days <= SAME_DAY_MAX; days++) {
            starts.add(before.plusDays(days));
          }
        }
      }
    }
    return starts;
  }

  private static void addEnds(@Nullable Object rows, NavigableSet<LocalDate> ends) {
    if (rows instanceof ParameterRows.Dated dated) {
      ends.addAll(dated.rows().keySet());
    } else if (rows instanceof ParameterRows.Table table) {
      for (ParameterRows.Row row : table.rows()) {
        ends.add(row.from());
        ends.add(row.until());
      }
    }
  }

  /** Moments to the second at which something may turn, each the first of its stretch. */
  NavigableSet<Instant> moments(Slots slots) {
    NavigableSet<Instant> anchors = values(others, Instant.class, slots);
    anchors.addAll(beside(Instant.class, slots));
    for (Count count : counts) {
      for (Instant from : values(List.of(count.other()), Instant.class, slots)) {
        for (int minutes : compared(slots)) {
          anchors.add(from.plus(Duration.ofMinutes((long) count.sign() * minutes)));
          anchors.add(from.plus(Duration.ofMinutes(count.sign() * (minutes + 1L))));
        }
      }
    }
    NavigableSet<Instant> starts = new TreeSet<>();
    for (Instant anchor : anchors) {
      Instant second = anchor.truncatedTo(ChronoUnit.SECONDS);
      starts.add(second);
      starts.add(second.plusSeconds(1));
    }
    return starts;
  }

  private <T> NavigableSet<T> beside(Class<T> type, Slots slots) {
    NavigableSet<T> values = new TreeSet<>();
    for (int i = beside.nextSetBit(0); i >= 0; i = beside.nextSetBit(i + 1)) {
      if (i != slot && type.isInstance(slots.get(i))) {
        values.add(type.cast(slots.get(i)));
      }
    }
    return values;
  }

  private static <T> NavigableSet<T> values(
      List<Expression> expressions, Class<T> type, Slots slots) {
    NavigableSet<T> values = new TreeSet<>();
    for (Expression each : expressions) {
      Object value = each.value(slots);
      if (type.isInstance(value)) {
        values.add(type.cast(value));
      }
    }
    return values;
  }
}

package evenhand.rulebook.expression;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A function applied.
 *
 * @param type of the result
 * @param questions slots of the questions that a counted group may name, by id; empty for functions
 *     that count none
 */
public record Call(
    Function function, List<Expression> parts, Type type, Map<String, Integer> questions)
    implements Expression {

  public Call {
    parts = List.copyOf(parts);
    questions = Map.copyOf(questions);
  }

  @Override
  public @Nullable Object value(Slots slots) {
    return switch (function) {
      case UNK, UNSET -> first(slots) == null;
      case KNOWN -> first(slots) != null;
      case HAS -> RuleFunctions.has((Set<?>) first(slots), second(slots));
      case HAS_ANY -> hasAny((Set<?>) first(slots), (Set<?>) second(slots));
      case SIZE -> RuleFunctions.size((Set<?>) first(slots));
      case EMPTY -> RuleFunctions.empty((Set<?>) first(slots));
      case AMONG -> RuleFunctions.among(first(slots), (Set<?>) second(slots));
      case NOT_AMONG -> RuleFunctions.not_among(first(slots), (Set<?>) second(slots));
      case COUNT_YES -> count(slots, "yes");
      case COUNT_UNK -> count(slots, null);
      case COUNT_TRUE -> (int) parts.stream().filter(part -> part.holds(slots)).count();
      case FIRST_KNOWN -> firstKnown(slots);
      case ADD_MONTHS ->
          RuleFunctions.add_months((LocalDate) first(slots), (Integer) second(slots));
      case MINUS_YEARS ->
          RuleFunctions.minus_years((LocalDate) first(slots), (Integer) second(slots));
      case DAYS_BETWEEN ->
          RuleFunctions.days_between((LocalDate) first(slots), (LocalDate) second(slots));
      case MINUTES_BETWEEN ->
          RuleFunctions.minutes_between((Instant) first(slots), (Instant) second(slots));
      case VALUE_FOR -> valueFor(slots);
      case VALUE_ON -> valueOn(slots);
      case ROW_IN_FORCE -> rowInForce(slots);
    };
  }

  private @Nullable Object first(Slots slots) {
    return parts.get(0).value(slots);
  }

  private @Nullable Object second(Slots slots) {
    return parts.get(1).value(slots);
  }

  private static boolean hasAny(@Nullable Set<?> set, @Nullable Set<?> wanted) {
    if (set == null || wanted == null) {
      return false;
    }
    for (Object member : set) {
      if (wanted.contains(member)) {
        return true;
      }
    }
    return false;
  }

  private int count(Slots slots, @Nullable String answer) {
    int count = 0;
    for (String id : counted(slots)) {
      Object value = slots.get(slotOf(id));
      if (answer == null ? value == null : answer.equals(value)) {
        count++;
      }
    }
    return count;
  }

  @SuppressWarnings("unchecked")
  private Set<String> counted(Slots slots) {
    Object members = first(slots);
    return members == null ? Set.of() : (Set<String>) members;
  }

  private int slotOf(String id) {
    Integer slot = questions.get(id);
    if (slot == null) {
      throw new IllegalStateException(function.text() + " counts '" + id + "', no such question");
    }
    return slot;
  }

  private @Nullable Object firstKnown(Slots slots) {
    for (Expression part : parts) {
      Object value = part.value(slots);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private @Nullable Object valueFor(Slots slots) {
    Object rows = first(slots);
    return rows == null ? null : ((ParameterRows.Keyed) rows).valueFor(second(slots));
  }

  private @Nullable Object valueOn(Slots slots) {
    Object rows = first(slots);
    LocalDate day = (LocalDate) second(slots);
    return rows == null || day == null ? null : ((ParameterRows.Dated) rows).valueOn(day);
  }

  private boolean rowInForce(Slots slots) {
    Object rows = first(slots);
    LocalDate day = (LocalDate) second(slots);
    return rows != null
        && day != null
        && ((ParameterRows.Table) rows)
            .hasRow(day, parts.get(2).value(slots), parts.get(3).value(slots));
  }

  @Override
  public void trace(Slots slots, Tracer tracer) {
    trace(slots, tracer, Bound.EXACT);
  }

  @Override
  public void trace(Slots slots, Tracer tracer, Bound bound) {
    switch (function) {
      case COUNT_YES, COUNT_UNK -> {
        parts.get(0).trace(slots, tracer);
        for (String id : counted(slots)) {
          Object value = slots.get(slotOf(id));
          boolean counts = function == Function.COUNT_YES ? "yes".equals(value) : value == null;
          if (bound == Bound.EXACT || counts == (bound == Bound.AT_LEAST)) {
            tracer.slot(slotOf(id), Bound.EXACT);
          }
        }
      }
      case COUNT_TRUE -> {
        for (Expression part : parts) {
          if (bound == Bound.EXACT || part.holds(slots) == (bound == Bound.AT_LEAST)) {
            part.trace(slots, tracer);
          }
        }
      }
      case FIRST_KNOWN -> {
        for (Expression part : parts) {
          part.trace(slots, tracer);
          if (part.value(slots) != null) {
            return;
          }
        }
      }
      default -> Expression.super.trace(slots, tracer);
    }
  }
}

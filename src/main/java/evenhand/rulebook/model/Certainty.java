package evenhand.rulebook.model;

import evenhand.rulebook.expression.Arithmetic;
import evenhand.rulebook.expression.Call;
import evenhand.rulebook.expression.Comparison;
import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.expression.Expression.All;
import evenhand.rulebook.expression.Expression.Name;
import evenhand.rulebook.expression.Function;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which expressions always have a value, whatever the case. */
public final class Certainty {
  private Certainty() {}

  /** Whether the value is never unknown; false where that cannot be told. */
  public static boolean neverUnknown(Expression expression) {
    return neverUnknown(expression, Set.of());
  }

  private static boolean neverUnknown(Expression expression, Set<String> known) {
    if (expression instanceof Expression.Unknown) {
      return false;
    } else if (expression instanceof Name name) {
      return name.entry().neverUnknown() || known.contains(name.entry().id());
    } else if (expression instanceof Expression.If choice) {
      return neverUnknown(choice.then(), known) && neverUnknown(choice.otherwise(), known);
    } else if (expression instanceof Arithmetic sum) {
      return sum.parts().stream().allMatch(part -> neverUnknown(part, known));
    } else if (expression instanceof Call call) {
      return calls(call, known);
    }
    return true;
  }

  private static boolean calls(Call call, Set<String> known) {
    return switch (call.function()) {
      case SIZE, ADD_MONTHS, MINUS_YEARS, DAYS_BETWEEN, MINUTES_BETWEEN ->
          call.parts().stream().allMatch(part -> neverUnknown(part, known));
      case FIRST_KNOWN -> call.parts().stream().anyMatch(part -> neverUnknown(part, known));
      case VALUE_FOR, VALUE_ON -> false;
      default -> true;
    };
  }

  /**
   * The first name that a rule's condition does sums with although it may be unknown and nothing
   * before it in the same conjunction says that it is known.
   */
  public static Optional<String> unguarded(Expression condition) {
    return unguarded(condition, Set.of());
  }

  private static Optional<String> unguarded(Expression expression, Set<String> known) {
    if (expression instanceof Arithmetic sum) {
      return firstUnknown(sum, known);
    }
    Set<String> so = new HashSet<>(known);
    for (Expression part : expression.parts()) {
      Optional<String> found = unguarded(part, so);
      if (found.isPresent()) {
        return found;
      }
      if (expression instanceof All) {
        addKnown(part, so);
      }
    }
    return Optional.empty();
  }

  private static void addKnown(Expression part, Set<String> known) {
    if (part instanceof Call call
        && call.function() == Function.KNOWN
        && call.parts().get(0) instanceof Name name) {
      known.add(name.entry().id());
    } else if (part instanceof All all) {
      all.parts().forEach(inner -> addKnown(inner, known));
    } else if (part instanceof Comparison compared && compared.left() instanceof Name name) {
      // A comparison that held proves its left side known.
      known.add(name.entry().id());
    }
  }

  private static Optional<String> firstUnknown(Arithmetic sum, Set<String> known) {
    List<Expression> parts = sum.parts();
    for (Expression part : parts) {
      if (part instanceof Arithmetic inner) {
        Optional<String> found = firstUnknown(inner, known);
        if (found.isPresent()) {
          return found;
        }
      } else if (!neverUnknown(part, known)) {
        return Optional.of(
            part instanceof Name name ? name.entry().id() : "the result of a function");
      }
    }
    return Optional.empty();
  }
}

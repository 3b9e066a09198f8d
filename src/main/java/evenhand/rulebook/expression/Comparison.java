package evenhand.rulebook.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two values compared; false where either is unknown. */
public record Comparison(Operator operator, Expression left, Expression right)
    implements Expression {

  /** The comparisons of the language. There is no "not equal": unknown would count as different. */
  public enum Operator {
    EQUAL("="),
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">=");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }
  }

  @Override
  public Object value(Slots slots) {
    return compare(left.value(slots), right.value(slots));
  }

  @Override
  public boolean holds(Slots slots) {
    return compare(left.value(slots), right.value(slots));
  }

  @SuppressWarnings("unchecked")
  private boolean compare(@Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      return false;
    }
    if (operator == Operator.EQUAL) {
      return a.equals(b);
    }
    int order = ((Comparable<Object>) a).compareTo(b);
    return switch (operator) {
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case MORE -> order > 0;
      case AT_LEAST -> order >= 0;
      case EQUAL -> order == 0;
    };
  }

  @Override
  public void trace(Slots slots, Tracer tracer) {
    Bound bound = bound(slots);
    left.trace(slots, tracer, bound);
    right.trace(slots, tracer, bound.opposite());
  }

  /** Which side of the left value the result rests on. */
  private Bound bound(Slots slots) {
    if (operator == Operator.EQUAL || left.value(slots) == null || right.value(slots) == null) {
      return Bound.EXACT;
    }
    boolean more = operator == Operator.MORE || operator == Operator.AT_LEAST;
    return more == holds(slots) ? Bound.AT_LEAST : Bound.AT_MOST;
  }

  @Override
  public Type type() {
    return Type.TRUTH;
  }

  @Override
  public List<Expression> parts() {
    return List.of(left, right);
  }
}

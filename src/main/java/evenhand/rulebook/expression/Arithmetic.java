package evenhand.rulebook.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whole-number arithmetic; unknown where either side is. Overflow is an error, never a wrap. */
public record Arithmetic(char operator, Expression left, Expression right) implements Expression {
  public Arithmetic {
    if ("+-*".indexOf(operator) < 0) {
      throw new IllegalArgumentException("arithmetic knows + - *, not '" + operator + "'");
    }
  }

  @Override
  public @Nullable Object value(Slots slots) {
    Object a = left.value(slots);
    Object b = right.value(slots);
    if (a == null || b == null) {
      return null;
    }
    int x = (Integer) a;
    int y = (Integer) b;
    return switch (operator) {
      case '+' -> Math.addExact(x, y);
      case '-' -> Math.subtractExact(x, y);
      default -> Math.multiplyExact(x, y);
    };
  }

  @Override
  public void trace(Slots slots, Tracer tracer) {
    trace(slots, tracer, Bound.EXACT);
  }

  @Override
  public void trace(Slots slots, Tracer tracer, Bound bound) {
    boolean product = operator == '*';
    left.trace(slots, tracer, product && mayTurn(right, slots) ? Bound.EXACT : bound);
    Bound other = operator == '-' ? bound.opposite() : bound;
    right.trace(slots, tracer, product && mayTurn(left, slots) ? Bound.EXACT : other);
  }

  /** Whether a factor is anything but a fixed number that keeps the order of what it multiplies. */
  private static boolean mayTurn(Expression factor, Slots slots) {
    return !(factor instanceof Literal && factor.value(slots) instanceof Integer of && of >= 0);
  }

  @Override
  public Type type() {
    return Type.NUMBER;
  }

  @Override
  public List<Expression> parts() {
    return List.of(left, right);
  }
}

package evenhand.rulebook.expression;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A parsed expression. Immutable; evaluation is a pure function of the slots. */
public sealed interface Expression
    permits Expression.Literal,
        Expression.Unknown,
        Expression.Name,
        Expression.Group,
        Expression.Not,
        Expression.All,
        Expression.Any,
        Expression.If,
        Expression.Derived,
        Comparison,
        Membership,
        Arithmetic,
        Call {

  /** The value; {@code null} is unknown. Conditions give a {@code Boolean}, never unknown. */
  @Nullable Object value(Slots slots);

  Type type();

  /** The expressions it is made of, in reading order. */
  List<Expression> parts();

  default boolean holds(Slots slots) {
    return Boolean.TRUE.equals(value(slots));
  }

  /**
   * Tells the tracer what this evaluation rested on: enough of the case that the result would be
   * the same whatever the rest of it held.
   */
  default void trace(Slots slots, Tracer tracer) {
    for (Expression part : parts()) {
      part.trace(slots, tracer);
    }
  }

  /**
   * The same of a number that only a bound is asked of; conditions and other values rest on it
   * whole.
   */
  default void trace(Slots slots, Tracer tracer, Bound bound) {
    trace(slots, tracer);
  }

  /** Which side of a number a result rests on. */
  enum Bound {
    EXACT,
    AT_LEAST,
    AT_MOST;

    Bound opposite() {
      return switch (this) {
        case EXACT -> EXACT;
        case AT_LEAST -> AT_MOST;
        case AT_MOST -> AT_LEAST;
      };
    }
  }

  /** Receives what an evaluation rested on. */
  interface Tracer {
    void slot(int slot, Bound bound);

    void derived(int fact);
  }

  /** A fixed value. */
  record Literal(Object value, Type type) implements Expression {
    @Override
    public Object value(Slots slots) {
      return value;
    }

    @Override
    public List<Expression> parts() {
      return List.of();
    }
  }

  /** The unknown value, written out. */
  record Unknown(Type type) implements Expression {
    @Override
    public @Nullable Object value(Slots slots) {
      return null;
    }

    @Override
    public List<Expression> parts() {
      return List.of();
    }
  }

  /** A question, computed question or parameter. */
  record Name(Names.Entry entry) implements Expression {
    @Override
    public @Nullable Object value(Slots slots) {
      return slots.get(entry.slot());
    }

    @Override
    public Type type() {
      return entry.type();
    }

    @Override
    public List<Expression> parts() {
      return List.of();
    }

    @Override
    public void trace(Slots slots, Tracer tracer) {
      trace(slots, tracer, Bound.EXACT);
    }

    @Override
    public void trace(Slots slots, Tracer tracer, Bound bound) {
      tracer.slot(entry.slot(), bound);
    }
  }

  /** A group of question ids or values, as a set of them. */
  record Group(String id, Set<String> members) implements Expression {
    @Override
    public Object value(Slots slots) {
      return members;
    }

    @Override
    public Type type() {
      return new Type(Type.Kind.CODES, List.copyOf(members));
    }

    @Override
    public List<Expression> parts() {
      return List.of();
    }
  }

  /** The opposite of a truth. */
  record Not(Expression of) implements Expression {
    @Override
    public Object value(Slots slots) {
      return !of.holds(slots);
    }

    @Override
    public Type type() {
      return Type.TRUTH;
    }

    @Override
    public List<Expression> parts() {
      return List.of(of);
    }
  }

  /** Holds where every part holds; without parts, always. */
  record All(List<Expression> parts) implements Expression {
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public Object value(Slots slots) {
      for (Expression part : parts) {
        if (!part.holds(slots)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public Type type() {
      return Type.TRUTH;
    }

    @Override
    public void trace(Slots slots, Tracer tracer) {
      for (Expression part : parts) {
        if (!part.holds(slots)) {
          part.trace(slots, tracer);
          return;
        }
      }
      parts.forEach(part -> part.trace(slots, tracer));
    }
  }

  /** Holds where some part holds. */
  record Any(List<Expression> parts) implements Expression {
    public Any {
      parts = List.copyOf(parts);
    }

    @Override
    public Object value(Slots slots) {
      for (Expression part : parts) {
        if (part.holds(slots)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public Type type() {
      return Type.TRUTH;
    }

    @Override
    public void trace(Slots slots, Tracer tracer) {
      for (Expression part : parts) {
        if (part.holds(slots)) {
          part.trace(slots, tracer);
          return;
        }
      }
      parts.forEach(part -> part.trace(slots, tracer));
    }
  }

  /** One of two values. */
  record If(Expression condition, Expression then, Expression otherwise, Type type)
      implements Expression {
    @Override
    public @Nullable Object value(Slots slots) {
      return (condition.holds(slots) ? then : otherwise).value(slots);
    }

    @Override
    public List<Expression> parts() {
      return List.of(condition, then, otherwise);
    }

    @Override
    public void trace(Slots slots, Tracer tracer) {
      condition.trace(slots, tracer);
      (condition.holds(slots) ? then : otherwise).trace(slots, tracer);
    }
  }

  /**
   * A fact that other rules derive: a floor reached, a code added, an option closed.
   *
   * @param fact its number among the rulebook's derived facts
   * @param text as the rule writes it
   */
  record Derived(int fact, String text) implements Expression {
    @Override
    public Object value(Slots slots) {
      return slots.derived(fact);
    }

    @Override
    public Type type() {
      return Type.TRUTH;
    }

    @Override
    public List<Expression> parts() {
      return List.of();
    }

    @Override
    public void trace(Slots slots, Tracer tracer) {
      tracer.derived(fact);
    }
  }
}

package evenhand.rulebook.expression;

import java.util.List;
import java.util.Set;

/**
 * Whether a value is among the members of a set; false where either is unknown, also for {@code
 * outside}.
 *
 * @param outside asks for known and not a member
 */
public record Membership(Expression item, Expression set, boolean outside) implements Expression {
  @Override
  public Object value(Slots slots) {
    return holds(slots);
  }

  @Override
  public boolean holds(Slots slots) {
    Object value = item.value(slots);
    Object members = set.value(slots);
    return value != null && members != null && ((Set<?>) members).contains(value) != outside;
  }

  @Override
  public Type type() {
    return Type.TRUTH;
  }

  @Override
  public List<Expression> parts() {
    return List.of(item, set);
  }
}

package evenhand.rulebook.expression;

import java.util.ArrayList;
import java.util.List;

/** Puts one part of an expression in the place of another. */
public final class Rewriting {
  private Rewriting() {}

  /**
   * The expression with a part replaced; parts are told apart by being the same object.
   *
   * @return the expression itself where the part is not in it
   */
  public static Expression replace(Expression in, Expression part, Expression by) {
    if (in == part) {
      return by;
    }
    List<Expression> parts = new ArrayList<>();
    boolean same = true;
    for (Expression each : in.parts()) {
      Expression replaced = replace(each, part, by);
      same &= replaced == each;
      parts.add(replaced);
    }
    return same ? in : with(in, parts);
  }

  /** The same expression made of other parts, as many as before. */
  private static Expression with(Expression of, List<Expression> parts) {
    if (of instanceof Expression.All) {
      return new Expression.All(parts);
    } else if (of instanceof Expression.Any) {
      return new Expression.Any(parts);
    } else if (of instanceof Expression.Not) {
      return new Expression.Not(parts.get(0));
    } else if (of instanceof Expression.If choice) {
      return new Expression.If(parts.get(0), parts.get(1), parts.get(2), choice.type());
    } else if (of instanceof Comparison compared) {
      return new Comparison(compared.operator(), parts.get(0), parts.get(1));
    } else if (of instanceof Membership membership) {
      return new Membership(parts.get(0), parts.get(1), membership.outside());
    } else if (of instanceof Arithmetic sum) {
      return new Arithmetic(sum.operator(), parts.get(0), parts.get(1));
    }
    Call call = (Call) of;
    return new Call(call.function(), parts, call.type(), call.questions());
  }
}

package evenhand.rulebook.expression;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes an expression in the formula language; reading it again gives an equal tree. */
public final class Words {
  private Words() {}

  public static String of(Expression expression) {
    if (expression instanceof Expression.Literal literal) {
      return literal(literal.value());
    } else if (expression instanceof Expression.Name name) {
      return name.entry().id().replace("@dates", "");
    } else if (expression instanceof Expression.Group group) {
      return group.id();
    } else if (expression instanceof Expression.Unknown) {
      return "unknown";
    } else if (expression instanceof Expression.Not not) {
      return "not " + of(not.of());
    } else if (expression instanceof Expression.All all) {
      return joined(all, " and ");
    } else if (expression instanceof Expression.Any any) {
      return joined(any, " or ");
    } else if (expression instanceof Expression.If choice) {
      return "if "
          + of(choice.condition())
          + " then "
          + of(choice.then())
          + " else "
          + of(choice.otherwise());
    } else if (expression instanceof Expression.Derived derived) {
      return derived.text();
    } else if (expression instanceof Comparison compared) {
      return of(compared.left()) + " " + compared.operator().sign() + " " + of(compared.right());
    } else if (expression instanceof Membership membership) {
      return of(membership.item())
          + (membership.outside() ? " not in " : " in ")
          + of(membership.set());
    } else if (expression instanceof Arithmetic sum) {
      return operand(sum.left(), sum) + " " + sum.operator() + " " + operand(sum.right(), sum);
    } else {
      Call call = (Call) expression;
      return call.parts().stream()
          .map(Words::of)
          .collect(Collectors.joining(", ", call.function().text() + "(", ")"));
    }
  }

  private static String joined(Expression expression, String sign) {
    if (expression.parts().isEmpty()) {
      return "always";
    }
    return expression.parts().stream()
        .map(part -> isJoined(part) ? "(" + of(part) + ")" : of(part))
        .collect(Collectors.joining(sign));
  }

  /** A part of a sum or product, in brackets where it would be read otherwise without. */
  private static String operand(Expression part, Arithmetic whole) {
    boolean left = part == whole.left();
    boolean product = whole.operator() == '*';
    boolean asWritten =
        !(part instanceof Arithmetic inner)
            || (inner.operator() == '*' ? left || !product : left && !product);
    return asWritten ? of(part) : "(" + of(part) + ")";
  }

  private static boolean isJoined(Expression part) {
    return part instanceof Expression.All || part instanceof Expression.Any;
  }

  private static String literal(Object value) {
    if (value instanceof Set<?> set) {
      return new TreeSet<Object>(set)
          .stream().map(Words::literal).collect(Collectors.joining(", ", "{", "}"));
    }
    return value instanceof LocalDate date ? "\"" + date + "\"" : String.valueOf(value);
  }
}

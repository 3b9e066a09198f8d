package evenhand.governance.mutation;

import evenhand.rulebook.expression.Arithmetic;
import evenhand.rulebook.expression.Call;
import evenhand.rulebook.expression.Comparison;
import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.expression.Membership;
import evenhand.rulebook.model.Effect;
import evenhand.rulebook.model.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes a changed rule as DRL, so that the rule engine can run it too. */
final class DrlText {
  private DrlText() {}

  /** The whole rule; empty where it has a form that this writer does not know. */
  static Optional<String> of(Rule rule) {
    boolean plain =
        !rule.isDerived()
            && rule.effects().stream().noneMatch(Effect.FloorFrom.class::isInstance)
            && !rule.effects().isEmpty();
    if (!plain) {
      return Optional.empty();
    }
    String text = rule.place().text();
    String head = text.substring(0, text.indexOf("\nwhen"));
    boolean always =
        rule.condition() instanceof Expression.Literal literal && literal.value().equals(true);
    String effects =
        rule.effects().stream()
            .map(effect -> "    outcome." + call(effect) + ";\n")
            .collect(Collectors.joining());
    return Optional.of(
        head
            + "\nwhen\n    Case( "
            + (always ? "" : condition(rule.condition()))
            + " )\nthen\n"
            + effects
            + "end");
  }

  private static String condition(Expression of) {
    if (of instanceof Expression.All) {
      return joined(of.parts(), " && ");
    } else if (of instanceof Expression.Any) {
      return joined(of.parts(), " || ");
    } else if (of instanceof Comparison compared) {
      String sign =
          compared.operator() == Comparison.Operator.EQUAL ? "==" : compared.operator().sign();
      return condition(compared.left()) + " " + sign + " " + condition(compared.right());
    } else if (of instanceof Membership membership) {
      return condition(membership.item()) + " in " + condition(membership.set());
    } else if (of instanceof Arithmetic sum) {
      return "("
          + condition(sum.left())
          + " "
          + sum.operator()
          + " "
          + condition(sum.right())
          + ")";
    } else if (of instanceof Call call) {
      return call.function().text()
          + "("
          + call.parts().stream().map(DrlText::condition).collect(Collectors.joining(", "))
          + ")";
    } else if (of instanceof Expression.Name name) {
      return name.entry().id();
    } else if (of instanceof Expression.Literal literal) {
      return literal(literal.value());
    }
    return "unwritable";
  }

  private static String literal(Object value) {
    if (value instanceof Set<?> set) {
      return new TreeSet<Object>(set)
          .stream().map(DrlText::literal).collect(Collectors.joining(", ", "(", ")"));
    }
    return value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
  }

  private static String joined(List<Expression> parts, String sign) {
    return parts.stream().map(DrlText::condition).collect(Collectors.joining(sign, "( ", " )"));
  }

  private static String call(Effect effect) {
    if (effect instanceof Effect.Floor floor) {
      return call("floor", List.of(floor.scale(), floor.grade()));
    } else if (effect instanceof Effect.Flag flag) {
      return call("flag", List.of(flag.code()));
    } else if (effect instanceof Effect.Action action) {
      return call(
          "action",
          action.due().map(due -> List.of(action.code(), due)).orElse(List.of(action.code())));
    } else if (effect instanceof Effect.ActionAfter after) {
      return call("actionAfter", List.of(after.code(), after.question(), after.due()));
    } else if (effect instanceof Effect.ReAsk reAsk) {
      return call("reAsk", reAsk.questions());
    } else if (effect instanceof Effect.Block block) {
      return call("block", List.of(block.code()));
    } else if (effect instanceof Effect.Review review) {
      return call("review", List.of(review.code()));
    } else if (effect instanceof Effect.Opens opens) {
      return call("opens", List.of(opens.rulebook()));
    } else if (effect instanceof Effect.Close close) {
      return call("close", close.options());
    }
    return "provisional()";
  }

  private static String call(String name, List<String> arguments) {
    return name
        + "("
        + arguments.stream().map(each -> "\"" + each + "\"").collect(Collectors.joining(", "))
        + ")";
  }
}

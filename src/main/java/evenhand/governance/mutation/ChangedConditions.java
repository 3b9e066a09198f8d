package evenhand.governance.mutation;

import evenhand.rulebook.expression.Arithmetic;
import evenhand.rulebook.expression.Call;
import evenhand.rulebook.expression.Comparison;
import evenhand.rulebook.expression.Comparison.Operator;
import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.expression.Expression.Literal;
import evenhand.rulebook.expression.Function;
import evenhand.rulebook.expression.Membership;
import evenhand.rulebook.expression.Rewriting;
import evenhand.rulebook.expression.Type;
import evenhand.rulebook.expression.Words;
import evenhand.rulebook.model.DerivedFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every single change to an expression: parts dropped, operators and values replaced. */
final class ChangedConditions {
  private static final Pattern REACHED = Pattern.compile("reached\\((\\S+), (\\S+)\\)");

  private final Expression whole;
  private final DerivedFacts facts;
  private final Map<String, List<String>> scales;
  private final List<Changed> changed = new ArrayList<>();

  /** The whole with one change. */
  record Changed(Expression expression, String says) {}

  private ChangedConditions(
      Expression whole, DerivedFacts facts, Map<String, List<String>> scales) {
    this.whole = whole;
    this.facts = facts;
    this.scales = scales;
  }

  static List<Changed> of(Expression whole, DerivedFacts facts, Map<String, List<String>> scales) {
    ChangedConditions changes = new ChangedConditions(whole, facts, scales);
    if (whole.type().kind() == Type.Kind.TRUTH && !(whole instanceof Literal)) {
      changes.put(whole, new Literal(true, Type.TRUTH), "without any condition");
    }
    changes.visit(whole);
    return changes.changed;
  }

  private void put(Expression part, Expression by, String says) {
    changed.add(new Changed(Rewriting.replace(whole, part, by), says));
  }

  private void instead(Expression part, Expression by) {
    put(part, by, Words.of(by) + " in place of " + Words.of(part));
  }

  private void visit(Expression part) {
    if (part instanceof Expression.All || part instanceof Expression.Any) {
      without(part);
    } else if (part instanceof Comparison compared) {
      operators(compared);
      values(compared);
    } else if (part instanceof Membership membership) {
      membership(membership);
    } else if (part instanceof Call call) {
      call(call);
    } else if (part instanceof Arithmetic sum && sum.operator() != '*') {
      char other = sum.operator() == '+' ? '-' : '+';
      instead(part, new Arithmetic(other, sum.left(), sum.right()));
    } else if (part instanceof Expression.If choice) {
      Expression swapped =
          new Expression.If(choice.condition(), choice.otherwise(), choice.then(), choice.type());
      put(part, swapped, "branches swapped where " + Words.of(choice.condition()));
    } else if (part instanceof Expression.Not not) {
      put(part, not.of(), "not dropped before " + Words.of(not.of()));
    } else if (part instanceof Literal literal && literal.value() instanceof Integer number) {
      instead(part, new Literal(number + 1, literal.type()));
      if (number > 0) {
        instead(part, new Literal(number - 1, literal.type()));
      }
    } else if (part instanceof Expression.Derived derived) {
      grades(derived);
    }
    part.parts().forEach(this::visit);
  }

  private void without(Expression joined) {
    List<Expression> parts = joined.parts();
    for (int i = 0; parts.size() > 1 && i < parts.size(); i++) {
      List<Expression> fewer = new ArrayList<>(parts);
      fewer.remove(i);
      Expression rest =
          joined instanceof Expression.All ? new Expression.All(fewer) : new Expression.Any(fewer);
      put(joined, rest, "without " + Words.of(parts.get(i)));
    }
  }

  private void operators(Comparison compared) {
    List<Operator> others =
        switch (compared.operator()) {
          case LESS -> List.of(Operator.AT_MOST, Operator.AT_LEAST);
          case AT_MOST -> List.of(Operator.LESS, Operator.MORE);
          case MORE -> List.of(Operator.AT_LEAST, Operator.AT_MOST);
          case AT_LEAST -> List.of(Operator.MORE, Operator.LESS);
          case EQUAL ->
              compared.left().type().kind() == Type.Kind.NUMBER
                  ? List.of(Operator.AT_MOST, Operator.AT_LEAST)
                  : List.of();
        };
    others.forEach(
        other -> instead(compared, new Comparison(other, compared.left(), compared.right())));
  }

  private void values(Comparison compared) {
    if (compared.right() instanceof Literal literal) {
      if (literal.value() instanceof Boolean truth) {
        instead(literal, new Literal(!truth, literal.type()));
      } else if (literal.value() instanceof String text) {
        next(compared.left().type(), Set.of(text))
            .forEach(other -> instead(compared, with(compared, literal, other)));
      }
    }
  }

  private static Comparison with(Comparison compared, Literal literal, String other) {
    return new Comparison(compared.operator(), compared.left(), new Literal(other, literal.type()));
  }

  /** The value after the last of these in the list of values, if there is another. */
  private static List<String> next(Type type, Set<?> present) {
    List<String> values = type.values();
    for (int i = values.size() - 1; i >= 0; i--) {
      if (present.contains(values.get(i))) {
        for (int step = 1; step < values.size(); step++) {
          String other = values.get((i + step) % values.size());
          if (!present.contains(other)) {
            return List.of(other);
          }
        }
      }
    }
    return List.of();
  }

  private void membership(Membership membership) {
    put(
        membership,
        new Membership(membership.item(), membership.set(), !membership.outside()),
        "the opposite of " + Words.of(membership));
    if (membership.set() instanceof Literal literal && literal.value() instanceof Set<?> set) {
      for (Object member : set) {
        Set<Object> fewer = new TreeSet<>(set);
        fewer.remove(member);
        instead(literal, new Literal(Set.copyOf(fewer), literal.type()));
      }
      for (String other : next(membership.item().type(), set)) {
        Set<Object> more = new TreeSet<>(set);
        more.add(other);
        instead(literal, new Literal(Set.copyOf(more), literal.type()));
      }
    }
  }

  private void call(Call call) {
    switch (call.function()) {
      case UNK -> function(call, Function.KNOWN);
      case KNOWN -> function(call, Function.UNK);
      case AMONG -> function(call, Function.NOT_AMONG);
      case NOT_AMONG -> function(call, Function.AMONG);
      case COUNT_YES -> function(call, Function.COUNT_UNK);
      case COUNT_UNK -> function(call, Function.COUNT_YES);
      case HAS -> {
        if (call.parts().get(1) instanceof Literal literal) {
          next(call.parts().get(0).type(), Set.of(literal.value()))
              .forEach(
                  other ->
                      instead(
                          call,
                          Rewriting.replace(call, literal, new Literal(other, literal.type()))));
        }
      }
      case FIRST_KNOWN, COUNT_TRUE -> {
        for (int i = 0; call.parts().size() > 1 && i < call.parts().size(); i++) {
          List<Expression> fewer = new ArrayList<>(call.parts());
          fewer.remove(i);
          instead(call, new Call(call.function(), fewer, call.type(), call.questions()));
        }
      }
      default -> {}
    }
    for (Expression part : call.parts()) {
      if (part instanceof Expression.Group group) {
        members(group);
      }
    }
  }

  private void function(Call call, Function other) {
    instead(call, new Call(other, call.parts(), call.type(), call.questions()));
  }

  private void members(Expression.Group group) {
    for (String member : group.members()) {
      Set<String> fewer = new TreeSet<>(group.members());
      fewer.remove(member);
      put(
          group,
          new Expression.Group(group.id(), fewer),
          "group " + group.id() + " without " + member);
    }
  }

  /** The grades beside the one that is asked for, where some rule asks for them. */
  private void grades(Expression.Derived derived) {
    Matcher reached = REACHED.matcher(derived.text());
    if (!reached.matches()) {
      return;
    }
    List<String> grades = scales.getOrDefault(reached.group(1), List.of());
    int at = grades.indexOf(reached.group(2));
    for (int other : new int[] {at - 1, at + 1}) {
      if (other >= 0 && other < grades.size()) {
        String text = DerivedFacts.reachedText(reached.group(1), grades.get(other));
        OptionalInt number = facts.find(text);
        if (number.isPresent()) {
          instead(derived, new Expression.Derived(number.getAsInt(), text));
        }
      }
    }
  }
}

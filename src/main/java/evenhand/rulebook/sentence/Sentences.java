package evenhand.rulebook.sentence;

import evenhand.rulebook.Rulebook;
import evenhand.rulebook.expression.Arithmetic;
import evenhand.rulebook.expression.Call;
import evenhand.rulebook.expression.Comparison;
import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.expression.Expression.All;
import evenhand.rulebook.expression.Expression.Any;
import evenhand.rulebook.expression.Expression.Derived;
import evenhand.rulebook.expression.Expression.Literal;
import evenhand.rulebook.expression.Expression.Name;
import evenhand.rulebook.expression.Membership;
import evenhand.rulebook.expression.Names.Origin;
import evenhand.rulebook.expression.Type;
import evenhand.rulebook.model.Effect;
import evenhand.rulebook.model.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Puts the rules of one rulebook into words. Made from the parsed rule, so that the words cannot
 * say something else; a test reads them back.
 */
public final class Sentences {
  private final Wording wording;
  private final DerivedWords derived;
  private final EffectWords effects;

  public Sentences(Wording wording) {
    this.wording = wording;
    this.derived = new DerivedWords(wording);
    this.effects = new EffectWords(wording);
  }

  /** The sentences of a rulebook. */
  public static Sentences of(Rulebook rulebook) {
    return new Sentences(
        new Wording(
            rulebook.questions(),
            rulebook.computed(),
            rulebook.parameters(),
            rulebook.codes(),
            rulebook.about()));
  }

  /** The whole rule: a condition line by line, and what follows. */
  public String of(Rule rule) {
    Clause when = when(rule);
    List<String> lines = new ArrayList<>();
    if (isAlways(when)) {
      lines.add("In every case:");
    } else if (when instanceof Clause.Several several) {
      lines.add("Where " + several.head());
      several.parts().forEach(part -> lines.addAll(part.lines()));
      lines.add("then:");
    } else {
      lines.add("Where this is so:");
      lines.addAll(when.lines());
      lines.add("then:");
    }
    then(rule).forEach(effect -> lines.add("- " + effect));
    return String.join("\n", lines);
  }

  public Clause when(Rule rule) {
    return clause(rule.condition());
  }

  /** Whether a condition asks for nothing. */
  public static boolean isAlways(Clause when) {
    return when instanceof Clause.Several several && several.all() && several.parts().isEmpty();
  }

  /** What the rule adds, one text each. */
  public List<String> then(Rule rule) {
    return rule.effects().stream().map(this::effect).toList();
  }

  String effect(Effect effect) {
    return effects.of(effect);
  }

  /** A condition; parts of the same kind are drawn together. */
  Clause clause(Expression condition) {
    if (condition instanceof All || condition instanceof Any) {
      boolean all = condition instanceof All;
      List<Clause> parts = new ArrayList<>();
      for (Expression part : condition.parts()) {
        Clause clause = clause(part);
        if (clause instanceof Clause.Several inner && inner.all() == all) {
          parts.addAll(inner.parts());
        } else {
          parts.add(clause);
        }
      }
      return parts.size() == 1 ? parts.get(0) : new Clause.Several(all, parts);
    }
    return new Clause.Said(statement(condition));
  }

  private String statement(Expression condition) {
    if (condition instanceof Comparison compared) {
      return comparison(compared);
    } else if (condition instanceof Membership member && member.set() instanceof Literal set) {
      return value(member.item())
          + (member.outside() ? " is known and none of: " : " is one of: ")
          + answers(set);
    } else if (condition instanceof Derived read) {
      return derived.of(read);
    } else if (condition instanceof Call call) {
      return call(call);
    }
    throw new IllegalArgumentException("no words for " + condition);
  }

  private String comparison(Comparison compared) {
    Expression left = compared.left();
    if (compared.operator() == Comparison.Operator.EQUAL) {
      return equality(left, compared.right());
    }
    Type.Kind kind = left.type().kind();
    boolean dated = kind == Type.Kind.DATE || kind == Type.Kind.INSTANT;
    String sign =
        switch (compared.operator()) {
          case LESS -> dated ? "before" : "less than";
          case AT_MOST -> dated ? "on or before" : "at most";
          case MORE -> dated ? "after" : "more than";
          case AT_LEAST -> dated ? "on or after" : "at least";
          case EQUAL -> "";
        };
    return value(left) + " is " + sign + " " + value(compared.right());
  }

  private String equality(Expression left, Expression right) {
    if (!(right instanceof Literal literal)) {
      return value(left) + " is the same as " + value(right);
    }
    String text = Amounts.value(literal.value());
    if (left instanceof Name name) {
      boolean states = name.type().kind() == Type.Kind.TRUTH || name.type().equals(Type.YES_NO);
      Origin origin = name.entry().origin();
      if (states && origin == Origin.COMPUTED) {
        return value(left) + (text.equals("yes") ? " holds" : " does not hold");
      } else if (states && origin == Origin.PARAMETER) {
        return wording.setting(name.entry().id())
            + " is set to "
            + text
            + " (it is: "
            + wording.amount(name.entry().id())
            + ")";
      }
    }
    return value(left) + " is " + answer(literal.value());
  }

  private static String answers(Literal set) {
    return new TreeSet<Object>((Set<?>) set.value())
        .stream().map(Sentences::answer).collect(Collectors.joining(", "));
  }

  /** A listed answer in quotation marks of its own; yes, no, numbers and days without. */
  private static String answer(Object value) {
    String text = Amounts.value(value);
    return value instanceof String && !text.equals("yes") && !text.equals("no")
        ? "\u2018" + text + "\u2019"
        : text;
  }

  private String call(Call call) {
    Expression first = call.parts().get(0);
    return switch (call.function()) {
      case UNK -> value(first) + " is not known";
      case KNOWN -> value(first) + " is known";
      case UNSET -> "no value is set for " + wording.setting(((Name) first).entry().id());
      case HAS -> value(first) + " includes " + value(call.parts().get(1));
      case EMPTY -> value(first) + " is empty or not known";
      case AMONG -> value(first) + " is among " + value(call.parts().get(1));
      case NOT_AMONG -> value(first) + " is known and not among " + value(call.parts().get(1));
      default -> throw new IllegalArgumentException("no words for " + call);
    };
  }

  /** A number, day, answer or set. */
  private String value(Expression value) {
    if (value instanceof Literal literal) {
      return answer(literal.value());
    } else if (value instanceof Name name) {
      return wording.name(name);
    } else if (value instanceof Arithmetic sum) {
      String sign =
          switch (sum.operator()) {
            case '+' -> " plus ";
            case '-' -> " minus ";
            default -> " times ";
          };
      return operand(sum.left()) + sign + operand(sum.right());
    } else if (value instanceof Call call) {
      return measured(call);
    }
    throw new IllegalArgumentException("no words for " + value);
  }

  private String operand(Expression part) {
    return part instanceof Arithmetic ? "(" + value(part) + ")" : value(part);
  }

  private String measured(Call call) {
    String first = value(call.parts().get(0));
    if (call.parts().size() == 1) {
      return "the number of entries in " + first;
    }
    String second = value(call.parts().get(1));
    return switch (call.function()) {
      case ADD_MONTHS -> "the day " + second + " after " + first;
      case MINUS_YEARS -> "the day " + second + " before " + first;
      case DAYS_BETWEEN -> "the days between " + first + " and " + second;
      case MINUTES_BETWEEN -> "the minutes between " + first + " and " + second;
      default -> throw new IllegalArgumentException("no words for " + call);
    };
  }
}

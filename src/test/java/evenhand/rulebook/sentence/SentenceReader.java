package evenhand.rulebook.sentence;

import evenhand.rulebook.Rulebook;
import evenhand.rulebook.expression.Arithmetic;
import evenhand.rulebook.expression.Call;
import evenhand.rulebook.expression.Comparison;
import evenhand.rulebook.expression.Comparison.Operator;
import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.expression.Expression.All;
import evenhand.rulebook.expression.Expression.Any;
import evenhand.rulebook.expression.Expression.Derived;
import evenhand.rulebook.expression.Expression.Literal;
import evenhand.rulebook.expression.Expression.Name;
import evenhand.rulebook.expression.Function;
import evenhand.rulebook.expression.Membership;
import evenhand.rulebook.expression.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the sentence of a rule back into its condition. Knows nothing of how it was written. */
final class SentenceReader {
  private static final Map<String, Operator> ORDER = new LinkedHashMap<>();

  static {
    ORDER.put(" is less than ", Operator.LESS);
    ORDER.put(" is at most ", Operator.AT_MOST);
    ORDER.put(" is more than ", Operator.MORE);
    ORDER.put(" is at least ", Operator.AT_LEAST);
    ORDER.put(" is before ", Operator.LESS);
    ORDER.put(" is on or before ", Operator.AT_MOST);
    ORDER.put(" is after ", Operator.MORE);
    ORDER.put(" is on or after ", Operator.AT_LEAST);
    ORDER.put(" is the same as ", Operator.EQUAL);
  }

  private static final Pattern SIZE = Pattern.compile("the number of entries in (.*)");
  private static final Pattern PUT =
      Pattern.compile("other rules have put the (.*) at (.*) or higher");
  private static final Pattern ADDED =
      Pattern.compile(
          "other rules have added the (flag|task|block|review|rulebook) (\\S+)( \\(.*)?");
  private static final Pattern CLOSED = Pattern.compile("the option (.*) is closed");

  private final Spoken spoken;

  SentenceReader(Rulebook rulebook) {
    this.spoken = new Spoken(rulebook);
  }

  /** The condition of a sentence. */
  Expression condition(String sentence) {
    List<String> lines = sentence.lines().toList();
    String head = lines.get(0);
    if (head.equals("In every case:")) {
      return new All(List.of());
    }
    List<Expression> parts = items(lines.subList(1, lines.indexOf("then:")), "");
    if (head.equals("Where this is so:")) {
      if (parts.size() != 1) {
        throw new IllegalArgumentException("one statement is expected: " + sentence);
      }
      return parts.get(0);
    }
    return joined(head.substring("Where ".length()), parts);
  }

  private static Expression joined(String head, List<Expression> parts) {
    return switch (head) {
      case "all of these are so:" -> new All(parts);
      case "any of these is so:" -> new Any(parts);
      default -> throw new IllegalArgumentException("no head of a list: " + head);
    };
  }

  private List<Expression> items(List<String> lines, String indent) {
    List<Expression> items = new ArrayList<>();
    int at = 0;
    while (at < lines.size()) {
      String line = lines.get(at);
      if (!line.startsWith(indent + "- ")) {
        throw new IllegalArgumentException("no item: " + line);
      }
      String text = line.substring(indent.length() + 2);
      int end = at + 1;
      while (end < lines.size() && lines.get(end).startsWith(indent + "  ")) {
        end++;
      }
      items.add(
          end == at + 1
              ? statement(text)
              : joined(text, items(lines.subList(at + 1, end), indent + "  ")));
      at = end;
    }
    return items;
  }

  private Expression statement(String text) {
    Matcher put = PUT.matcher(text);
    Matcher added = ADDED.matcher(text);
    Matcher closed = CLOSED.matcher(text);
    if (put.matches()) {
      String scale = spoken.scale(put.group(1));
      return new Derived(0, "reached(" + scale + ", " + spoken.grade(scale, put.group(2)) + ")");
    } else if (added.matches()) {
      String kind = added.group(1).equals("task") ? "action" : added.group(1);
      String code = added.group(2);
      return new Derived(
          0, kind.equals("flag") ? "flag(" + code + ")" : "added(" + kind + " " + code + ")");
    } else if (closed.matches()) {
      return new Derived(0, "closed(" + spoken.option(closed.group(1)) + ")");
    } else if (text.startsWith("no value is set for ")) {
      Name name = spoken.named(text.substring("no value is set for ".length()));
      return call(Function.UNSET, name);
    }
    return about(text);
  }

  private Expression about(String text) {
    for (boolean outside : new boolean[] {true, false}) {
      String sign = outside ? " is known and none of: " : " is one of: ";
      int at = Quoting.find(text, sign);
      if (at >= 0) {
        Expression item = value(text.substring(0, at), Type.NUMBER);
        Set<Object> members = new HashSet<>();
        for (String word : text.substring(at + sign.length()).split(", ")) {
          members.add(((Literal) value(word, item.type())).value());
        }
        return new Membership(item, new Literal(members, Type.of(Type.Kind.CODES)), outside);
      }
    }
    for (Function two : List.of(Function.NOT_AMONG, Function.AMONG, Function.HAS)) {
      String sign =
          switch (two) {
            case NOT_AMONG -> " is known and not among ";
            case AMONG -> " is among ";
            default -> " includes ";
          };
      int at = Quoting.find(text, sign);
      if (at >= 0) {
        Expression first = value(text.substring(0, at), Type.NUMBER);
        return call(two, first, value(text.substring(at + sign.length()), first.type()));
      }
    }
    for (Map.Entry<String, Function> one :
        Map.of(
                " is empty or not known",
                Function.EMPTY,
                " is not known",
                Function.UNK,
                " is known",
                Function.KNOWN)
            .entrySet()) {
      if (text.endsWith(one.getKey())
          && Quoting.find(text, one.getKey()) >= 0
          && !(one.getValue() == Function.UNK && text.endsWith(" is empty or not known"))) {
        return call(
            one.getValue(),
            value(text.substring(0, text.length() - one.getKey().length()), Type.NUMBER));
      }
    }
    return comparison(text);
  }

  private Expression comparison(String text) {
    for (Map.Entry<String, Operator> order : ORDER.entrySet()) {
      int at = Quoting.find(text, order.getKey());
      if (at >= 0) {
        Expression left = value(text.substring(0, at), Type.NUMBER);
        return new Comparison(
            order.getValue(),
            left,
            value(text.substring(at + order.getKey().length()), left.type()));
      }
    }
    if (Quoting.find(text, " is set to ") >= 0) {
      return set(text);
    }
    for (boolean holds : new boolean[] {false, true}) {
      String sign = holds ? " holds" : " does not hold";
      if (text.endsWith(sign)) {
        Name name = spoken.named(text.substring(0, text.length() - sign.length()));
        boolean truth = name.type().kind() == Type.Kind.TRUTH;
        Object value = truth ? (Object) holds : holds ? "yes" : "no";
        return new Comparison(Operator.EQUAL, name, new Literal(value, name.type()));
      }
    }
    int at = Quoting.find(text, " is ");
    Expression left = value(text.substring(0, at), Type.NUMBER);
    return new Comparison(Operator.EQUAL, left, value(text.substring(at + 4), left.type()));
  }

  private Expression set(String text) {
    int at = Quoting.find(text, " is set to ");
    Name name = spoken.named(text.substring(0, at));
    String rest = text.substring(at + " is set to ".length());
    String wanted = rest.substring(0, rest.indexOf(" (it is: "));
    spoken.check(name, rest.substring(rest.indexOf(" (it is: ") + 9, rest.length() - 1));
    return new Comparison(Operator.EQUAL, name, new Literal(wanted.equals("yes"), Type.TRUTH));
  }

  private Expression value(String text, Type expected) {
    Matcher size = SIZE.matcher(text);
    if (text.equals("the day of the decision")) {
      return spoken.moment("as_of_date");
    } else if (text.equals("the moment of the decision")) {
      return spoken.moment("as_of");
    } else if (size.matches()) {
      return call(Function.SIZE, value(size.group(1), expected));
    } else if (text.startsWith("the minutes between ") || text.startsWith("the days between ")) {
      int to = Quoting.find(text, " and ");
      int from = text.indexOf(" between ") + 9;
      return call(
          text.startsWith("the m") ? Function.MINUTES_BETWEEN : Function.DAYS_BETWEEN,
          value(text.substring(from, to), expected),
          value(text.substring(to + 5), expected));
    } else if (text.startsWith("the day ")) {
      return moved(text);
    }
    for (String sign : Arrays.asList(" plus ", " minus ", " times ")) {
      int at = Quoting.find(text, sign);
      if (at >= 0) {
        return new Arithmetic(
            sign.equals(" plus ") ? '+' : sign.equals(" minus ") ? '-' : '*',
            value(text.substring(0, at), expected),
            value(text.substring(at + sign.length()), expected));
      }
    }
    if (text.startsWith("(") && text.endsWith(")")) {
      return value(text.substring(1, text.length() - 1), expected);
    }
    return spoken.operand(text, expected);
  }

  private Expression moved(String text) {
    for (Function function : List.of(Function.ADD_MONTHS, Function.MINUS_YEARS)) {
      String sign = function == Function.ADD_MONTHS ? " after " : " before ";
      int at = Quoting.find(text, sign);
      if (at >= 0) {
        return call(
            function,
            value(text.substring(at + sign.length()), Type.DATE),
            value(text.substring("the day ".length(), at), Type.NUMBER));
      }
    }
    throw new IllegalArgumentException("no day: " + text);
  }

  private static Call call(Function function, Expression... parts) {
    return new Call(function, List.of(parts), Type.TRUTH, Map.of());
  }
}

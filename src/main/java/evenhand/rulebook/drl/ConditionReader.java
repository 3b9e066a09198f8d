package evenhand.rulebook.drl;

import evenhand.rulebook.expression.Comparison;
import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.expression.Expression.All;
import evenhand.rulebook.expression.Expression.Any;
import evenhand.rulebook.expression.Expression.Derived;
import evenhand.rulebook.expression.Expression.Literal;
import evenhand.rulebook.expression.Expression.Name;
import evenhand.rulebook.expression.ExpressionFault;
import evenhand.rulebook.expression.Names;
import evenhand.rulebook.expression.Parser;
import evenhand.rulebook.expression.Token;
import evenhand.rulebook.expression.Tokens;
import evenhand.rulebook.expression.Type;
import evenhand.rulebook.model.Codes;
import evenhand.rulebook.model.DerivedFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the left side of one rule. */
final class ConditionReader {
  private final Tokens tokens;
  private final Names names;
  private final Codes codes;
  private final DerivedFacts facts;
  private final Map<String, Name> bindings = new HashMap<>();
  private final Set<Integer> derivedReads = new HashSet<>();

  ConditionReader(Tokens tokens, Names names, Codes codes, DerivedFacts facts) {
    this.tokens = tokens;
    this.names = names;
    this.codes = codes;
    this.facts = facts;
  }

  Map<String, Name> bindings() {
    return bindings;
  }

  Set<Integer> derivedReads() {
    return derivedReads;
  }

  /** Everything between {@code when} and {@code then}. */
  Expression read() {
    Expression condition = elements();
    tokens.expect("then");
    return condition;
  }

  private Expression elements() {
    List<Expression> alternatives = new ArrayList<>();
    List<Expression> joined = new ArrayList<>();
    joined.add(element());
    while (!tokens.peek().is("then") && !tokens.peek().is(")")) {
      if (tokens.peek().is("or")) {
        Token or = tokens.take();
        if (joined.size() != 1) {
          throw new ExpressionFault(or.offset(), "put each side of 'or' in brackets");
        }
        alternatives.add(joined.get(0));
        joined = new ArrayList<>(List.of(element()));
      } else {
        tokens.takeIf("and");
        joined.add(element());
      }
    }
    if (alternatives.isEmpty()) {
      return joined.size() == 1 ? joined.get(0) : new All(joined);
    }
    if (joined.size() != 1) {
      throw new ExpressionFault(tokens.peek().offset(), "put each side of 'or' in brackets");
    }
    alternatives.add(joined.get(0));
    return new Any(alternatives);
  }

  private Expression element() {
    if (tokens.takeIf("(")) {
      Expression inside = elements();
      tokens.expect(")");
      return inside;
    }
    if (tokens.takeIf("exists")) {
      return derived();
    }
    tokens.expect("Case");
    tokens.expect("(");
    List<Expression> constraints = new ArrayList<>();
    while (!tokens.peek().is(")")) {
      constraint(constraints);
      if (!tokens.takeIf(",")) {
        break;
      }
    }
    tokens.expect(")");
    return constraints.size() == 1 ? constraints.get(0) : new All(constraints);
  }

  private void constraint(List<Expression> constraints) {
    if (tokens.peek().text().startsWith("$")) {
      bind();
    } else {
      constraints.add(new Parser(tokens, names, Parser.Dialect.RULE).condition());
    }
  }

  private void bind() {
    Token variable = tokens.take();
    tokens.expect(":");
    Token id = tokens.take(Token.Kind.WORD, "a question");
    Names.Entry entry =
        names
            .name(id.text())
            .filter(found -> found.type().kind() == Type.Kind.CHOICE)
            .orElseThrow(
                () ->
                    new ExpressionFault(id.offset(), "'" + id.text() + "' is no choice question"));
    bindings.put(variable.text(), new Name(entry));
  }

  private Expression derived() {
    Token kind = tokens.take(Token.Kind.WORD, "Added, Reached or Closed");
    tokens.expect("(");
    Expression read =
        switch (kind.text()) {
          case "Added" -> added();
          case "Reached" -> reached();
          case "Closed" -> closed();
          default ->
              throw new ExpressionFault(
                  kind.offset(), "exists takes Added, Reached or Closed, not " + kind);
        };
    tokens.expect(")");
    return read;
  }

  private Expression added() {
    Token kind = member("kind");
    tokens.expect(",");
    Token code = member("code");
    if (!declared(kind.text(), code.text())) {
      throw new ExpressionFault(
          code.offset(), "'" + code.text() + "' is no " + kind.text() + " of this rulebook");
    }
    return fact(
        facts.added(kind.text(), code.text()), DerivedFacts.addedText(kind.text(), code.text()));
  }

  private boolean declared(String kind, String code) {
    return switch (kind) {
      case "flag" -> codes.flags().containsKey(code);
      case "action" -> codes.actions().containsKey(code);
      case "block" -> codes.blocks().containsKey(code);
      case "review" -> codes.reviews().containsKey(code);
      case "opens" -> codes.opens().contains(code);
      default -> false;
    };
  }

  private Expression reached() {
    Token scale = member("scale");
    tokens.expect(",");
    Token grade = member("grade");
    List<String> grades = codes.scales().getOrDefault(scale.text(), List.of());
    if (!grades.contains(grade.text())) {
      throw new ExpressionFault(
          grade.offset(), "'" + grade.text() + "' is no grade of " + scale.text() + " " + grades);
    }
    return fact(
        facts.reached(scale.text(), grade.text()),
        DerivedFacts.reachedText(scale.text(), grade.text()));
  }

  private Expression closed() {
    tokens.expect("option");
    tokens.expect("==");
    Token option = tokens.take();
    if (option.kind() == Token.Kind.STRING) {
      if (!codes.options().containsKey(option.text())) {
        throw new ExpressionFault(option.offset(), "'" + option.text() + "' is no option");
      }
      return fact(facts.closed(option.text()), DerivedFacts.closedText(option.text()));
    }
    Name asked = bindings.get(option.text());
    if (asked == null) {
      throw new ExpressionFault(
          option.offset(), "'" + option.text() + "' is not bound to a question");
    }
    List<Expression> any = new ArrayList<>();
    for (String each : codes.options().keySet()) {
      Expression same =
          new Comparison(Comparison.Operator.EQUAL, asked, new Literal(each, asked.type()));
      any.add(new All(List.of(same, fact(facts.closed(each), DerivedFacts.closedText(each)))));
    }
    return new Any(any);
  }

  private Expression fact(int number, String text) {
    derivedReads.add(number);
    return new Derived(number, text);
  }

  private Token member(String name) {
    tokens.expect(name);
    tokens.expect("==");
    return tokens.take(Token.Kind.STRING, "a value in quotes");
  }
}

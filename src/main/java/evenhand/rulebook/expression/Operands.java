package evenhand.rulebook.expression;

import evenhand.rulebook.expression.Expression.Group;
import evenhand.rulebook.expression.Expression.Literal;
import evenhand.rulebook.expression.Expression.Name;
import evenhand.rulebook.expression.Expression.Unknown;
import evenhand.rulebook.expression.Parser.Dialect;
import evenhand.rulebook.expression.Type.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Reads what a comparison is made of: names, values, sets and calls. */
final class Operands {
  private final Parser parser;
  private final Tokens tokens;
  private final Names names;
  private final Dialect dialect;

  Operands(Parser parser, Tokens tokens, Names names, Dialect dialect) {
    this.parser = parser;
    this.tokens = tokens;
    this.names = names;
    this.dialect = dialect;
  }

  Expression primary(Type expected) {
    Token token = tokens.take();
    switch (token.kind()) {
      case NUMBER:
        return new Literal(whole(token), Type.NUMBER);
      case STRING:
        return quoted(token, expected);
      case WORD:
        return tokens.peek().is("(") ? call(token) : word(token, expected);
      default:
        if (token.is("(")) {
          Expression inside = parser.sum(expected);
          tokens.expect(")");
          return inside;
        }
        if (token.is("{") && dialect == Dialect.FORMULA) {
          return parser.literals(expected, "}");
        }
        throw new ExpressionFault(token.offset(), "a name or value is expected, not " + token);
    }
  }

  private static int whole(Token token) {
    if (token.text().length() > 9) {
      throw new ExpressionFault(token.offset(), "a number has at most nine digits");
    }
    return Integer.parseInt(token.text());
  }

  private Expression quoted(Token token, Type expected) {
    if (dialect == Dialect.FORMULA) {
      throw new ExpressionFault(token.offset(), "values stand bare in a formula: " + token.text());
    }
    if (!expected.lists(token.text())) {
      throw new ExpressionFault(
          token.offset(), "\"" + token.text() + "\" is not one of " + expected.values());
    }
    return literal(token.text(), expected);
  }

  private static Expression literal(String text, Type expected) {
    return new Literal(text, new Type(Kind.CHOICE, expected.values()));
  }

  private Expression word(Token token, Type expected) {
    String text = token.text();
    if (text.equals("true") || text.equals("false")) {
      return new Literal(text.equals("true"), Type.TRUTH);
    }
    if (dialect == Dialect.FORMULA && expected.lists(text)) {
      return literal(text, expected);
    }
    if (dialect == Dialect.FORMULA && text.equals("unknown")) {
      return new Unknown(expected);
    }
    Optional<Expression> part = outcomeTerm(token, List.of());
    if (part.isPresent()) {
      return part.get();
    }
    Optional<Names.Entry> name = names.name(text);
    if (name.isPresent()) {
      return new Name(name.get());
    }
    Optional<List<String>> group = names.group(text);
    if (group.isPresent() && dialect == Dialect.FORMULA) {
      return new Group(text, new TreeSet<>(group.get()));
    }
    throw new ExpressionFault(
        token.offset(),
        "'"
            + text
            + "' is no question, computed question or parameter of this rulebook"
            + (expected.values().isEmpty() ? "" : ", nor one of " + expected.values())
            + "; near it: "
            + names.near(text));
  }

  /** A part of an outcome: its kind, and in brackets what of it. */
  private Optional<Expression> outcomeTerm(Token kind, List<String> words) {
    try {
      String text = kind.text() + (words.isEmpty() ? "" : "(" + String.join(", ", words) + ")");
      return names
          .outcomeTerm(kind.text(), words)
          .map(number -> new Expression.Derived(number, text));
    } catch (IllegalArgumentException wrong) {
      throw new ExpressionFault(kind.offset(), String.valueOf(wrong.getMessage()));
    }
  }

  private Expression outcomeCall(Token kind) {
    tokens.expect("(");
    List<String> words = new ArrayList<>(List.of(""));
    while (!tokens.takeIf(")")) {
      Token word = tokens.take();
      if (word.kind() == Token.Kind.END) {
        throw new ExpressionFault(word.offset(), "')' is expected");
      } else if (word.is(",")) {
        words.add("");
      } else {
        // Ids with a hyphen come in pieces.
        words.set(words.size() - 1, words.get(words.size() - 1) + word.text());
      }
    }
    return outcomeTerm(kind, words)
        .orElseThrow(
            () ->
                new ExpressionFault(
                    kind.offset(), "'" + kind.text() + "' is no function and no part of outcomes"));
  }

  private Expression call(Token name) {
    if (names.speaksOfOutcomes() && Function.named(name.text()).isEmpty()) {
      return outcomeCall(name);
    }
    Function function =
        Function.named(name.text())
            .filter(known -> dialect == Dialect.FORMULA || known.inRules())
            .orElseThrow(
                () ->
                    new ExpressionFault(
                        name.offset(), "'" + name.text() + "' is not on the list of functions"));
    tokens.expect("(");
    List<Expression> parts = new ArrayList<>();
    do {
      parts.add(argument(function, parts));
    } while (tokens.takeIf(","));
    tokens.expect(")");
    boolean count = function.arity() < 0 || function.arity() == parts.size();
    if (!count) {
      throw new ExpressionFault(
          name.offset(), function.text() + " takes " + function.arity() + " arguments");
    }
    Arguments.check(function, parts, name.offset());
    return new Call(function, parts, Arguments.result(function, parts), questions(function, parts));
  }

  private Expression argument(Function function, List<Expression> before) {
    if (function == Function.VALUE_ON && before.isEmpty()) {
      Token parameter = tokens.take(Token.Kind.WORD, "a parameter");
      return names
          .name(parameter.text() + "@dates")
          .map(entry -> (Expression) new Name(entry))
          .orElseThrow(
              () ->
                  new ExpressionFault(
                      parameter.offset(), "'" + parameter.text() + "' is no parameter"));
    }
    if (function == Function.COUNT_TRUE) {
      return parser.condition();
    }
    Type expected = before.isEmpty() ? Type.of(Kind.CODE) : before.get(0).type();
    return parser.sum(expected);
  }

  private Map<String, Integer> questions(Function function, List<Expression> parts) {
    if (function != Function.COUNT_YES && function != Function.COUNT_UNK) {
      return Map.of();
    }
    Map<String, Integer> slots = new HashMap<>();
    for (String id : parts.get(0).type().values()) {
      names.name(id).ifPresent(entry -> slots.put(id, entry.slot()));
    }
    return slots;
  }
}

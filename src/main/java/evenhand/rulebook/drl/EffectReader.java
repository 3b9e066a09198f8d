package evenhand.rulebook.drl;

import evenhand.rulebook.expression.Expression.Name;
import evenhand.rulebook.expression.ExpressionFault;
import evenhand.rulebook.expression.Names;
import evenhand.rulebook.expression.Token;
import evenhand.rulebook.expression.Tokens;
import evenhand.rulebook.expression.Type;
import evenhand.rulebook.model.Codes;
import evenhand.rulebook.model.Due;
import evenhand.rulebook.model.Effect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the right side of one rule: calls of the outcome vocabulary and nothing else. */
final class EffectReader {
  private final Tokens tokens;
  private final Names names;
  private final Codes codes;
  private final Map<String, Name> bindings;

  EffectReader(Tokens tokens, Names names, Codes codes, Map<String, Name> bindings) {
    this.tokens = tokens;
    this.names = names;
    this.codes = codes;
    this.bindings = bindings;
  }

  /** Everything up to {@code end}, which is taken. */
  List<Effect> read() {
    List<Effect> effects = new ArrayList<>();
    while (!tokens.takeIf("end")) {
      tokens.expect("outcome");
      tokens.expect(".");
      Token call = tokens.take(Token.Kind.WORD, "a call of the outcome vocabulary");
      tokens.expect("(");
      List<Token> arguments = arguments();
      tokens.expect(";");
      effects.add(effect(call, arguments));
    }
    if (effects.isEmpty()) {
      throw new ExpressionFault(tokens.peek().offset(), "a rule adds at least one thing");
    }
    return effects;
  }

  private List<Token> arguments() {
    List<Token> arguments = new ArrayList<>();
    while (!tokens.peek().is(")")) {
      arguments.add(tokens.take());
      if (!tokens.takeIf(",")) {
        break;
      }
    }
    tokens.expect(")");
    return arguments;
  }

  private Effect effect(Token call, List<Token> arguments) {
    return switch (call.text()) {
      case "floor" -> floor(call, arguments);
      case "flag" ->
          new Effect.Flag(only(call, arguments, codes.flags().keySet(), "flag of this rulebook"));
      case "action" -> action(call, arguments);
      case "actionAfter" -> actionAfter(call, arguments);
      case "reAsk" -> new Effect.ReAsk(questions(call, arguments));
      case "block" ->
          new Effect.Block(
              only(call, arguments, codes.blocks().keySet(), "block of this rulebook"));
      case "review" ->
          new Effect.Review(
              only(call, arguments, codes.reviews().keySet(), "review of this rulebook"));
      case "opens" ->
          new Effect.Opens(only(call, arguments, codes.opens(), "rulebook that this one opens"));
      case "close" -> new Effect.Close(options(call, arguments));
      case "closeAll" -> closeBut(call, arguments, List.of());
      case "closeAllBut" -> closeBut(call, List.of(), options(call, arguments));
      case "provisional" -> {
        count(call, arguments, 0);
        yield new Effect.Provisional();
      }
      default ->
          throw new ExpressionFault(
              call.offset(), "outcome." + call.text() + " is not in the outcome vocabulary");
    };
  }

  private Effect floor(Token call, List<Token> arguments) {
    count(call, arguments, 2);
    String scale = string(arguments.get(0));
    List<String> grades = codes.scales().get(scale);
    if (grades == null) {
      throw new ExpressionFault(
          arguments.get(0).offset(),
          "'" + scale + "' is no scale of this rulebook " + codes.scales().keySet());
    }
    Token grade = arguments.get(1);
    if (grade.kind() == Token.Kind.WORD) {
      Name asked = bindings.get(grade.text());
      if (asked == null || !grades.containsAll(asked.type().values())) {
        throw new ExpressionFault(
            grade.offset(), grade + " is not bound to a question whose answers are " + grades);
      }
      return new Effect.FloorFrom(scale, asked.entry().id());
    }
    return new Effect.Floor(scale, among(grade, grades, "grade of scale '" + scale + "'"));
  }

  private Effect action(Token call, List<Token> arguments) {
    if (arguments.isEmpty() || arguments.size() > 2) {
      throw new ExpressionFault(call.offset(), "outcome.action takes a code and perhaps a due");
    }
    String code = among(arguments.get(0), codes.actions().keySet(), "action of this rulebook");
    return new Effect.Action(
        code, arguments.size() == 1 ? Optional.empty() : Optional.of(due(arguments.get(1))));
  }

  private Effect actionAfter(Token call, List<Token> arguments) {
    count(call, arguments, 3);
    return new Effect.ActionAfter(
        among(arguments.get(0), codes.actions().keySet(), "action of this rulebook"),
        moment(arguments.get(1)),
        due(arguments.get(2)));
  }

  private String moment(Token token) {
    String id = question(token);
    if (names.name(id).map(entry -> entry.type().kind()).orElseThrow() != Type.Kind.INSTANT) {
      throw new ExpressionFault(
          token.offset(), "'" + id + "' holds no moment; a question of type datetime does");
    }
    return id;
  }

  private String due(Token token) {
    String text = string(token);
    try {
      Due due = Due.parse(text, names::dueParameter);
      boolean literal = due instanceof Due.Minutes minutes && minutes.minutes() != 0;
      if (literal && text.matches("[0-9]+")) {
        throw new IllegalArgumentException("minutes other than 0 belong in parameters.yml");
      }
      return text;
    } catch (IllegalArgumentException wrong) {
      throw new ExpressionFault(token.offset(), String.valueOf(wrong.getMessage()));
    }
  }

  private List<String> questions(Token call, List<Token> arguments) {
    if (arguments.isEmpty()) {
      throw new ExpressionFault(call.offset(), "outcome.reAsk names the questions to ask again");
    }
    return arguments.stream().map(this::question).toList();
  }

  private String question(Token token) {
    String id = string(token);
    return names
        .name(id)
        .filter(entry -> entry.origin() == Names.Origin.QUESTION)
        .map(Names.Entry::id)
        .orElseThrow(
            () ->
                new ExpressionFault(
                    token.offset(), "'" + id + "' is no question; near it: " + names.near(id)));
  }

  private List<String> options(Token call, List<Token> arguments) {
    if (arguments.isEmpty()) {
      throw new ExpressionFault(call.offset(), "outcome." + call.text() + " names options");
    }
    return arguments.stream()
        .map(token -> among(token, codes.options().keySet(), "option of this rulebook"))
        .toList();
  }

  private Effect closeBut(Token call, List<Token> arguments, List<String> kept) {
    count(call, arguments, 0);
    return new Effect.Close(
        codes.options().keySet().stream().filter(option -> !kept.contains(option)).toList());
  }

  private static String only(
      Token call, List<Token> arguments, Collection<String> known, String what) {
    count(call, arguments, 1);
    return among(arguments.get(0), known, what);
  }

  private static String among(Token token, Collection<String> known, String what) {
    String text = string(token);
    if (!known.contains(text)) {
      throw new ExpressionFault(token.offset(), "'" + text + "' is no " + what);
    }
    return text;
  }

  private static void count(Token call, List<Token> arguments, int wanted) {
    if (arguments.size() != wanted) {
      throw new ExpressionFault(
          call.offset(), "outcome." + call.text() + " takes " + wanted + " values");
    }
  }

  private static String string(Token token) {
    if (token.kind() != Token.Kind.STRING) {
      throw new ExpressionFault(token.offset(), "a value in quotes is expected, not " + token);
    }
    return token.text();
  }
}

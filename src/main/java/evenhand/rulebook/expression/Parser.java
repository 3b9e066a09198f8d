package evenhand.rulebook.expression;

import evenhand.rulebook.expression.Expression.All;
import evenhand.rulebook.expression.Expression.Any;
import evenhand.rulebook.expression.Expression.If;
import evenhand.rulebook.expression.Expression.Literal;
import evenhand.rulebook.expression.Expression.Name;
import evenhand.rulebook.expression.Expression.Not;
import evenhand.rulebook.expression.Type.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads formulas and the inside of rule patterns into one tree. In a formula a listed value stands
 * bare; in a rule it is quoted, and fewer forms are allowed.
 */
public final class Parser {
  /** Which of the two spellings is read. */
  public enum Dialect {
    FORMULA,
    RULE
  }

  private static final Type ANYTHING = new Type(Kind.CODE, List.of());

  private final Tokens tokens;
  private final Names names;
  private final Dialect dialect;
  private final Operands operands;

  public Parser(Tokens tokens, Names names, Dialect dialect) {
    this.tokens = tokens;
    this.names = names;
    this.dialect = dialect;
    this.operands = new Operands(this, tokens, names, dialect);
  }

  /** A whole formula whose value has the given type. */
  public static Expression formula(String text, Names names, Type result) {
    Tokens tokens = Tokens.of(text);
    Parser parser = new Parser(tokens, names, Dialect.FORMULA);
    Expression read = parser.valueOf(result);
    tokens.expectEnd();
    return read;
  }

  private Expression valueOf(Type result) {
    if (tokens.peek().is("if")) {
      return choice(result);
    }
    int at = tokens.peek().offset();
    Expression read = result.kind() == Kind.TRUTH ? condition() : sum(result);
    if (family(read.type().kind()) != family(result.kind())) {
      throw new ExpressionFault(
          at, "a value of kind " + result.kind() + " is expected, not " + read.type().kind());
    }
    return read;
  }

  private Expression choice(Type result) {
    tokens.expect("if");
    Expression condition = condition();
    tokens.expect("then");
    Expression then = valueOf(result);
    tokens.expect("else");
    return new If(condition, then, valueOf(result), result);
  }

  /** A condition: comparisons joined by and, or. */
  public Expression condition() {
    List<Expression> parts = new ArrayList<>();
    do {
      parts.add(conjunction());
    } while (tokens.takeIf("or") || tokens.takeIf("||"));
    return parts.size() == 1 ? parts.get(0) : new Any(parts);
  }

  private Expression conjunction() {
    List<Expression> parts = new ArrayList<>();
    do {
      parts.add(negation());
    } while (tokens.takeIf("and") || tokens.takeIf("&&"));
    return parts.size() == 1 ? parts.get(0) : new All(parts);
  }

  private Expression negation() {
    if (!tokens.peek().is("not")) {
      return comparison();
    }
    Token not = tokens.take();
    if (dialect == Dialect.RULE) {
      throw new ExpressionFault(not.offset(), "'not' is refused in a rule; write == false");
    }
    if (names.speaksOfOutcomes() && tokens.takeIf("(")) {
      Expression inside = condition();
      tokens.expect(")");
      return new Not(inside);
    }
    Expression of = operands.primary(Type.TRUTH);
    if (of instanceof Expression.Derived && names.speaksOfOutcomes()) {
      return new Not(of);
    }
    if (!(of instanceof Name name) || name.type().kind() != Kind.TRUTH) {
      throw new ExpressionFault(
          not.offset(), "'not' may stand before a computed question of type truth only");
    }
    return new Not(of);
  }

  private Expression comparison() {
    int at = tokens.peek().offset();
    if (tokens.peek().is("(")) {
      int here = tokens.mark();
      try {
        tokens.take();
        Expression inside = condition();
        tokens.expect(")");
        return inside;
      } catch (ExpressionFault fault) {
        // The bracket may also open a sum: (a + b) * 100 > c.
        tokens.reset(here);
        return sumCompared(at, fault);
      }
    }
    return compared(at);
  }

  private Expression sumCompared(int at, ExpressionFault asCondition) {
    try {
      return compared(at);
    } catch (ExpressionFault fault) {
      throw fault.offset() > asCondition.offset() ? fault : asCondition;
    }
  }

  private Expression compared(int at) {
    Expression left = sum(ANYTHING);
    Token next = tokens.peek();
    if (next.is("in")) {
      tokens.take();
      return membership(left, false);
    }
    if (next.is("not") && dialect == Dialect.FORMULA) {
      tokens.take();
      tokens.expect("in");
      return membership(left, true);
    }
    for (Comparison.Operator operator : Comparison.Operator.values()) {
      if (next.is(sign(operator))) {
        tokens.take();
        return compare(operator, left, next);
      }
    }
    return bare(left, at);
  }

  private String sign(Comparison.Operator operator) {
    boolean rule = dialect == Dialect.RULE && operator == Comparison.Operator.EQUAL;
    return rule ? "==" : operator.sign();
  }

  private Expression bare(Expression left, int at) {
    boolean truth = left.type().kind() == Kind.TRUTH;
    if (truth && (dialect == Dialect.FORMULA || left instanceof Call)) {
      return left;
    }
    throw new ExpressionFault(
        at,
        truth
            ? "write == true or == false after a truth"
            : "a comparison is expected after '" + Words.of(left) + "'");
  }

  private Expression compare(Comparison.Operator operator, Expression left, Token sign) {
    Expression right = sum(left.type());
    Kind kind = left.type().kind();
    Kind other = right.type().kind();
    boolean sameFamily = family(kind) == family(other);
    boolean ordered = kind == Kind.NUMBER || kind == Kind.DATE || kind == Kind.INSTANT;
    if (!sameFamily || (operator != Comparison.Operator.EQUAL && !ordered)) {
      throw new ExpressionFault(
          sign.offset(), kind + " " + operator.sign() + " " + other + " cannot be compared");
    }
    return new Comparison(operator, left, right);
  }

  private static Kind family(Kind kind) {
    return kind == Kind.CODE ? Kind.CHOICE : kind;
  }

  private Expression membership(Expression item, boolean outside) {
    Token open = tokens.peek();
    if (!open.is("{") && !(open.is("(") && dialect == Dialect.RULE)) {
      if (dialect == Dialect.RULE) {
        throw new ExpressionFault(open.offset(), "write in (\"a\", \"b\"), or among(x, set)");
      }
      return new Membership(item, set(operands.primary(ANYTHING), open), outside);
    }
    tokens.take();
    return new Membership(item, literals(item.type(), open.is("{") ? "}" : ")"), outside);
  }

  /** A set written out, up to its closing sign. */
  Expression literals(Type members, String close) {
    Set<Object> values = new LinkedHashSet<>();
    while (!tokens.peek().is(close)) {
      Token at = tokens.peek();
      Expression member = operands.primary(members);
      if (!(member instanceof Literal literal)) {
        throw new ExpressionFault(at.offset(), at + " is not one of " + members.values());
      }
      values.add(literal.value());
      if (!tokens.takeIf(",")) {
        break;
      }
    }
    tokens.expect(close);
    boolean numbers = members.kind() == Kind.NUMBER || members.kind() == Kind.NUMBERS;
    return new Literal(
        Set.copyOf(values), new Type(numbers ? Kind.NUMBERS : Kind.CODES, members.values()));
  }

  private static Expression set(Expression read, Token at) {
    if (!read.type().isSet()) {
      throw new ExpressionFault(at.offset(), "a set is expected, not " + read.type().kind());
    }
    return read;
  }

  /** Sums and products; {@code expected} tells which bare words are values. */
  Expression sum(Type expected) {
    Expression left = product(expected);
    while (tokens.peek().is("+") || tokens.peek().is("-")) {
      Token sign = tokens.take();
      left = number(sign, left, product(Type.NUMBER));
    }
    return left;
  }

  private Expression product(Type expected) {
    Expression left = operands.primary(expected);
    while (tokens.peek().is("*")) {
      Token sign = tokens.take();
      left = number(sign, left, operands.primary(Type.NUMBER));
    }
    return left;
  }

  private static Expression number(Token sign, Expression left, Expression right) {
    if (left.type().kind() != Kind.NUMBER || right.type().kind() != Kind.NUMBER) {
      throw new ExpressionFault(sign.offset(), "'" + sign.text() + "' stands between numbers");
    }
    return new Arithmetic(sign.text().charAt(0), left, right);
  }

  Names names() {
    return names;
  }
}

package evenhand.rulebook.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens of a text, read from left to right; white space and comments are passed over. */
public final class Tokens {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<space>\\s+|//[^\\n]*|/\\*(?s:.*?)\\*/)"
              + "|(?<word>[A-Za-z_$][A-Za-z0-9_]*)"
              + "|(?<number>[0-9]+)"
              + "|\"(?<string>[^\"\\n]*)\""
              + "|(?<sign>==|<=|>=|&&|\\|\\||[=<>(){},;:.@+*-])");

  private final List<Token> tokens;
  private int next;

  private Tokens(List<Token> tokens) {
    this.tokens = tokens;
  }

  public static Tokens of(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw new ExpressionFault(at, "'" + text.charAt(at) + "' has no place here");
      }
      add(tokens, matcher, at);
      at = matcher.end();
    }
    tokens.add(new Token(Token.Kind.END, "", text.length()));
    return new Tokens(tokens);
  }

  private static void add(List<Token> tokens, Matcher matcher, int at) {
    if (matcher.group("word") != null) {
      tokens.add(new Token(Token.Kind.WORD, matcher.group("word"), at));
    } else if (matcher.group("number") != null) {
      tokens.add(new Token(Token.Kind.NUMBER, matcher.group("number"), at));
    } else if (matcher.group("string") != null) {
      tokens.add(new Token(Token.Kind.STRING, matcher.group("string"), at));
    } else if (matcher.group("sign") != null) {
      tokens.add(new Token(Token.Kind.SIGN, matcher.group("sign"), at));
    }
  }

  public Token peek() {
    return tokens.get(next);
  }

  /** The token {@code ahead} places after the next one; the end where there is none. */
  public Token peek(int ahead) {
    return tokens.get(Math.min(next + ahead, tokens.size() - 1));
  }

  /** The place reached, to come back to with {@link #reset}. */
  public int mark() {
    return next;
  }

  public void reset(int mark) {
    next = mark;
  }

  public Token take() {
    Token token = tokens.get(next);
    if (token.kind() != Token.Kind.END) {
      next++;
    }
    return token;
  }

  public boolean takeIf(String wanted) {
    if (peek().is(wanted)) {
      take();
      return true;
    }
    return false;
  }

  public Token take(Token.Kind kind, String what) {
    Token token = take();
    if (token.kind() != kind) {
      throw new ExpressionFault(token.offset(), what + " is expected, not " + token);
    }
    return token;
  }

  public Token expect(String wanted) {
    Token token = take();
    if (!token.is(wanted)) {
      throw new ExpressionFault(token.offset(), "'" + wanted + "' is expected, not " + token);
    }
    return token;
  }

  public void expectEnd() {
    if (peek().kind() != Token.Kind.END) {
      throw new ExpressionFault(peek().offset(), "nothing more is expected, but " + peek());
    }
  }
}

package evenhand.rulebook.expression;

/**
 * A word of the text.
 *
 * @param text as written; of a STRING without its quotes
 * @param offset characters before it
 */
public record Token(Kind kind, String text, int offset) {
  /** The families of tokens. */
  public enum Kind {
    WORD,
    NUMBER,
    STRING,
    SIGN,
    END
  }

  public boolean is(String wanted) {
    return (kind == Kind.WORD || kind == Kind.SIGN) && text.equals(wanted);
  }

  @Override
  public String toString() {
    return kind == Kind.END ? "the end" : "'" + text + "'";
  }
}

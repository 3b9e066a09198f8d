package evenhand.rulebook.expression;

/** Text that the language does not allow; the message says what would be right. */
public final class ExpressionFault extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int offset;

  public ExpressionFault(int offset, String message) {
    super(message);
    this.offset = offset;
  }

  /** Characters before the fault in the text that was read. */
  public int offset() {
    return offset;
  }
}

package evenhand.fairness.counting;

/** A table that can't be counted: line or column, what is wrong, and what would be right. */
public final class TableFaultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TableFaultException(String message) {
    super(message);
  }

  static TableFaultException at(long line, String message) {
    return new TableFaultException("line " + line + ": " + message);
  }
}

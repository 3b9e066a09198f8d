package evenhand.fairness.spec;

/** A specification that can't be used: where it is wrong, and what would be right. */
public final class SpecFaultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SpecFaultException(int line, String message) {
    super(line > 0 ? "line " + line + ": " + message : message);
  }
}

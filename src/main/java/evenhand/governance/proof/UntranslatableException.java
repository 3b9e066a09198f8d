package evenhand.governance.proof;

/** An expression has no translation, so nothing about it can be proven. */
public final class UntranslatableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UntranslatableException(String message) {
    super(message);
  }
}

package evenhand.security;

/**
 * A bearer token that is none of the issuer's, or no longer or not yet valid, or cannot be checked.
 */
public final class BadTokenException extends Exception {
  private static final long serialVersionUID = 1L;
  private final String reason;

  /**
   * For a reason that the log tells and the caller is not told.
   *
   * @param reason one of a few, without anything that the caller wrote
   */
  BadTokenException(String reason) {
    super("the token is refused: " + reason);
    this.reason = reason;
  }

  /** Which of a few. */
  public String reason() {
    return reason;
  }
}

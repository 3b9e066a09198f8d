package evenhand.command;

/**
 * A verb that stopped: the exit status, and for people what is wrong and what would be right. The
 * message goes to stderr, without a stack trace.
 */
public final class StoppedException extends RuntimeException {
  /** The answer is "no": a check failed. */
  public static final int NO = 1;

  /** Used wrongly, or input that can't be read. */
  public static final int UNUSABLE = 2;

  private static final long serialVersionUID = 1L;
  private final int status;

  public StoppedException(int status, String message) {
    super(message);
    this.status = status;
  }

  public int status() {
    return status;
  }
}

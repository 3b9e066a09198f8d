package evenhand.command;

/** A verb did its work, and the answer is "no". */
public final class AnsweredNoException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AnsweredNoException() {
    super("no");
  }
}

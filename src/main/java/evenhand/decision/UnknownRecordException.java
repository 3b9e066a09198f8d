package evenhand.decision;

/** A decision, action or contact that nothing is recorded of. Callers answer 404. */
public final class UnknownRecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnknownRecordException(String what, String id) {
    super("no " + what + " is recorded as " + id);
  }
}

package evenhand.decision;

/**
 * The database is down or too slow, so nothing may be shown as recorded. Callers answer 503 "NOT
 * RECORDED".
 */
public final class NotRecordedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final boolean mayBeRecorded;

  private NotRecordedException(String message, boolean mayBeRecorded, Throwable cause) {
    super(message, cause);
    this.mayBeRecorded = mayBeRecorded;
  }

  /** Nothing was written. */
  public static NotRecordedException nothingWritten(Throwable cause) {
    return new NotRecordedException("NOT RECORDED: the database did not answer", false, cause);
  }

  /** The connection broke while committing and no other connection could tell what became of it. */
  public static NotRecordedException unconfirmed(Throwable cause) {
    return new NotRecordedException(
        "NOT RECORDED as far as is known: the database broke off while committing."
            + " Repeat the request with the same Idempotency-Key",
        true,
        cause);
  }

  /** Whether the record may exist after all; repeating with the same key is safe either way. */
  public boolean mayBeRecorded() {
    return mayBeRecorded;
  }
}

package evenhand.intake;

/** A key that was used before with another body. Callers answer 409; nothing is written. */
public final class IdempotencyConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public IdempotencyConflictException() {
    super("this Idempotency-Key was used with another body; use a new key for a new request");
  }
}

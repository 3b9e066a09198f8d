package evenhand.ledger.sequence;

/**
 * Something that was recorded, sealed or published is not as it was written. Nothing more is sealed
 * until a person has looked; decisions are still recorded.
 */
public final class SealingStoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SealingStoppedException(String message) {
    super(message);
  }

  SealingStoppedException(String message, Throwable cause) {
    super(message, cause);
  }
}

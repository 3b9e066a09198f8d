package evenhand.ledger.note;

/** A note, key or checkpoint that does not read as its specification says, or does not verify. */
public final class InvalidNoteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidNoteException(String message) {
    super(message);
  }

  InvalidNoteException(String message, Throwable cause) {
    super(message, cause);
  }
}

package evenhand.ledger.witness;

/** A witness does not countersign. The status and body are those of C2SP tlog-witness. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;
  private final int status;

  RefusedException(int status, String message) {
    super(message);
    this.status = status;
  }

  public int status() {
    return status;
  }
}

package evenhand.ledger.sequence;

/** Another sequencer added a checkpoint first. Nothing is lost: the next pass starts from it. */
final class OvertakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OvertakenException() {
    super("another sequencer was faster");
  }
}

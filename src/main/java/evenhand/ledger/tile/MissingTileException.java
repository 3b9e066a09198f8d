package evenhand.ledger.tile;

/** A tile that a log of this size must have is not there, or has another length. */
public final class MissingTileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MissingTileException(TilePath tile) {
    super(tile + " is missing or has the wrong length");
  }
}

package evenhand.ledger.note;

/** What a key signs, as the signature type byte of the note specification says. */
public enum KeyType {
  /** The text of a note. */
  NOTE(1),
  /** A checkpoint with the time of countersigning. */
  COSIGNATURE(4);

  private final byte code;

  KeyType(int code) {
    this.code = (byte) code;
  }

  byte code() {
    return code;
  }

  static KeyType of(byte code) {
    for (KeyType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    throw new InvalidNoteException("keys of type " + code + " are not known here");
  }
}

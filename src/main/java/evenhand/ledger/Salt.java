package evenhand.ledger;

import java.security.SecureRandom;

/**
 * 32 random bytes that make a commitment to a guessable value safe to publish. Whoever destroys the
 * salt makes the commitment mean nothing.
 */
public final class Salt {
  /** Length in bytes. */
  public static final int LENGTH = 32;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] bytes;

  private Salt(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Salt random() {
    byte[] bytes = new byte[LENGTH];
    RANDOM.nextBytes(bytes);
    return new Salt(bytes);
  }

  /** A salt that was made before, for example one read back. */
  public static Salt of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException(
          "a salt has " + LENGTH + " bytes, but this has " + bytes.length);
    }
    return new Salt(bytes.clone());
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /** The commitment to some bytes: SHA-256(salt ‖ bytes). */
  public Hash commit(byte[] content) {
    return Hash.over(bytes, content);
  }
}

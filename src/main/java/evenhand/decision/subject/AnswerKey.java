package evenhand.decision.subject;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of one decision, under which its answers and words are sealed with AES-256-GCM. Whoever
 * destroys it has erased them.
 *
 * <p>Sealed bytes are: one byte of format, 12 bytes of nonce, ciphertext with its tag. The id of
 * the record is authenticated with them, so they cannot be moved to another record.
 */
public final class AnswerKey {
  private static final int KEY_LENGTH = 32;
  private static final byte FORMAT = 1;
  private static final int NONCE_LENGTH = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] bytes;

  private AnswerKey(byte[] bytes) {
    this.bytes = bytes;
  }

  public static AnswerKey random() {
    return new AnswerKey(randomBytes(KEY_LENGTH));
  }

  /** A key that was made before, for example one read back. */
  public static AnswerKey of(byte[] bytes) {
    if (bytes.length != KEY_LENGTH) {
      throw new IllegalArgumentException("an answer key has " + KEY_LENGTH + " bytes");
    }
    return new AnswerKey(bytes.clone());
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /** Seals content that belongs to one record. */
  public byte[] seal(UUID record, byte[] content) {
    byte[] nonce = randomBytes(NONCE_LENGTH);
    byte[] ciphertext = run(Cipher.ENCRYPT_MODE, record, nonce, content, 0, content.length);
    return ByteBuffer.allocate(1 + NONCE_LENGTH + ciphertext.length)
        .put(FORMAT)
        .put(nonce)
        .put(ciphertext)
        .array();
  }

  /** Opens what was sealed for that record; fails where a single bit differs. */
  public byte[] open(UUID record, byte[] sealed) {
    int start = 1 + NONCE_LENGTH;
    if (sealed.length < start || sealed[0] != FORMAT) {
      throw new IllegalStateException(
          "the sealed answers of " + record + " have an unknown format");
    }
    byte[] nonce = Arrays.copyOfRange(sealed, 1, start);
    return run(Cipher.DECRYPT_MODE, record, nonce, sealed, start, sealed.length - start);
  }

  private byte[] run(int mode, UUID record, byte[] nonce, byte[] input, int offset, int length) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(bytes, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(
          ByteBuffer.allocate(16)
              .putLong(record.getMostSignificantBits())
              .putLong(record.getLeastSignificantBits())
              .array());
      return cipher.doFinal(input, offset, length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the answers of " + record + " cannot be read or sealed", e);
    }
  }

  private static byte[] randomBytes(int length) {
    byte[] random = new byte[length];
    RANDOM.nextBytes(random);
    return random;
  }
}

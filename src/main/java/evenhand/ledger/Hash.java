package evenhand.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** A SHA-256 value: 32 bytes. */
public final class Hash {
  /** Length in bytes. */
  public static final int LENGTH = 32;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A hash that was computed before, for example one read back. */
  public static Hash of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException(
          "a hash has " + LENGTH + " bytes, but this has " + bytes.length);
    }
    return new Hash(bytes.clone());
  }

  /** The hash of some parts, one after the other. */
  public static Hash over(byte[]... parts) {
    MessageDigest digest = sha256();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return new Hash(digest.digest());
  }

  /** The hash of a prefix and some hashes, one after the other. */
  public static Hash over(byte[] prefix, Hash left, Hash right) {
    MessageDigest digest = sha256();
    digest.update(prefix);
    digest.update(left.bytes);
    digest.update(right.bytes);
    return new Hash(digest.digest());
  }

  /** The hash at a place in bytes that hold one after the other. */
  public static Hash within(byte[] bytes, int place) {
    int start = place * LENGTH;
    return new Hash(Arrays.copyOfRange(bytes, start, start + LENGTH));
  }

  /** Hashes one after the other. */
  public static byte[] concatenated(List<Hash> hashes) {
    byte[] all = new byte[hashes.size() * LENGTH];
    for (int i = 0; i < hashes.size(); i++) {
      System.arraycopy(hashes.get(i).bytes, 0, all, i * LENGTH, LENGTH);
    }
    return all;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /** Base64 with padding, as proofs and checkpoints write it. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** A hash in base64 with padding, in exactly the form that {@link #base64} gives. */
  public static Hash ofBase64(String text) {
    Hash hash = of(Base64.getDecoder().decode(text));
    if (!hash.base64().equals(text)) {
      throw new IllegalArgumentException("this base64 has bits that mean nothing: " + text);
    }
    return hash;
  }

  /** 64 lower-case hex digits. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}

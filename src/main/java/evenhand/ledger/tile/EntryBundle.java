package evenhand.ledger.tile;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Entries one after the other, each after its length in two bytes, the higher first. */
public final class EntryBundle {
  private EntryBundle() {}

  public static byte[] encode(List<byte[]> entries) {
    ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    for (byte[] entry : entries) {
      if (entry.length > 0xffff) {
        throw new IllegalArgumentException("an entry has at most 65535 bytes");
      }
      bundle.write(entry.length >> 8);
      bundle.write(entry.length);
      bundle.writeBytes(entry);
    }
    return bundle.toByteArray();
  }

  /**
   * The entries of a bundle.
   *
   * @throws IllegalArgumentException where the last one is cut off
   */
  public static List<byte[]> decode(byte[] bundle) {
    List<byte[]> entries = decodeUntilCut(bundle);
    long length = entries.stream().mapToLong(entry -> entry.length + 2L).sum();
    if (length != bundle.length) {
      throw new IllegalArgumentException("entry " + entries.size() + " of the bundle is cut off");
    }
    return entries;
  }

  /** The entries of a bundle that are whole. */
  public static List<byte[]> decodeUntilCut(byte[] bundle) {
    List<byte[]> entries = new ArrayList<>();
    int at = 0;
    while (at + 2 <= bundle.length) {
      int length = (bundle[at] & 0xff) << 8 | bundle[at + 1] & 0xff;
      if (at + 2 + length > bundle.length) {
        return entries;
      }
      entries.add(Arrays.copyOfRange(bundle, at + 2, at + 2 + length));
      at += 2 + length;
    }
    return entries;
  }
}

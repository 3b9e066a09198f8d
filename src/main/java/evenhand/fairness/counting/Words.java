package evenhand.fairness.counting;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads eight bytes at a time: the first byte is the lowest of the word. */
final class Words {
  static final int BYTES = Long.BYTES;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  private Words() {}

  static long at(byte[] bytes, int index) {
    return (long) LONGS.get(bytes, index);
  }

  /** The first {@code length} bytes, at most seven, with a 1 above them, so that lengths differ. */
  static long packed(byte[] bytes, int index, int length) {
    long end = 1L << (8 * length);
    return at(bytes, index) & (end - 1) | end;
  }

  /** The word that has this byte eight times. */
  static long repeated(char value) {
    return ONES * value;
  }

  /** Sets the high bit of the first byte that equals the repeated one; 0 where none does. */
  static long matches(long word, long repeated) {
    long zeroes = word ^ repeated;
    return (zeroes - ONES) & ~zeroes & HIGHS;
  }

  /** Position, 0 to 7, of the first match. */
  static int first(long matches) {
    return Long.numberOfTrailingZeros(matches) >>> 3;
  }

  static boolean hasHighBits(long word) {
    return (word & HIGHS) != 0;
  }
}

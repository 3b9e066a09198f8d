package evenhand.fairness.counting;

import java.util.Arrays;

/** Numbers of values of eight bytes and more, found without making a text of them. */
final class LongValues {
  static final int ABSENT = -1;

  private byte[][] keys = new byte[64][];
  private int[] numbers = new int[64];
  private int size;

  /** The number of the value at these places; {@link #ABSENT} where it has none. */
  int find(byte[] bytes, int start, int end) {
    int slot = slot(bytes, start, end);
    while (keys[slot] != null) {
      if (Arrays.equals(keys[slot], 0, keys[slot].length, bytes, start, end)) {
        return numbers[slot];
      }
      slot = slot + 1 & keys.length - 1;
    }
    return ABSENT;
  }

  void add(byte[] bytes, int start, int end, int number) {
    if (4 * ++size > keys.length) {
      spread();
    }
    put(Arrays.copyOfRange(bytes, start, end), number);
  }

  private void put(byte[] key, int number) {
    int slot = slot(key, 0, key.length);
    while (keys[slot] != null) {
      slot = slot + 1 & keys.length - 1;
    }
    keys[slot] = key;
    numbers[slot] = number;
  }

  private void spread() {
    byte[][] before = keys;
    int[] numbersBefore = numbers;
    keys = new byte[4 * before.length][];
    numbers = new int[keys.length];
    for (int i = 0; i < before.length; i++) {
      if (before[i] != null) {
        put(before[i], numbersBefore[i]);
      }
    }
  }

  /** From the first eight bytes, the last eight, and the length. */
  private int slot(byte[] bytes, int start, int end) {
    long first = Words.at(bytes, start);
    long last = Words.at(bytes, end - Words.BYTES);
    long hash = (first * 31 + last + end - start) * 0x9E3779B97F4A7C15L;
    return (int) (hash >>> 32) & keys.length - 1;
  }
}

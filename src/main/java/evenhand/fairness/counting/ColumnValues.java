package evenhand.fairness.counting;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The different values of one column, numbered from 0 as they come. Holds at most {@code
 * VALUES_MAX}; a value beyond that has no number, so that a column of free text takes no more
 * memory than any other.
 */
final class ColumnValues {
  static final int VALUES_MAX = 1 << 16;
  static final int NO_NUMBER = -1;

  private final int cell;
  private final List<String> texts = new ArrayList<>();
  private byte[][] keys = new byte[64][];
  private int[] slots = filled(256);
  private int current;

  ColumnValues(int cell) {
    this.cell = cell;
  }

  /** Reads this column's cell of the record; returns its number. */
  int read(CsvScanner record) {
    byte[] bytes = record.buffer();
    int start = record.start(cell);
    int end = record.end(cell);
    int hash = 1;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + bytes[i];
    }
    hash ^= hash >>> 15;
    int slot = hash & (slots.length - 1);
    while (slots[slot] != NO_NUMBER) {
      byte[] key = keys[slots[slot]];
      if (key.length == end - start && Arrays.equals(key, 0, key.length, bytes, start, end)) {
        current = slots[slot];
        return current;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    current = texts.size() == VALUES_MAX ? NO_NUMBER : add(bytes, start, end, slot);
    return current;
  }

  /** The number last read. */
  int current() {
    return current;
  }

  int cell() {
    return cell;
  }

  private int add(byte[] bytes, int start, int end, int slot) {
    int number = texts.size();
    if (number == keys.length) {
      keys = Arrays.copyOf(keys, 2 * number);
    }
    keys[number] = Arrays.copyOfRange(bytes, start, end);
    texts.add(new String(keys[number], StandardCharsets.UTF_8));
    slots[slot] = number;
    if (4 * texts.size() > slots.length) {
      spread();
    }
    return number;
  }

  private void spread() {
    slots = filled(4 * slots.length);
    for (int number = 0; number < texts.size(); number++) {
      int hash = Arrays.hashCode(keys[number]);
      hash ^= hash >>> 15;
      int slot = hash & (slots.length - 1);
      while (slots[slot] != NO_NUMBER) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = number;
    }
  }

  private static int[] filled(int length) {
    int[] slots = new int[length];
    Arrays.fill(slots, NO_NUMBER);
    return slots;
  }
}

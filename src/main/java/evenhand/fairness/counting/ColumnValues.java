package evenhand.fairness.counting;

/**
 * The different values of one column, numbered from 0 as they come. Holds at most {@code
 * VALUES_MAX}; a value beyond that has no number, so that a column of free text takes no more
 * memory than any other. Values of up to seven bytes, the usual codes, are looked up by the bytes
 * themselves packed into one long.
 */
final class ColumnValues {
  static final int VALUES_MAX = 1 << 16;
  static final int NO_NUMBER = LongValues.ABSENT;
  private static final int SHORT_BYTES_MAX = 7;
  private static final long EMPTY_SLOT = 0;

  private final int cell;
  private final LongValues longValues = new LongValues();
  private long[] keys = new long[256];
  private int[] numbers = new int[256];
  private int size;
  private int current;

  ColumnValues(int cell) {
    this.cell = cell;
  }

  /** Reads this column's cell of the record; returns its number. */
  int read(CsvScanner record) {
    byte[] bytes = record.buffer();
    int start = record.start(cell);
    int end = record.end(cell);
    current =
        end - start <= SHORT_BYTES_MAX
            ? numberOfShort(Words.packed(bytes, start, end - start))
            : numberOfLong(bytes, start, end);
    return current;
  }

  /** The number last read. */
  int current() {
    return current;
  }

  int cell() {
    return cell;
  }

  private int numberOfShort(long key) {
    int slot = slot(key);
    while (keys[slot] != key) {
      if (keys[slot] == EMPTY_SLOT) {
        return size == VALUES_MAX ? NO_NUMBER : add(key, slot);
      }
      slot = slot + 1 & keys.length - 1;
    }
    return numbers[slot];
  }

  private int numberOfLong(byte[] bytes, int start, int end) {
    int known = longValues.find(bytes, start, end);
    if (known != LongValues.ABSENT || size == VALUES_MAX) {
      return known;
    }
    longValues.add(bytes, start, end, size);
    return size++;
  }

  private int add(long key, int slot) {
    keys[slot] = key;
    numbers[slot] = size;
    int number = size++;
    if (4 * size > keys.length) {
      spread();
    }
    return number;
  }

  private void spread() {
    long[] before = keys;
    int[] numbersBefore = numbers;
    keys = new long[4 * before.length];
    numbers = new int[keys.length];
    for (int i = 0; i < before.length; i++) {
      if (before[i] != EMPTY_SLOT) {
        int slot = slot(before[i]);
        while (keys[slot] != EMPTY_SLOT) {
          slot = slot + 1 & keys.length - 1;
        }
        keys[slot] = before[i];
        numbers[slot] = numbersBefore[i];
      }
    }
  }

  private int slot(long key) {
    long hash = key * 0x9E3779B97F4A7C15L;
    return (int) (hash >>> 32) & keys.length - 1;
  }
}

package evenhand.ledger.verify;

import java.util.UUID;

/** Ids seen so far with the index of each: 24 bytes an id, for millions of them. */
final class IdTable {
  private static final int START = 1 << 12;

  private long[] high = new long[START];
  private long[] low = new long[START];
  private long[] indexes = new long[START];
  private int size;

  /** Remembers an id; gives the index it had before, or -1 where it is new. */
  long put(UUID id, long index) {
    if (size * 3L > high.length * 2L) {
      grow();
    }
    int slot = slot(id.getMostSignificantBits(), id.getLeastSignificantBits());
    if (indexes[slot] != 0) {
      return indexes[slot] - 1;
    }
    set(slot, id.getMostSignificantBits(), id.getLeastSignificantBits(), index + 1);
    size++;
    return -1;
  }

  private int slot(long first, long second) {
    int mask = high.length - 1;
    long mixed = (first ^ second * 0x9E3779B97F4A7C15L) * 0xC2B2AE3D27D4EB4FL;
    int slot = (int) (mixed >>> 32) & mask;
    while (indexes[slot] != 0 && (high[slot] != first || low[slot] != second)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void set(int slot, long first, long second, long mark) {
    high[slot] = first;
    low[slot] = second;
    indexes[slot] = mark;
  }

  private void grow() {
    long[] oldHigh = high;
    long[] oldLow = low;
    long[] oldIndexes = indexes;
    high = new long[oldHigh.length * 2];
    low = new long[high.length];
    indexes = new long[high.length];
    for (int i = 0; i < oldHigh.length; i++) {
      if (oldIndexes[i] != 0) {
        set(slot(oldHigh[i], oldLow[i]), oldHigh[i], oldLow[i], oldIndexes[i]);
      }
    }
  }
}

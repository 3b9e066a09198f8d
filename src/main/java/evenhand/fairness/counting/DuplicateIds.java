package evenhand.fairness.counting;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Finds ids that stand more than once. A hash of each id (88 bits: a billion different ids are told
 * apart but once in a billion tables) goes to one of many temporary files with its line, so that
 * memory does not grow with the rows; each file is then looked through by itself.
 */
final class DuplicateIds implements Closeable {
  private static final int PARTS = 128;
  private static final int PART_SHIFT = 57;
  private static final int BUFFER_LONGS = 1 << 12;
  private static final int LINE_BITS = 40;
  private static final long LINE_MASK = (1L << LINE_BITS) - 1;

  private final Path file;
  private final FileChannel[] channels = new FileChannel[PARTS];
  private final ByteBuffer[] bytes = new ByteBuffer[PARTS];
  private final LongBuffer[] longs = new LongBuffer[PARTS];

  DuplicateIds() throws IOException {
    file = Files.createTempDirectory("evenhand-ids");
    for (int part = 0; part < PARTS; part++) {
      channels[part] =
          FileChannel.open(
              file.resolve("part-" + part),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      bytes[part] = ByteBuffer.allocateDirect(BUFFER_LONGS * Long.BYTES);
      longs[part] = bytes[part].asLongBuffer();
    }
  }

  /** What was found: how many rows, and the lines of the first that repeats another. */
  record Found(long count, long firstLine, long secondLine) {
    String words(String column) {
      return "in column '"
          + column
          + "' "
          + count
          + (count == 1 ? " row repeats" : " rows repeat")
          + " an earlier id (first on lines "
          + firstLine
          + " and "
          + secondLine
          + ")";
    }

    Found plus(Found other) {
      Found first = secondLine <= other.secondLine ? this : other;
      return new Found(count + other.count, first.firstLine, first.secondLine);
    }
  }

  void add(CsvScanner record, int cell) throws IOException {
    long first = 0x243F6A8885A308D3L;
    long second = 0x13198A2E03707344L;
    byte[] buffer = record.buffer();
    int end = record.end(cell);
    for (int i = record.start(cell); i < end; i += Words.BYTES - 1) {
      long word = Words.packed(buffer, i, Math.min(Words.BYTES - 1, end - i));
      first = Long.rotateLeft(first ^ word * 0xFF51AFD7ED558CCDL, 31) * 0x9E3779B97F4A7C15L;
      second = Long.rotateLeft(second ^ word * 0xC4CEB9FE1A85EC53L, 29) * 0xBF58476D1CE4E5B9L;
    }
    first ^= first >>> 29;
    int part = (int) (first >>> PART_SHIFT);
    if (!longs[part].hasRemaining()) {
      write(part);
    }
    longs[part].put(first).put(second & ~LINE_MASK | record.line() & LINE_MASK);
  }

  /** The repeated ids of all that were added; empty where there are none. */
  Optional<Found> find() throws IOException {
    Optional<Found> found = Optional.empty();
    for (int part = 0; part < PARTS; part++) {
      write(part);
      Optional<Found> here = find(read(part));
      found =
          found.isPresent() && here.isPresent()
              ? found.map(here.get()::plus)
              : found.or(() -> here);
    }
    return found;
  }

  @Override
  public void close() throws IOException {
    for (FileChannel channel : channels) {
      channel.close();
    }
    Files.deleteIfExists(file);
  }

  private void write(int part) throws IOException {
    bytes[part].limit(longs[part].position() * Long.BYTES);
    while (bytes[part].hasRemaining()) {
      var unused = channels[part].write(bytes[part]);
    }
    bytes[part].clear();
    longs[part].clear();
  }

  private long[] read(int part) throws IOException {
    long[] entries = new long[(int) (channels[part].size() / Long.BYTES)];
    channels[part].position(0);
    int filled = 0;
    while (filled < entries.length) {
      bytes[part].clear();
      while (bytes[part].hasRemaining() && channels[part].read(bytes[part]) >= 0) {
        // a channel may read less than it is asked for
      }
      int count = bytes[part].position() / Long.BYTES;
      longs[part].clear().get(entries, filled, count);
      filled += count;
    }
    return entries;
  }

  /** Looks through entries of two longs each, by a table of where each hash stood first. */
  private static Optional<Found> find(long[] entries) {
    int mask = Integer.highestOneBit(Math.max(8, entries.length)) * 2 - 1;
    int[] slots = new int[mask + 1];
    Optional<Found> found = Optional.empty();
    for (int i = 0; i < entries.length; i += 2) {
      int slot = (int) entries[i] & mask;
      while (slots[slot] != 0 && !isSame(entries, slots[slot] - 1, i)) {
        slot = slot + 1 & mask;
      }
      if (slots[slot] == 0) {
        slots[slot] = i + 1;
      } else {
        Found here = new Found(1, line(entries, slots[slot] - 1), line(entries, i));
        found = Optional.of(found.map(here::plus).orElse(here));
      }
    }
    return found;
  }

  private static boolean isSame(long[] entries, int i, int j) {
    return entries[i] == entries[j]
        && (entries[i + 1] & ~LINE_MASK) == (entries[j + 1] & ~LINE_MASK);
  }

  private static long line(long[] entries, int i) {
    return entries[i + 1] & LINE_MASK;
  }
}

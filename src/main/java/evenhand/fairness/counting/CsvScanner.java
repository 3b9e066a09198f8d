package evenhand.fairness.counting;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads comma-separated records (RFC 4180, UTF-8) one after another and hands out their cells as
 * bytes, without making a text of what nobody asks for: a table of millions of rows is read at
 * about the speed of reading its lines. Quoted cells may hold commas, line ends and doubled quotes.
 * Blank lines are skipped. Not for use by several threads.
 */
final class CsvScanner {
  static final int RECORD_BYTES_MAX = 1 << 20;
  private static final int END = -1;
  private static final long COMMAS = Words.repeated(',');
  private static final long LINE_FEEDS = Words.repeated('\n');
  private static final long RETURNS = Words.repeated('\r');

  private final InputStream in;
  private byte[] buffer = new byte[RECORD_BYTES_MAX + Words.BYTES];
  private int limit;
  private int record;
  private int position;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int cells;
  private long line;
  private long lineNext = 1;
  private boolean wellQuoted;
  private long bits;

  CsvScanner(InputStream in) throws IOException {
    this.in = in;
    refuseUtf16AndSkipMark();
  }

  /**
   * Moves to the next record; false at the end of the table.
   *
   * @throws TableFaultException for bytes that are not UTF-8, and a quote that never closes
   */
  boolean next() throws IOException {
    int first = skipBlankLines();
    if (first == END) {
      return false;
    }
    record = position;
    line = lineNext;
    cells = 0;
    wellQuoted = true;
    bits = 0;
    boolean more = true;
    while (more) {
      more = scanCell();
    }
    for (int cell = 0; Words.hasHighBits(bits) && cell < cells; cell++) {
      Utf8.check(buffer, start(cell), end(cell), line);
    }
    return true;
  }

  /** The line that the record starts on, from 1. */
  long line() {
    return line;
  }

  int cells() {
    return cells;
  }

  /** Whether every quoted cell ended with its closing quote. */
  boolean isWellQuoted() {
    return wellQuoted;
  }

  byte[] buffer() {
    return buffer;
  }

  /** Where a cell starts in {@link #buffer()}. */
  int start(int cell) {
    return record + starts[cell];
  }

  /** Where a cell ends in {@link #buffer()}, exclusive. */
  int end(int cell) {
    return record + ends[cell];
  }

  String text(int cell) {
    return new String(buffer, start(cell), end(cell) - start(cell), StandardCharsets.UTF_8);
  }

  private void refuseUtf16AndSkipMark() throws IOException {
    peek();
    int first = limit > 0 ? buffer[0] & 0xFF : 0;
    int second = limit > 1 ? buffer[1] & 0xFF : 0;
    boolean zeros = limit > 1 && (first == 0 || second == 0);
    if (zeros || (first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE)) {
      throw TableFaultException.at(1, "the file looks like UTF-16; save it as UTF-8");
    }
    if (limit > 2 && first == 0xEF && second == 0xBB && (buffer[2] & 0xFF) == 0xBF) {
      position = 3;
      record = 3;
    }
  }

  private int skipBlankLines() throws IOException {
    while (true) {
      record = position;
      int next = peek();
      if (next == '\n') {
        lineNext++;
      } else if (next != '\r') {
        return next;
      }
      position++;
    }
  }

  /** Scans one cell and what ends it; true where another cell of the record follows. */
  private boolean scanCell() throws IOException {
    if (cells == starts.length) {
      starts = Arrays.copyOf(starts, 2 * cells);
      ends = Arrays.copyOf(ends, 2 * cells);
    }
    starts[cells] = position - record;
    if (peek() == '"') {
      scanQuoted();
    } else {
      scanPlain();
      ends[cells] = position - record;
    }
    cells++;
    int end = peek();
    if (end == END) {
      return false;
    }
    position++;
    if (end == ',') {
      return true;
    }
    if (end == '\r' && peek() == '\n') {
      position++;
    }
    lineNext++;
    return false;
  }

  private void scanPlain() throws IOException {
    do {
      byte[] bytes = buffer;
      int at = position;
      int stop = limit;
      long seen = bits;
      long ends = 0;
      while (at < stop && ends == 0) {
        long word = Words.at(bytes, at);
        seen |= word;
        ends =
            Words.matches(word, COMMAS)
                | Words.matches(word, LINE_FEEDS)
                | Words.matches(word, RETURNS);
        at += ends == 0 ? Words.BYTES : Words.first(ends);
      }
      bits = seen;
      position = Math.min(at, stop);
    } while (position == limit && peek() != END);
  }

  /** Scans a quoted cell, moving its content together where quotes are doubled. */
  private void scanQuoted() throws IOException {
    position++;
    starts[cells] = position - record;
    int write = position - record;
    while (true) {
      int next = peek();
      if (next == END) {
        throw TableFaultException.at(line, "a quote (\") opens a cell and never closes");
      }
      position++;
      if (next == '"') {
        if (peek() != '"') {
          break;
        }
        position++;
      } else if (next == '\n') {
        lineNext++;
      }
      bits |= next;
      buffer[record + write++] = (byte) next;
    }
    ends[cells] = write;
    int after = peek();
    if (after != END && after != ',' && after != '\n' && after != '\r') {
      wellQuoted = false;
      scanPlain();
    }
  }

  /** The byte at the position, 0 to 255, reading on where needed; {@code END} at the end. */
  private int peek() throws IOException {
    if (position < limit) {
      return buffer[position] & 0xFF;
    }
    if (record > 0) {
      System.arraycopy(buffer, record, buffer, 0, limit - record);
      limit -= record;
      position -= record;
      record = 0;
    }
    if (limit == RECORD_BYTES_MAX) {
      throw TableFaultException.at(
          line, "a record is longer than 1 MB; is a quote (\") left open on this line?");
    }
    int read = in.read(buffer, limit, RECORD_BYTES_MAX - limit);
    if (read <= 0) {
      return END;
    }
    limit += read;
    return buffer[position] & 0xFF;
  }
}

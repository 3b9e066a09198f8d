package evenhand.ledger.verify;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong; keeps the first hundred and counts the rest. */
final class Findings {
  private static final int KEPT_MAX = 100;

  private final List<Finding> kept = new ArrayList<>();
  private long count;

  void add(long index, String message) {
    add(new Finding(index, message));
  }

  void add(String message) {
    add(Finding.of(message));
  }

  void add(Finding finding) {
    count++;
    if (kept.size() < KEPT_MAX) {
      kept.add(finding);
    }
  }

  /** The lowest index from a start on that something is wrong with, or the start itself. */
  long firstFrom(long start) {
    return kept.stream().mapToLong(Finding::index).filter(at -> at >= start).min().orElse(start);
  }

  /** The lowest bad index of a range, or its start where none is known. */
  long firstWithin(long start, long end) {
    long first = firstFrom(start);
    return first < end ? first : start;
  }

  List<Finding> kept() {
    return kept;
  }

  long count() {
    return count;
  }
}

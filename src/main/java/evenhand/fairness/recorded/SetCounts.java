package evenhand.fairness.recorded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Decisions by combination of values, and for each combination by decision point and result. Memory
 * grows with the combinations, not with the decisions.
 */
final class SetCounts {
  /** Selected or not, and within each: outcome unknown, negative, positive. */
  static final int RESULTS = 6;

  private static final int FIRST_SIZE = 64 * RESULTS;

  private final Combinations combinations = new Combinations();
  private final long[][] counts;

  SetCounts(int points) {
    this.counts = new long[points][FIRST_SIZE];
  }

  /** The number of a combination. */
  int number(String... values) {
    return combinations.number(values);
  }

  void add(int number, int point, int result) {
    int place = number * RESULTS + result;
    if (place >= counts[point].length) {
      counts[point] = Arrays.copyOf(counts[point], Math.max(place + RESULTS, 2 * place));
    }
    counts[point][place]++;
  }

  /** Combinations of a point that have decisions. */
  List<Count> of(int point) {
    List<Count> found = new ArrayList<>();
    for (int number = 0; number < combinations.size(); number++) {
      for (int result = 0; result < RESULTS; result++) {
        int place = number * RESULTS + result;
        if (place < counts[point].length && counts[point][place] > 0) {
          found.add(new Count(combinations.values(number), result, counts[point][place]));
        }
      }
    }
    return found;
  }

  /** So many decisions of one combination came out so. */
  record Count(List<String> values, int result, long decisions) {}
}

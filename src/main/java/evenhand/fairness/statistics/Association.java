package evenhand.fairness.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.inference.ChiSquareTest;

/**
 * How strongly two classifications go together.
 *
 * @param cramersV 0 (not at all) to 1 (one tells the other)
 * @param test chi-square of independence, without continuity correction
 */
public record Association(double cramersV, TestResult test) {

  /**
   * Measures the association in a table of counts (Cramer 1946). Rows and columns without any count
   * are left out; empty where fewer than two of either remain.
   *
   * @param counts rows of the same length, none negative
   */
  public static Optional<Association> of(long[][] counts) {
    long[][] table = transposed(withoutEmptyRows(transposed(withoutEmptyRows(counts))));
    int smaller = Math.min(table.length, table.length == 0 ? 0 : table[0].length);
    if (smaller < 2) {
      return Optional.empty();
    }
    var result = ChiSquareTest.withDefaults().test(table);
    int degrees = (table.length - 1) * (table[0].length - 1);
    double v = Math.sqrt(result.getStatistic() / (sum(table) * (smaller - 1)));
    TestResult test =
        new TestResult(result.getStatistic(), degrees, Math.min(1, result.getPValue()));
    return Optional.of(new Association(Math.min(1, v), test));
  }

  private static long[][] withoutEmptyRows(long[][] counts) {
    List<long[]> rows = new ArrayList<>();
    for (long[] row : counts) {
      long sum = 0;
      for (long count : row) {
        sum += count;
      }
      if (sum > 0) {
        rows.add(row);
      }
    }
    return rows.toArray(long[][]::new);
  }

  private static long[][] transposed(long[][] counts) {
    int width = counts.length == 0 ? 0 : counts[0].length;
    long[][] result = new long[width][counts.length];
    for (int row = 0; row < counts.length; row++) {
      for (int column = 0; column < width; column++) {
        result[column][row] = counts[row][column];
      }
    }
    return result;
  }

  private static double sum(long[][] counts) {
    double sum = 0;
    for (long[] row : counts) {
      for (long count : row) {
        sum += count;
      }
    }
    return sum;
  }
}

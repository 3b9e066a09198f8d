package evenhand.fairness.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Suppression in a table whose row totals, column totals and grand total are also shown. Small
 * counts are withheld; then, wherever exactly one figure of a row or column (margins among them) is
 * withheld, or those withheld add up to a small count, another is withheld with it, the smallest
 * first, until nothing can be worked out by subtraction.
 */
public final class Suppression {
  private final int withheldMax;
  private final long[][] figures;
  private final boolean[][] withheld;

  private Suppression(long[][] table, int withheldMax, boolean[][] already) {
    this.withheldMax = withheldMax;
    this.figures = withMargins(table);
    this.withheld = new boolean[figures.length][];
    Arrays.setAll(withheld, row -> already[row].clone());
  }

  /**
   * Finds what to withhold.
   *
   * @param table counts, at least one row and one column, rows of the same length, none negative
   * @param withheldMax largest count that may not be shown; 0 withholds nothing
   * @return one row and one column more than the table, the last of each for the margins: true
   *     where a figure is withheld. Nought is shown, unless it must protect another.
   */
  public static boolean[][] of(long[][] table, int withheldMax) {
    if (table.length == 0 || table[0].length == 0) {
      throw new IllegalArgumentException("a table has at least one row and one column");
    }
    return of(table, withheldMax, new boolean[table.length + 1][table[0].length + 1]);
  }

  /**
   * The same where some figures are withheld for another reason.
   *
   * @param already of the shape of the result; not changed
   */
  public static boolean[][] of(long[][] table, int withheldMax, boolean[][] already) {
    Suppression suppression = new Suppression(table, withheldMax, already);
    suppression.withholdSmall();
    while (suppression.withholdOneMore()) {
      // each pass withholds at least one more figure, so that this ends
    }
    return suppression.withheld;
  }

  private void withholdSmall() {
    for (int row = 0; row < figures.length; row++) {
      for (int column = 0; column < figures[row].length; column++) {
        long figure = figures[row][column];
        withheld[row][column] |= figure >= 1 && figure <= withheldMax;
      }
    }
  }

  private boolean withholdOneMore() {
    for (List<int[]> line : lines()) {
      if (isOpen(line)) {
        int[] next = smallestShown(line);
        withheld[next[0]][next[1]] = true;
        return true;
      }
    }
    return false;
  }

  /** Whether what a line withholds can be worked out, or is known to be small. */
  private boolean isOpen(List<int[]> line) {
    int count = 0;
    long inner = 0;
    int[] margin = line.get(line.size() - 1);
    for (int[] place : line) {
      if (withheld[place[0]][place[1]]) {
        count++;
        inner += place == margin ? 0 : figures[place[0]][place[1]];
      }
    }
    boolean isMarginShown = !withheld[margin[0]][margin[1]];
    boolean isSumSmall = isMarginShown && inner <= withheldMax;
    return count > 0 && count < line.size() && (count == 1 || isSumSmall);
  }

  /** The smallest figure that is still shown; noughts only where nothing else is left. */
  private int[] smallestShown(List<int[]> line) {
    int[] smallest = new int[0];
    long least = Long.MAX_VALUE;
    for (int[] place : line) {
      long figure = figures[place[0]][place[1]];
      long rank = figure == 0 ? Long.MAX_VALUE - 1 : figure;
      if (!withheld[place[0]][place[1]] && rank < least) {
        smallest = place;
        least = rank;
      }
    }
    return smallest;
  }

  /** Rows and columns as lists of places, the margin last in each. */
  private List<List<int[]>> lines() {
    List<List<int[]>> lines = new ArrayList<>();
    for (int row = 0; row < figures.length; row++) {
      List<int[]> line = new ArrayList<>();
      for (int column = 0; column < figures[0].length; column++) {
        line.add(new int[] {row, column});
      }
      lines.add(line);
    }
    for (int column = 0; column < figures[0].length; column++) {
      List<int[]> line = new ArrayList<>();
      for (int row = 0; row < figures.length; row++) {
        line.add(new int[] {row, column});
      }
      lines.add(line);
    }
    return lines;
  }

  private static long[][] withMargins(long[][] table) {
    int rows = table.length;
    int columns = table[0].length;
    long[][] figures = new long[rows + 1][columns + 1];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        long count = table[row][column];
        figures[row][column] = count;
        figures[row][columns] += count;
        figures[rows][column] += count;
        figures[rows][columns] += count;
      }
    }
    return figures;
  }
}

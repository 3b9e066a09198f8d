package evenhand.fairness.report;

import evenhand.fairness.comparison.RecordedFindings;
import evenhand.fairness.comparison.RecordedFindings.MissingShare;
import evenhand.fairness.disclosure.Suppression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which shares of decisions without a group, by channel or area, may not be shown. */
final class WithheldMissing {
  private WithheldMissing() {}

  /**
   * Small counts, and those that would give them away. All columns have the same totals, which are
   * shown elsewhere too: a column that could not show its totals is withheld whole.
   */
  static Set<MissingShare> of(RecordedFindings findings, int withheldMax) {
    Set<MissingShare> withheld = new HashSet<>();
    List<MissingShare> left = new ArrayList<>(findings.missing());
    while (!left.isEmpty()) {
      MissingShare first = left.get(0);
      List<MissingShare> column =
          left.stream()
              .filter(each -> each.whose().equals(first.whose()))
              .filter(each -> each.column().equals(first.column()))
              .toList();
      left.removeAll(column);
      withheld.addAll(inColumn(column, withheldMax));
    }
    return withheld;
  }

  private static List<MissingShare> inColumn(List<MissingShare> column, int withheldMax) {
    long[][] table = new long[column.size()][];
    for (int row = 0; row < table.length; row++) {
      table[row] = WithheldCounts.counts(column.get(row).missing());
    }
    boolean[][] withheld = Suppression.of(table, withheldMax);
    for (boolean total : withheld[table.length]) {
      if (total) {
        return column;
      }
    }
    List<MissingShare> rows = new ArrayList<>();
    for (int row = 0; row < table.length; row++) {
      if (withheld[row][0] || withheld[row][1] || withheld[row][2]) {
        rows.add(column.get(row));
      }
    }
    return rows;
  }
}

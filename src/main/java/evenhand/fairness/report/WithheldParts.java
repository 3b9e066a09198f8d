package evenhand.fairness.report;

import evenhand.fairness.comparison.RecordedFindings;
import evenhand.fairness.comparison.RecordedFindings.Gap;
import evenhand.fairness.disclosure.Suppression;
import evenhand.fairness.measures.RuleDecomposition.Part;
import evenhand.fairness.statistics.Proportion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which parts of gaps by rule may not be shown. The parts of a group add up to a figure that is
 * shown, and the comparator's share of a rule stands in the gap of every group: so the decisions of
 * all groups and the comparator by rule are one table.
 */
final class WithheldParts {
  private WithheldParts() {}

  /** Decision point, group and rule of each part that is withheld. */
  static Set<List<String>> of(RecordedFindings findings, int withheldMax) {
    Set<List<String>> withheld = new HashSet<>();
    for (String point : findings.gaps().stream().map(WithheldParts::point).distinct().toList()) {
      addPoint(
          withheld,
          findings.gaps().stream().filter(gap -> point(gap).equals(point)).toList(),
          withheldMax);
    }
    return withheld;
  }

  static List<String> key(Gap gap, Part part) {
    return List.of(point(gap), gap.group(), part.rule());
  }

  private static String point(Gap gap) {
    return gap.point().id();
  }

  private static void addPoint(Set<List<String>> all, List<Gap> gaps, int withheldMax) {
    TreeSet<String> names = new TreeSet<>();
    gaps.forEach(gap -> gap.parts().forEach(part -> names.add(part.rule())));
    if (names.isEmpty()) {
      return;
    }
    List<String> rules = new ArrayList<>(names);
    int comparator = gaps.size();
    long[][] table = new long[gaps.size() + 1][rules.size()];
    for (int row = 0; row < gaps.size(); row++) {
      for (Part part : gaps.get(row).parts()) {
        int column = rules.indexOf(part.rule());
        table[row][column] = count(part.shares().group());
        table[comparator][column] = count(part.shares().comparator());
      }
    }
    boolean[][] withheld = Suppression.of(table, withheldMax);
    for (int row = 0; row < gaps.size(); row++) {
      // Where a total would have to be withheld, and is shown elsewhere, no part may be shown.
      boolean isWhole = withheld[row][rules.size()] || withheld[comparator][rules.size()];
      for (Part part : gaps.get(row).parts()) {
        int column = rules.indexOf(part.rule());
        if (isWhole || withheld[row][column] || withheld[comparator][column]) {
          all.add(key(gaps.get(row), part));
        }
      }
    }
  }

  /** Parts of a decision count as a whole one. */
  private static long count(Proportion share) {
    return (long) Math.ceil(share.selected() - 1e-9);
  }
}

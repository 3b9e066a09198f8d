package evenhand.fairness.report;

import evenhand.fairness.comparison.Audit;
import evenhand.fairness.comparison.Drift;
import evenhand.fairness.comparison.Family;
import evenhand.fairness.comparison.GroupResult;
import evenhand.fairness.comparison.Slicing;
import evenhand.fairness.disclosure.Differencing;
import evenhand.fairness.disclosure.Suppression;
import evenhand.fairness.spec.DecisionPoint;
import evenhand.fairness.statistics.Proportion;
import evenhand.fairness.tabulation.Measure;
import evenhand.fairness.tabulation.Scenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds whose counts may not be shown, from the tables that a report would give away. */
final class WithheldCounts {
  private final Audit audit;
  private final int withheldMax;

  WithheldCounts(Audit audit, int withheldMax) {
    this.audit = audit;
    this.withheldMax = withheldMax;
  }

  /** Names of withheld groups, {@link Release#MISSING} among them; none or at least two. */
  Set<String> ofPoint(DecisionPoint point, Scenario scenario, List<Map<String, Long>> earlier) {
    Map<String, long[]> rows = rows(point, scenario);
    Set<String> withheld = new TreeSet<>();
    if (rows.isEmpty()) {
      return withheld;
    }
    withheld.addAll(inTable(rows));
    if (scenario != Scenario.A) {
      withheld.addAll(inTable(changes(rows(point, Scenario.A), rows)));
    }
    Map<String, Long> now = new LinkedHashMap<>();
    rows.forEach((group, counts) -> now.putAll(figures(point, scenario, group, counts)));
    for (Map<String, Long> release : earlier) {
      for (String name : Differencing.exposed(release, now, withheldMax)) {
        withheld.add(name.substring(name.lastIndexOf('\n') + 1));
      }
    }
    while (withheld.size() == 1 && rows.size() > 1) {
      withheld.add(smallestOther(rows, withheld));
    }
    return withheld;
  }

  /** Rows of a slicing that are withheld: their counts are small, or protect small ones. */
  List<Slicing.Row> ofSlicing(Slicing slicing) {
    List<String> slices = slicing.rows().stream().map(Slicing.Row::slice).distinct().toList();
    List<String> groups = slicing.rows().stream().map(Slicing.Row::group).distinct().toList();
    long[][] table = new long[slices.size()][2 * groups.size()];
    for (Slicing.Row row : slicing.rows()) {
      int column = 2 * groups.indexOf(row.group());
      long[] counts = counts(row.share());
      System.arraycopy(counts, 0, table[slices.indexOf(row.slice())], column, 2);
    }
    List<Slicing.Row> rows = new ArrayList<>();
    if (slices.isEmpty() || groups.isEmpty()) {
      return rows;
    }
    boolean[][] withheld = Suppression.of(table, withheldMax);
    for (Slicing.Row row : slicing.rows()) {
      boolean[] line = withheld[slices.indexOf(row.slice())];
      int column = 2 * groups.indexOf(row.group());
      boolean isSmallTotal = isSmall(Math.round(row.share().total()));
      if (line[column] || line[column + 1] || isSmallTotal) {
        rows.add(row);
      }
    }
    return rows;
  }

  static boolean hasSmall(Drift drift, int withheldMax) {
    return drift.periods().stream()
        .flatMap(period -> List.of(period.table().group(), period.table().comparator()).stream())
        .map(WithheldCounts::counts)
        .anyMatch(
            counts -> {
              boolean isSelectedSmall = counts[0] > 0 && counts[0] <= withheldMax;
              return isSelectedSmall || (counts[1] > 0 && counts[1] <= withheldMax);
            });
  }

  /** Name of a figure that releases share. */
  static String figure(String point, String scenario, String kind, String group) {
    return String.join("\n", point, scenario, kind, group);
  }

  /** Names of the figures of one row, for comparison with an earlier release. */
  static Map<String, Long> figures(
      DecisionPoint point, Scenario scenario, String group, long[] counts) {
    Map<String, Long> figures = new LinkedHashMap<>();
    figures.put(figure(point.id(), scenario.name(), "x", group), selected(counts));
    figures.put(figure(point.id(), scenario.name(), "n", group), sum(counts, 0, counts.length));
    return figures;
  }

  private Set<String> inTable(Map<String, long[]> rows) {
    boolean[][] withheld = Suppression.of(rows.values().toArray(long[][]::new), withheldMax);
    Set<String> names = new TreeSet<>();
    int row = 0;
    for (String group : rows.keySet()) {
      for (boolean figure : withheld[row]) {
        if (figure) {
          names.add(group);
        }
      }
      row++;
    }
    return names;
  }

  /** Counts by group: selected and not, each split by what was later known where it is. */
  private Map<String, long[]> rows(DecisionPoint point, Scenario scenario) {
    Map<String, long[]> rows = new LinkedHashMap<>();
    Optional<Family> selection = family(point, Measure.SELECTION_RATE, scenario);
    if (selection.isEmpty()) {
      return rows;
    }
    for (GroupResult result : selection.get().groups()) {
      rows.put(result.group(), counts(result.share()));
    }
    rows.put(Release.MISSING, counts(selection.get().missing().share()));
    if (scenario == Scenario.A && point.outcome().isPresent()) {
      rows.replaceAll((group, counts) -> splitByOutcome(point, group, counts));
    }
    return rows;
  }

  /** Selected and later positive, negative, unknown; not selected likewise. */
  private long[] splitByOutcome(DecisionPoint point, String group, long[] counts) {
    long[] negative = counts(share(point, Measure.FPR, group));
    long[] positive = counts(share(point, Measure.TPR, group));
    return new long[] {
      positive[0],
      negative[0],
      counts[0] - positive[0] - negative[0],
      positive[1],
      negative[1],
      counts[1] - positive[1] - negative[1]
    };
  }

  private Proportion share(DecisionPoint point, Measure measure, String group) {
    Family family = family(point, measure, Scenario.A).orElseThrow();
    if (group.equals(Release.MISSING)) {
      return family.missing().share();
    }
    return family.groups().stream()
        .filter(result -> result.group().equals(group))
        .map(GroupResult::share)
        .findFirst()
        .orElse(Proportion.NONE);
  }

  private Optional<Family> family(DecisionPoint point, Measure measure, Scenario scenario) {
    return audit.families().stream()
        .filter(family -> family.point().equals(point))
        .filter(family -> family.measure() == measure && family.scenario() == scenario)
        .findFirst();
  }

  private static Map<String, long[]> changes(Map<String, long[]> a, Map<String, long[]> b) {
    Map<String, long[]> changes = new LinkedHashMap<>();
    b.forEach(
        (group, counts) -> {
          long[] before = a.getOrDefault(group, new long[counts.length]);
          long selected = before.length == counts.length ? before[0] : sum(before, 0, 3);
          long others = before.length == counts.length ? before[1] : sum(before, 3, 6);
          changes.put(
              group, new long[] {Math.abs(counts[0] - selected), Math.abs(counts[1] - others)});
        });
    return changes;
  }

  /** The first half of a row's counts are of decisions that were selected. */
  private static long selected(long[] counts) {
    return sum(counts, 0, counts.length / 2);
  }

  private static long sum(long[] counts, int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += counts[i];
    }
    return sum;
  }

  private static String smallestOther(Map<String, long[]> rows, Set<String> withheld) {
    return rows.entrySet().stream()
        .filter(entry -> !withheld.contains(entry.getKey()))
        .min(Comparator.comparingLong(e -> sum(e.getValue(), 0, e.getValue().length)))
        .orElseThrow()
        .getKey();
  }

  private boolean isSmall(long count) {
    return count >= 1 && count <= withheldMax;
  }

  static long[] counts(Proportion share) {
    return new long[] {Math.round(share.selected()), Math.round(share.total() - share.selected())};
  }
}

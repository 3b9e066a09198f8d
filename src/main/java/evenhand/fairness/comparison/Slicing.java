package evenhand.fairness.comparison;

import evenhand.fairness.spec.DecisionPoint;
import evenhand.fairness.spec.Zone;
import evenhand.fairness.statistics.Proportion;
import evenhand.fairness.statistics.TwoByTwo;
import evenhand.fairness.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Groups compared within each slice of the decisions: an intersection (each group's women with the
 * comparator's women) or an area. One figure among many; at most a reason to watch.
 *
 * @param kind what the slices are
 * @param columns that make the slices
 */
public record Slicing(DecisionPoint point, Kind kind, List<String> columns, List<Row> rows) {
  public Slicing {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** What slices are. */
  public enum Kind {
    INTERSECTION,
    AREA
  }

  /**
   * One group in one slice.
   *
   * @param versus the comparator in the same slice; empty for the comparator itself
   */
  public record Row(String slice, String group, Proportion share, Optional<Versus> versus) {}

  /** Compares within slices; the tests of all rows are adjusted together. */
  static Slicing of(
      DecisionPoint point,
      Kind kind,
      List<String> columns,
      SortedMap<String, SortedMap<String, Proportion>> slices,
      Setting setting) {
    Map<Key, TwoByTwo> tables = new LinkedHashMap<>();
    slices.forEach(
        (slice, shares) -> {
          Proportion comparator = shares.getOrDefault(setting.comparator(), Proportion.NONE);
          shares.forEach(
              (group, share) -> {
                if (!group.equals(setting.comparator())) {
                  tables.put(new Key(slice, group), new TwoByTwo(share, comparator));
                }
              });
        });
    Map<Key, Versus> judged = CrudeComparison.of(tables, setting.zone(), setting.missingShare());
    List<Row> rows = new ArrayList<>();
    slices.forEach(
        (slice, shares) ->
            shares.forEach(
                (group, share) ->
                    rows.add(
                        new Row(
                            slice,
                            group,
                            share,
                            Optional.ofNullable(judged.get(new Key(slice, group)))
                                .map(Slicing::capped)))));
    return new Slicing(point, kind, columns, rows);
  }

  private static Versus capped(Versus versus) {
    return versus.verdict().compareTo(Verdict.MONITOR) > 0
        ? versus.judged(Verdict.MONITOR)
        : versus;
  }

  /** What all rows are judged by. */
  record Setting(String comparator, Zone zone, double missingShare) {}

  private record Key(String slice, String group) {}
}

package evenhand.fairness.comparison;

import evenhand.fairness.measures.DriftChart;
import evenhand.fairness.spec.DecisionPoint;
import evenhand.fairness.statistics.Proportion;
import evenhand.fairness.statistics.TwoByTwo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * Whether a group's ratio to the comparator drifts over the periods. A signal opens a review; it is
 * no verdict.
 *
 * @param baseline logarithm of the Mantel-Haenszel ratio of the newest version's first periods;
 *     empty where undefined, and then the periods have no points
 */
public record Drift(
    DecisionPoint point, String group, OptionalDouble baseline, List<Period> periods) {
  public Drift {
    periods = List.copyOf(periods);
  }

  /** One period; its point is empty without a baseline. */
  public record Period(String name, TwoByTwo table, Optional<DriftChart.Point> point) {}

  static Drift of(
      DecisionPoint point,
      String group,
      String comparator,
      SortedMap<String, SortedMap<String, Proportion>> slices,
      int baselinePeriods) {
    List<TwoByTwo> tables = new ArrayList<>();
    for (SortedMap<String, Proportion> shares : slices.values()) {
      tables.add(
          new TwoByTwo(
              shares.getOrDefault(group, Proportion.NONE),
              shares.getOrDefault(comparator, Proportion.NONE)));
    }
    List<Period> periods = new ArrayList<>();
    OptionalDouble baseline = OptionalDouble.empty();
    int from = 0;
    List<String> names = List.copyOf(slices.keySet());
    while (from < names.size()) {
      int to = from;
      while (to < names.size() && version(names.get(to)).equals(version(names.get(from)))) {
        to++;
      }
      baseline = DriftChart.baseline(tables.subList(from, Math.min(from + baselinePeriods, to)));
      List<TwoByTwo> own = tables.subList(from, to);
      List<DriftChart.Point> points =
          baseline.isPresent() ? DriftChart.of(own, baseline.getAsDouble()) : List.of();
      for (int i = from; i < to; i++) {
        Optional<DriftChart.Point> chart =
            points.isEmpty() ? Optional.empty() : Optional.of(points.get(i - from));
        periods.add(new Period(names.get(i), tables.get(i), chart));
      }
      from = to;
    }
    return new Drift(point, group, baseline, periods);
  }

  /** What stands before the blank in a period's name: a new version starts a new chart. */
  private static String version(String period) {
    return period.substring(0, Math.max(0, period.indexOf(' ')));
  }

  /** The first period that signals. */
  public Optional<Period> firstSignal() {
    return periods.stream()
        .filter(period -> period.point().flatMap(DriftChart.Point::signal).isPresent())
        .findFirst();
  }
}

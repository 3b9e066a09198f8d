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
 * @param baseline logarithm of the Mantel-Haenszel ratio of the first periods; empty where
 *     undefined, and then the periods have no points
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
    OptionalDouble baseline =
        DriftChart.baseline(tables.subList(0, Math.min(baselinePeriods, tables.size())));
    List<DriftChart.Point> points =
        baseline.isPresent() ? DriftChart.of(tables, baseline.getAsDouble()) : List.of();
    List<Period> periods = new ArrayList<>();
    for (String name : slices.keySet()) {
      int index = periods.size();
      periods.add(
          new Period(
              name,
              tables.get(index),
              points.isEmpty() ? Optional.empty() : Optional.of(points.get(index))));
    }
    return new Drift(point, group, baseline, periods);
  }

  /** The first period that signals. */
  public Optional<Period> firstSignal() {
    return periods.stream()
        .filter(period -> period.point().flatMap(DriftChart.Point::signal).isPresent())
        .findFirst();
  }
}

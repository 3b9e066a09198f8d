package evenhand.fairness.page;

import evenhand.fairness.comparison.Conditional;
import evenhand.fairness.comparison.Versus;
import evenhand.fairness.page.ChartView.Style;
import evenhand.fairness.page.Charts.Point;
import evenhand.fairness.statistics.Estimate;
import evenhand.fairness.statistics.Interval;
import evenhand.fairness.statistics.Level;
import evenhand.fairness.statistics.MantelHaenszel;
import evenhand.fairness.statistics.RatioInterval;
import java.util.Optional;
import java.util.OptionalDouble;

/** Marks of a forest plot. */
final class RatioPoints {
  private static final Level LEVEL = Level.NINETY_FIVE;

  private RatioPoints() {}

  static Point crude(String group, Versus versus) {
    return labelled(group + ", as counted", versus, Style.CRUDE);
  }

  static Point labelled(String label, Versus versus, Style style) {
    Optional<Interval> interval = RatioInterval.koopman(versus.table(), LEVEL);
    return new Point(
        label, Figures.ratio(versus.table().ratio()), versus.table().ratio(), interval, style);
  }

  static Point within(String group, Conditional within) {
    Optional<Estimate> estimate = MantelHaenszel.ratio(within.strata(), LEVEL);
    OptionalDouble ratio =
        estimate.map(e -> OptionalDouble.of(e.value())).orElse(OptionalDouble.empty());
    return new Point(
        group + ", like with like",
        Figures.ratio(ratio),
        ratio,
        estimate.flatMap(Estimate::interval),
        Style.WITHIN);
  }
}

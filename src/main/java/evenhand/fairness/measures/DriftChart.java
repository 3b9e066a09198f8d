package evenhand.fairness.measures;

import evenhand.fairness.statistics.Estimate;
import evenhand.fairness.statistics.Level;
import evenhand.fairness.statistics.MantelHaenszel;
import evenhand.fairness.statistics.Strata;
import evenhand.fairness.statistics.TwoByTwo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether a disparity ratio moves away from where it was: a two-sided CUSUM (Page 1954) of {@code
 * z_t = (ln R_t - baseline) / se_t} with Katz's standard error. A signal opens a review; it is no
 * verdict. A new version of the rules starts a new chart.
 */
public final class DriftChart {
  /** Allowance: half a standard error is no drift. */
  public static final double K = 0.5;

  /** Decision limit, in standard errors. */
  public static final double H = 5;

  private DriftChart() {}

  /** Which way a ratio has drifted. */
  public enum Signal {
    UP,
    DOWN
  }

  /** What one period's table gives: the logarithm of its ratio and its standard error. */
  public record Step(double logRatio, double standardError, double z) {}

  /**
   * One period.
   *
   * @param step empty where either side has none selected, which leaves the sums as they were
   * @param up sum of steps upwards, 0 or more
   * @param down sum of steps downwards, 0 or more
   */
  public record Point(Optional<Step> step, double up, double down, Optional<Signal> signal) {}

  /**
   * The baseline of a chart: the logarithm of the Mantel-Haenszel ratio over its first periods;
   * empty where that is undefined or 0.
   */
  public static OptionalDouble baseline(List<TwoByTwo> first) {
    return MantelHaenszel.ratio(new Strata(first), Level.NINETY_FIVE)
        .map(Estimate::value)
        .filter(ratio -> ratio > 0)
        .map(ratio -> OptionalDouble.of(Math.log(ratio)))
        .orElse(OptionalDouble.empty());
  }

  /** One point for each period, in order. */
  public static List<Point> of(List<TwoByTwo> periods, double baseline) {
    List<Point> points = new ArrayList<>();
    double up = 0;
    double down = 0;
    for (TwoByTwo period : periods) {
      Optional<Step> step = step(period, baseline);
      if (step.isPresent()) {
        up = Math.max(0, up + step.get().z() - K);
        down = Math.max(0, down - step.get().z() - K);
      }
      points.add(new Point(step, up, down, signal(up, down)));
    }
    return points;
  }

  private static Optional<Step> step(TwoByTwo period, double baseline) {
    double x1 = period.group().selected();
    double x0 = period.comparator().selected();
    if (x1 == 0 || x0 == 0) {
      return Optional.empty();
    }
    double variance =
        1 / x1 - 1 / period.group().total() + 1 / x0 - 1 / period.comparator().total();
    if (!(variance > 0)) {
      return Optional.empty();
    }
    double logRatio = Math.log(period.ratio().orElseThrow());
    double error = Math.sqrt(variance);
    return Optional.of(new Step(logRatio, error, (logRatio - baseline) / error));
  }

  private static Optional<Signal> signal(double up, double down) {
    if (up > H) {
      return Optional.of(Signal.UP);
    }
    return down > H ? Optional.of(Signal.DOWN) : Optional.empty();
  }
}

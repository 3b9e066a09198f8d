package evenhand.fairness.statistics;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** Intervals around the ratio of two shares. */
public final class RatioInterval {
  private static final double FARTHEST_LOG_RATIO = 70;
  private static final int HALVINGS = 100;

  private RatioInterval() {}

  /**
   * Koopman's score interval (Koopman 1984): the ratios that a score test, at the likeliest rates
   * with that ratio, would not reject. The lower limit is 0 where the group has none selected;
   * there is no upper limit where the comparator has none. It has width where both are full. Empty
   * where a side has no decisions or nobody in either is selected.
   */
  public static Optional<Interval> koopman(TwoByTwo table, Level level) {
    double x1 = table.group().selected();
    double x0 = table.comparator().selected();
    if (!table.hasBoth() || x1 + x0 == 0) {
      return Optional.empty();
    }
    double limit = level.z() * level.z();
    DoubleUnaryOperator excess = logRatio -> score(table, Math.exp(logRatio)) - limit;
    double start =
        x1 > 0 && x0 > 0 ? Math.log(table.p1() / table.p0()) : oneSidedStart(table, excess);
    double lower = x1 == 0 ? 0 : Math.exp(crossing(excess, start, -1));
    double upper = x0 == 0 ? FARTHEST_LOG_RATIO : crossing(excess, start, 1);
    return Optional.of(
        upper >= FARTHEST_LOG_RATIO ? Interval.above(lower) : Interval.of(lower, Math.exp(upper)));
  }

  /**
   * Katz's interval on the logarithm (Katz and others 1978), to check by hand: {@code ln R +- z
   * sqrt(1/x1 - 1/n1 + 1/x0 - 1/n0)}. Empty where either side has none selected; a point where both
   * are full.
   */
  public static Optional<Interval> katz(TwoByTwo table, Level level) {
    if (table.group().selected() == 0 || table.comparator().selected() == 0) {
      return Optional.empty();
    }
    double middle = Math.log(table.p1() / table.p0());
    double half = level.z() * Math.sqrt(variance(table.group()) + variance(table.comparator()));
    return Optional.of(Interval.of(Math.exp(middle - half), Math.exp(middle + half)));
  }

  /**
   * Score chi-square of the hypothesis {@code p1 = ratio * p0}: the squared distance in standard
   * errors at the likeliest rates {@code q1 = ratio * q0} with that ratio. {@code q0} is the
   * smaller root of {@code a q^2 - b q + c}; the root and both {@code 1 - q} are written as sums
   * without cancellation, so that full tables of millions keep their digits.
   */
  static double score(TwoByTwo table, double ratio) {
    double n1 = table.group().total();
    double n0 = table.comparator().total();
    double distance = table.p1() - ratio * table.p0();
    if (distance == 0) {
      return 0;
    }
    double y1 = n1 - table.group().selected();
    double y0 = n0 - table.comparator().selected();
    double c = table.group().selected() + table.comparator().selected();
    double b = n1 * ratio + table.group().selected() + n0 + table.comparator().selected() * ratio;
    double t = (n1 + n0) * (ratio - 1) - ratio * y0 + y1;
    double product = 4 * ratio * y0 * y1;
    double root = Math.sqrt(t * t + product);
    double whole = b + root;
    double q0 = 2 * c / whole;
    double q1 = ratio * q0;
    double rest0 = (2 * y0 + (t < 0 ? product / (root - t) : t + root)) / whole;
    double rest1 = (2 * ratio * y1 + (t > 0 ? product / (root + t) : root - t)) / whole;
    double variance = q1 * rest1 / n1 + ratio * ratio * q0 * rest0 / n0;
    return variance > 0 ? distance * distance / variance : Double.MAX_VALUE;
  }

  /** {@code 1/x - 1/n}, never below nought. */
  private static double variance(Proportion share) {
    return Math.max(0, 1 / share.selected() - 1 / share.total());
  }

  /** A logarithm well inside an interval that has only one limit. */
  private static double oneSidedStart(TwoByTwo table, DoubleUnaryOperator excess) {
    int direction = table.group().selected() == 0 ? -1 : 1;
    double start = 0;
    while (Math.abs(start) < FARTHEST_LOG_RATIO && excess.applyAsDouble(start) > 0) {
      start += direction;
    }
    return start;
  }

  /** Where {@code excess} turns positive on the way from {@code inside} in {@code direction}. */
  private static double crossing(DoubleUnaryOperator excess, double inside, int direction) {
    double outside = inside;
    double step = 1e-3;
    do {
      inside = outside;
      outside += direction * step;
      step *= 2;
      if (Math.abs(outside) > FARTHEST_LOG_RATIO) {
        return direction * FARTHEST_LOG_RATIO;
      }
    } while (excess.applyAsDouble(outside) <= 0);
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (inside + outside) / 2;
      if (excess.applyAsDouble(middle) > 0) {
        outside = middle;
      } else {
        inside = middle;
      }
    }
    return (inside + outside) / 2;
  }
}

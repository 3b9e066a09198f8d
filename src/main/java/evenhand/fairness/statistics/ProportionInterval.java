package evenhand.fairness.statistics;

import java.util.Optional;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/** Intervals around one share. Both are empty where the total is 0, and lie within 0 to 1. */
public final class ProportionInterval {
  private ProportionInterval() {}

  /**
   * Wilson's score interval (Wilson 1927): the rates that a score test would not reject. At 0
   * selected it starts at 0, at all selected it ends at 1, and it has width in both.
   */
  public static Optional<Interval> wilson(Proportion share, Level level) {
    if (share.total() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        share.isWhole()
            ? binomial(BinomialConfidenceInterval.WILSON_SCORE, share, level)
            : wilsonOfFractions(share, level));
  }

  /**
   * Clopper and Pearson's interval (1934), which covers at least as often as it says; of whole
   * counts only, and empty for fractions.
   */
  public static Optional<Interval> clopperPearson(Proportion share, Level level) {
    if (share.total() == 0 || !share.isWhole()) {
      return Optional.empty();
    }
    return Optional.of(binomial(BinomialConfidenceInterval.CLOPPER_PEARSON, share, level));
  }

  private static Interval binomial(
      BinomialConfidenceInterval method, Proportion share, Level level) {
    var interval = method.fromErrorRate((int) share.total(), (int) share.selected(), level.alpha());
    return Interval.of(interval.getLowerBound(), interval.getUpperBound());
  }

  private static Interval wilsonOfFractions(Proportion share, Level level) {
    double n = share.total();
    double p = share.selected() / n;
    double z = level.z();
    double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
    double half = z / (1 + z * z / n) * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    double lower = share.selected() == 0 ? 0 : Math.max(0, middle - half);
    double upper = share.selected() == n ? 1 : Math.min(1, middle + half);
    return Interval.of(lower, upper);
  }
}

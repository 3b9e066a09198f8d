package evenhand.fairness.statistics;

import java.util.Optional;

/**
 * A figure with its interval.
 *
 * @param interval empty where the figure is defined and its variance is not
 */
public record Estimate(double value, Optional<Interval> interval) {
  public Estimate {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("an estimate is finite, but was " + value);
    }
  }
}

package evenhand.fairness.spec;

import evenhand.fairness.statistics.Interval;
import java.util.OptionalDouble;

/**
 * The band of ratios that a board treats as near enough to even, both ends within it. 0.80 to 1.25
 * is a convention, not a legal test.
 *
 * @param reason why another zone was chosen; empty for the convention
 */
public record Zone(double lower, double upper, String reason) {
  public static final Zone CONVENTION = new Zone(0.8, 1.25, "");
  private static final double ROUNDING = 1e-12;

  public Zone {
    if (!(lower > 0 && lower < 1 && upper > 1) || Double.isInfinite(upper)) {
      throw new IllegalArgumentException(
          "a zone has 1 within it and runs above 0, but was " + lower + " to " + upper);
    }
  }

  /** Distance from 1 to the nearer end, on the logarithm. */
  public double reachLog() {
    return Math.min(-Math.log(lower), Math.log(upper));
  }

  public boolean contains(double ratio) {
    return ratio >= lower * (1 - ROUNDING) && ratio <= upper * (1 + ROUNDING);
  }

  /** Whether all of the interval lies within. */
  public boolean contains(Interval interval) {
    OptionalDouble top = interval.upper();
    return top.isPresent() && contains(interval.lower()) && contains(top.getAsDouble());
  }

  /** Whether none of the interval lies within. */
  public boolean excludes(Interval interval) {
    OptionalDouble top = interval.upper();
    return interval.lower() > upper * (1 + ROUNDING)
        || (top.isPresent() && top.getAsDouble() < lower * (1 - ROUNDING));
  }
}

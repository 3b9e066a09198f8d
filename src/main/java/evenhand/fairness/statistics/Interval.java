package evenhand.fairness.statistics;

import java.util.OptionalDouble;

/**
 * A confidence interval. Both limits are finite and belong to it; an empty upper limit means that
 * the data set no bound above (a ratio whose comparator had no selected decision).
 */
public record Interval(double lower, OptionalDouble upper) {

  public Interval {
    if (!Double.isFinite(lower) || (upper.isPresent() && !(upper.getAsDouble() >= lower))) {
      throw new IllegalArgumentException(
          "an interval runs upwards, but was " + lower + ", " + upper);
    }
    if (upper.isPresent() && Double.isInfinite(upper.getAsDouble())) {
      throw new IllegalArgumentException("write an unbounded interval with an empty upper limit");
    }
  }

  public static Interval of(double lower, double upper) {
    return new Interval(lower, OptionalDouble.of(upper));
  }

  public static Interval above(double lower) {
    return new Interval(lower, OptionalDouble.empty());
  }

  public boolean contains(double value) {
    return value >= lower && (upper.isEmpty() || value <= upper.getAsDouble());
  }
}

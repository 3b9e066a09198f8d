package evenhand.fairness.statistics;

import java.util.Optional;
import java.util.OptionalDouble;

/** What a comparison of given sizes would reliably show, by the two-sided pooled z test. */
public final class Power {
  private static final int HALVINGS = 200;
  private static final double LIKELY = 0.8;
  private static final double SIZE_MAX = 1e12;

  private Power() {}

  /** Sizes of the group and of its comparator, and the comparator's rate. */
  public record Design(double groupTotal, double comparatorTotal, double comparatorRate) {
    public Design {
      if (!(groupTotal > 0 && comparatorTotal > 0 && comparatorRate >= 0 && comparatorRate <= 1)) {
        throw new IllegalArgumentException(
            "power needs decisions on both sides and a rate within 0 to 1, but was "
                + groupTotal
                + ", "
                + comparatorTotal
                + ", "
                + comparatorRate);
      }
    }

    /** Of a table; empty where a side has no decisions. */
    public static Optional<Design> of(TwoByTwo table) {
      return table.hasBoth()
          ? Optional.of(new Design(table.group().total(), table.comparator().total(), table.p0()))
          : Optional.empty();
    }
  }

  /**
   * Probability that the test finds a difference at this level if the group's true rate is {@code
   * p1}: {@code F(-(z s0 - d)/s1) + F((-z s0 - d)/s1)}, with {@code s0} from the pooled rate,
   * {@code s1} unpooled and {@code d} the difference. 0 where neither side could vary.
   */
  public static double ofRate(Design design, double p1, Level level) {
    double n1 = design.groupTotal();
    double n0 = design.comparatorTotal();
    double p0 = design.comparatorRate();
    double pooled = (n1 * p1 + n0 * p0) / (n1 + n0);
    double s0 = Math.sqrt(Math.max(0, pooled * (1 - pooled) * (1 / n1 + 1 / n0)));
    double s1 = Math.sqrt(p1 * (1 - p1) / n1 + p0 * (1 - p0) / n0);
    double reach = level.z() * s0;
    double difference = p1 - p0;
    if (s1 == 0) {
      return Math.abs(difference) > reach ? 1 : 0;
    }
    return Level.below((difference - reach) / s1) + Level.below((-difference - reach) / s1);
  }

  /**
   * Smallest ratio above 1 that the test finds with this probability; empty where not even a rate
   * of 1 would be found, or the comparator's rate is 0 or 1.
   */
  public static OptionalDouble smallestRatioAbove(Design design, Level level, double power) {
    return ratio(design, level, power, 1);
  }

  /** Largest ratio below 1 that the test finds with this probability; empty where not even 0 is. */
  public static OptionalDouble largestRatioBelow(Design design, Level level, double power) {
    return ratio(design, level, power, 0);
  }

  private static OptionalDouble ratio(Design design, Level level, double power, double extreme) {
    double p0 = design.comparatorRate();
    if (p0 == 0 || p0 == extreme || ofRate(design, extreme, level) < power) {
      return OptionalDouble.empty();
    }
    double missed = p0;
    double found = extreme;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (missed + found) / 2;
      if (ofRate(design, middle, level) < power) {
        missed = middle;
      } else {
        found = middle;
      }
    }
    return OptionalDouble.of(found / p0);
  }

  /**
   * Decisions that a group needs so that, if its true rate is the comparator's, its 95% interval
   * lies within the zone with probability 0.8; on the logarithm of the ratio, rounded up. Empty
   * where the comparator is too small for any group, or its rate is 0 or 1.
   *
   * @param zoneLog distance from 1 to the nearer end of the zone, on the logarithm
   */
  public static OptionalDouble groupForGreen(Design design, double zoneLog) {
    double p0 = design.comparatorRate();
    if (p0 == 0 || p0 == 1) {
      return OptionalDouble.empty();
    }
    double sure = new Level(1 - LIKELY).z();
    double error = zoneLog / (Level.NINETY_FIVE.z() + sure);
    double room = error * error * p0 / (1 - p0) - 1 / design.comparatorTotal();
    double size = Math.ceil(1 / room);
    return room > 0 && size < SIZE_MAX ? OptionalDouble.of(size) : OptionalDouble.empty();
  }
}

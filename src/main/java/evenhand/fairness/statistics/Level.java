package evenhand.fairness.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A two-sided confidence level by its error rate: {@code alpha} 0.05 is a 95% interval.
 *
 * @param alpha error rate, above 0 and below 1
 */
public record Level(double alpha) {

  public static final Level NINETY_FIVE = new Level(0.05);
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  public Level {
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException("an error rate lies between 0 and 1, but was " + alpha);
    }
  }

  /** The level of one of {@code comparisons} that together err at this rate (Bonferroni). */
  public Level sharedBy(int comparisons) {
    return new Level(alpha / Math.max(1, comparisons));
  }

  /** Standard deviations from the middle to a limit: 1.959964 at 95%. */
  public double z() {
    return NORMAL.inverseSurvivalProbability(alpha / 2);
  }

  /** Probability that a standard normal value lies at least {@code |z|} from nought. */
  static double twoSided(double z) {
    return Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(z)));
  }

  /** Probability that a standard normal value is at most {@code z}. */
  static double below(double z) {
    return NORMAL.cumulativeProbability(z);
  }
}

package evenhand.fairness.statistics;

/**
 * What a test of "no difference" says.
 *
 * @param statistic the test's own figure: chi-square, or a count for exact tests
 * @param degreesOfFreedom of a chi-square; 0 for exact tests
 * @param p probability, two-sided, of data at least this far from no difference, were there none
 */
public record TestResult(double statistic, int degreesOfFreedom, double p) {
  public TestResult {
    if (!Double.isFinite(statistic) || !(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException(
          "a test gives 0 <= p <= 1, but was " + statistic + ", " + p);
    }
  }
}

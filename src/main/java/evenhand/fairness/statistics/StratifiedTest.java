package evenhand.fairness.statistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** Tests within strata, over the informative ones. */
public final class StratifiedTest {
  private StratifiedTest() {}

  /**
   * The test of Cochran, Mantel and Haenszel without continuity correction: chi-square of one
   * degree of freedom, of no difference within any stratum. Empty where no stratum is informative.
   */
  public static Optional<TestResult> cochranMantelHaenszel(Strata strata) {
    double distance = 0;
    double variance = 0;
    for (TwoByTwo stratum : strata.informative()) {
      double n1 = stratum.group().total();
      double n0 = stratum.comparator().total();
      double n = n1 + n0;
      double m = stratum.group().selected() + stratum.comparator().selected();
      if (n > 1) {
        distance += stratum.group().selected() - n1 * m / n;
        variance += n1 * n0 * m * (n - m) / (n * n * (n - 1));
      }
    }
    return variance > 0
        ? Optional.of(chiSquare(distance * distance / variance, 1))
        : Optional.empty();
  }

  /**
   * The test of Breslow and Day (1980) with Tarone's correction (1985), of one odds ratio in all
   * strata; degrees of freedom are the informative strata less one. A small p says that the
   * disparity differs between strata. Empty for fewer than two informative strata and where the
   * common odds ratio is 0 or has no bound.
   */
  public static Optional<TestResult> breslowDayTarone(Strata strata) {
    List<TwoByTwo> informative = strata.informative();
    OptionalDouble odds = commonOdds(strata);
    if (informative.size() < 2 || odds.isEmpty()) {
      return Optional.empty();
    }
    double squares = 0;
    double distance = 0;
    double variances = 0;
    for (TwoByTwo stratum : informative) {
      double expected = expected(stratum, odds.getAsDouble());
      double variance = variance(stratum, expected);
      double apart = stratum.group().selected() - expected;
      squares += apart * apart / variance;
      distance += apart;
      variances += variance;
    }
    double statistic = squares - distance * distance / variances;
    return Double.isFinite(statistic)
        ? Optional.of(chiSquare(Math.max(0, statistic), informative.size() - 1))
        : Optional.empty();
  }

  private static OptionalDouble commonOdds(Strata strata) {
    return MantelHaenszel.oddsRatio(strata, Level.NINETY_FIVE)
        .map(Estimate::value)
        .filter(value -> value > 0)
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  /** Selected of the group that the margins and this odds ratio lead to. */
  static double expected(TwoByTwo stratum, double odds) {
    double n1 = stratum.group().total();
    double n0 = stratum.comparator().total();
    double m = stratum.group().selected() + stratum.comparator().selected();
    double a = 1 - odds;
    double b = n0 - m + odds * (n1 + m);
    double c = -odds * n1 * m;
    if (Math.abs(a) < 1e-12) {
      return -c / b;
    }
    double root = Math.sqrt(Math.max(0, b * b - 4 * a * c));
    return -2 * c / (b + root);
  }

  private static double variance(TwoByTwo stratum, double a) {
    double b = stratum.group().total() - a;
    double c = stratum.group().selected() + stratum.comparator().selected() - a;
    double d = stratum.comparator().total() - c;
    return 1 / (1 / a + 1 / b + 1 / c + 1 / d);
  }

  private static TestResult chiSquare(double statistic, int degrees) {
    double p = ChiSquaredDistribution.of(degrees).survivalProbability(statistic);
    return new TestResult(statistic, degrees, Math.min(1, Math.max(0, p)));
  }
}

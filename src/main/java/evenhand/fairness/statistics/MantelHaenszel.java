package evenhand.fairness.statistics;

import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Estimates within strata (Mantel and Haenszel 1959), over the informative ones. Within a stratum
 * {@code a} of {@code n1} decisions of the group are selected, {@code c} of {@code n0} of the
 * comparator, {@code n = n1 + n0}.
 */
public final class MantelHaenszel {
  private MantelHaenszel() {}

  /**
   * Ratio of rates, {@code sum(a n0/n) / sum(c n1/n)}, with the interval of Greenland and Robins
   * (1985) on its logarithm. Empty where the comparator has none selected in any informative
   * stratum; 0 without an interval where the group has none.
   */
  public static Optional<Estimate> ratio(Strata strata, Level level) {
    double upper = sum(strata, s -> a(s) * n0(s) / n(s));
    double lower = sum(strata, s -> c(s) * n1(s) / n(s));
    if (lower == 0) {
      return Optional.empty();
    }
    double value = upper / lower;
    if (upper == 0) {
      return Optional.of(new Estimate(value, Optional.empty()));
    }
    double spread =
        sum(strata, s -> (n1(s) * n0(s) * (a(s) + c(s)) - a(s) * c(s) * n(s)) / (n(s) * n(s)));
    return Optional.of(onLogarithm(value, spread / (upper * lower), level));
  }

  /** Whether the ratio is something by nought: only the group has any selected. */
  public static boolean isRatioUnbounded(Strata strata) {
    return sum(strata, s -> c(s) * n1(s) / n(s)) == 0 && sum(strata, s -> a(s) * n0(s) / n(s)) > 0;
  }

  /**
   * Difference of rates, {@code sum((a n0 - c n1)/n) / sum(n1 n0/n)}, with the interval of Sato
   * (1989). Empty where no stratum is informative.
   */
  public static Optional<Estimate> difference(Strata strata, Level level) {
    double weight = sum(strata, s -> n1(s) * n0(s) / n(s));
    if (weight == 0) {
      return Optional.empty();
    }
    double value = sum(strata, s -> (a(s) * n0(s) - c(s) * n1(s)) / n(s)) / weight;
    double p =
        sum(
            strata,
            s ->
                (n1(s) * n1(s) * c(s) - n0(s) * n0(s) * a(s) + n1(s) * n0(s) * (n0(s) - n1(s)) / 2)
                    / (n(s) * n(s)));
    double q = sum(strata, s -> (a(s) * (n0(s) - c(s)) + c(s) * (n1(s) - a(s))) / (2 * n(s)));
    double half = level.z() * Math.sqrt(Math.max(0, value * p + q)) / weight;
    return Optional.of(new Estimate(value, Optional.of(Interval.of(value - half, value + half))));
  }

  /**
   * Ratio of odds, {@code sum(a d/n) / sum(b c/n)}, with the interval of Robins, Breslow and
   * Greenland (1986) on its logarithm. Empty where the lower sum is 0; 0 without an interval where
   * the upper is.
   */
  public static Optional<Estimate> oddsRatio(Strata strata, Level level) {
    double r = sum(strata, MantelHaenszel::concordant);
    double s = sum(strata, MantelHaenszel::discordant);
    if (s == 0) {
      return Optional.empty();
    }
    if (r == 0) {
      return Optional.of(new Estimate(0, Optional.empty()));
    }
    double pr = sum(strata, t -> diagonal(t) * concordant(t));
    double mixed =
        sum(strata, t -> diagonal(t) * discordant(t) + (1 - diagonal(t)) * concordant(t));
    double qs = sum(strata, t -> (1 - diagonal(t)) * discordant(t));
    double variance = pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s);
    return Optional.of(onLogarithm(r / s, variance, level));
  }

  private static Estimate onLogarithm(double value, double variance, Level level) {
    double half = level.z() * Math.sqrt(Math.max(0, variance));
    double lower = Math.exp(Math.log(value) - half);
    double upper = Math.exp(Math.log(value) + half);
    return new Estimate(
        value,
        Optional.of(Double.isInfinite(upper) ? Interval.above(lower) : Interval.of(lower, upper)));
  }

  private static double concordant(TwoByTwo s) {
    return a(s) * (n0(s) - c(s)) / n(s);
  }

  private static double discordant(TwoByTwo s) {
    return (n1(s) - a(s)) * c(s) / n(s);
  }

  private static double diagonal(TwoByTwo s) {
    return (a(s) + n0(s) - c(s)) / n(s);
  }

  private static double sum(Strata strata, ToDoubleFunction<TwoByTwo> term) {
    return strata.informative().stream().mapToDouble(term).sum();
  }

  private static double a(TwoByTwo s) {
    return s.group().selected();
  }

  private static double c(TwoByTwo s) {
    return s.comparator().selected();
  }

  private static double n1(TwoByTwo s) {
    return s.group().total();
  }

  private static double n0(TwoByTwo s) {
    return s.comparator().total();
  }

  private static double n(TwoByTwo s) {
    return s.group().total() + s.comparator().total();
  }
}

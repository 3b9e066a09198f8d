package evenhand.fairness.statistics;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * The two-sided p of Fisher's exact test: the probability, margins given, of all tables no likelier
 * than the one seen. The probability of one table comes from Commons Statistics, those of its
 * neighbours by ratio, so that a table of millions takes no longer than one of hundreds; summing
 * every table, as the test in Commons does, took seconds there.
 */
final class FisherExact {
  /** Tables that differ by rounding only count as equally likely, as in R. */
  private static final double TIE = 1e-7;

  private static final double NEGLIGIBLE = 1e-18;

  private final int population;
  private final int selected;
  private final int group;
  private final HypergeometricDistribution tables;

  private FisherExact(int population, int selected, int group) {
    this.population = population;
    this.selected = selected;
    this.group = group;
    this.tables = HypergeometricDistribution.of(population, selected, group);
  }

  /** For whole counts whose sum fits an {@code int}. */
  static double twoSided(TwoByTwo table) {
    Proportion all = table.group().plus(table.comparator());
    FisherExact exact =
        new FisherExact((int) all.total(), (int) all.selected(), (int) table.group().total());
    return Math.min(1, exact.twoSided((int) table.group().selected()));
  }

  private double twoSided(int seen) {
    double limit = tables.logProbability(seen) + TIE;
    int mode = (int) ((group + 1.0) * (selected + 1.0) / (population + 2.0));
    if (tables.logProbability(mode) <= limit) {
      return 1;
    }
    int step = seen < mode ? -1 : 1;
    int end = seen < mode ? tables.getSupportUpperBound() : tables.getSupportLowerBound();
    double otherTail =
        tables.logProbability(end) > limit ? 0 : tail(firstWithin(limit, mode, end), -step);
    return tail(seen, step) + otherTail;
  }

  /** The table nearest to {@code mode}, on the way to {@code end}, that is no likelier. */
  private int firstWithin(double limit, int mode, int end) {
    int likelier = mode;
    int within = end;
    while (Math.abs(within - likelier) > 1) {
      int middle = likelier + (within - likelier) / 2;
      if (tables.logProbability(middle) <= limit) {
        within = middle;
      } else {
        likelier = middle;
      }
    }
    return within;
  }

  /** Probability of a table and of all beyond it, away from the mode. */
  private double tail(int from, int step) {
    int end = step > 0 ? tables.getSupportUpperBound() : tables.getSupportLowerBound();
    double sum = 1;
    double term = 1;
    for (int x = from; x != end && term > NEGLIGIBLE * sum; x += step) {
      term *= step > 0 ? ratioAbove(x) : 1 / ratioAbove(x - 1);
      sum += term;
    }
    return Math.exp(tables.logProbability(from)) * sum;
  }

  /** Probability of {@code x + 1} selected in the group, over that of {@code x}. */
  private double ratioAbove(double x) {
    return (selected - x) * (group - x) / ((x + 1) * (population - selected - group + x + 1));
  }
}

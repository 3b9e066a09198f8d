package evenhand.fairness.simulation;

import evenhand.fairness.statistics.DifferenceInterval;
import evenhand.fairness.statistics.Interval;
import evenhand.fairness.statistics.Level;
import evenhand.fairness.statistics.Proportion;
import evenhand.fairness.statistics.ProportionInterval;
import evenhand.fairness.statistics.RatioInterval;
import evenhand.fairness.statistics.TwoByTwo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * How often the 95% intervals cover the truth.
 *
 * @param n decisions of the group; its comparator has as many
 * @param rate true rate of both
 * @param wilson share of trials in which Wilson's interval covers the rate
 * @param newcombe in which Newcombe's covers the difference, nought
 * @param koopman in which Koopman's covers the ratio, one; a trial in which neither side has any
 *     selected, so that there is no interval, covers
 */
public record Coverage(int n, double rate, double wilson, double newcombe, double koopman) {
  private static final int[] SIZES = {30, 50, 100, 300, 1_000, 3_000};
  private static final double[] RATES = {0.05, 0.1, 0.2, 0.3, 0.5, 0.8};

  /** One line for each size and rate of the grid. */
  public static List<Coverage> grid(long seed, int trials) {
    List<Coverage> lines = new ArrayList<>();
    for (int n : SIZES) {
      for (double rate : RATES) {
        lines.add(of(n, rate, new Random(31 * seed + lines.size()), trials));
      }
    }
    return lines;
  }

  private static Coverage of(int n, double rate, Random random, int trials) {
    BinomialDraw draw = new BinomialDraw(n, rate);
    int wilson = 0;
    int newcombe = 0;
    int koopman = 0;
    for (int trial = 0; trial < trials; trial++) {
      Proportion group = draw.draw(random);
      TwoByTwo table = new TwoByTwo(group, draw.draw(random));
      wilson += covers(ProportionInterval.wilson(group, Level.NINETY_FIVE), rate);
      newcombe += covers(DifferenceInterval.newcombe(table, Level.NINETY_FIVE), 0);
      koopman += covers(RatioInterval.koopman(table, Level.NINETY_FIVE), 1);
    }
    double all = trials;
    return new Coverage(n, rate, wilson / all, newcombe / all, koopman / all);
  }

  private static int covers(Optional<Interval> interval, double truth) {
    return interval.isEmpty() || interval.get().contains(truth) ? 1 : 0;
  }
}

package evenhand.fairness.simulation;

import evenhand.fairness.statistics.Proportion;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/** Draws shares of a given size at a given rate, by inversion of the binomial distribution. */
final class BinomialDraw {
  private final int total;
  private final double[] cumulative;

  BinomialDraw(int total, double rate) {
    this.total = total;
    this.cumulative = new double[total + 1];
    BinomialDistribution distribution = BinomialDistribution.of(total, rate);
    double sum = 0;
    for (int x = 0; x <= total; x++) {
      sum += distribution.probability(x);
      cumulative[x] = sum;
    }
  }

  Proportion draw(Random random) {
    int found = Arrays.binarySearch(cumulative, random.nextDouble());
    int selected = found >= 0 ? found : -found - 1;
    return new Proportion(Math.min(selected, total), total);
  }
}

package evenhand.fairness.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Adjustment for many comparisons at once. */
public final class Holm {
  private Holm() {}

  /**
   * Holm's step-down adjustment (Holm 1979). Rejecting what is at most alpha keeps the chance of
   * any false rejection in the family at alpha, whatever the comparisons share.
   *
   * @param p probabilities of one family, each 0 to 1
   * @return adjusted probabilities in the same order, each 0 to 1; empty for none
   */
  public static List<Double> adjust(List<Double> p) {
    int count = p.size();
    int[] ascending =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble(p::get))
            .mapToInt(Integer::intValue)
            .toArray();
    Double[] adjusted = new Double[count];
    Arrays.fill(adjusted, 1.0);
    double least = 0;
    for (int rank = 0; rank < count; rank++) {
      least = Math.max(least, Math.min(1, (count - rank) * p.get(ascending[rank])));
      adjusted[ascending[rank]] = least;
    }
    return new ArrayList<>(Arrays.asList(adjusted));
  }
}

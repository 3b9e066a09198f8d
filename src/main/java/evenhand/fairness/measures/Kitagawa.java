package evenhand.fairness.measures;

import evenhand.fairness.statistics.Strata;
import evenhand.fairness.statistics.TwoByTwo;
import java.util.Optional;

/**
 * Where a difference of rates comes from (Kitagawa 1955). The three parts add up to it.
 *
 * @param difference {@code p1 - p0}
 * @param composition part that a different mix of cases accounts for: {@code sum (w1 - w0)(p1 +
 *     p0)/2}
 * @param within part that different rates within strata account for: {@code sum (w1 + w0)/2 (p1 -
 *     p0)}
 * @param unmatched part that lies in strata which only one side has
 */
public record Kitagawa(double difference, double composition, double within, double unmatched) {

  /** Splits a difference over all given strata; empty where a side has no decisions at all. */
  public static Optional<Kitagawa> split(Strata strata) {
    TwoByTwo all = strata.together();
    if (!all.hasBoth()) {
      return Optional.empty();
    }
    double composition = 0;
    double within = 0;
    double unmatched = 0;
    for (TwoByTwo stratum : strata.given()) {
      double w1 = stratum.group().total() / all.group().total();
      double w0 = stratum.comparator().total() / all.comparator().total();
      double p1 = stratum.group().rate().orElse(0);
      double p0 = stratum.comparator().rate().orElse(0);
      if (stratum.hasBoth()) {
        composition += (w1 - w0) * (p1 + p0) / 2;
        within += (w1 + w0) / 2 * (p1 - p0);
      } else {
        unmatched += w1 * p1 - w0 * p0;
      }
    }
    double difference = all.difference().orElseThrow();
    return Optional.of(new Kitagawa(difference, composition, within, unmatched));
  }
}

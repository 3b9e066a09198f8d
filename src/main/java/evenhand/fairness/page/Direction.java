package evenhand.fairness.page;

import evenhand.fairness.comparison.GroupResult;
import evenhand.fairness.comparison.Versus;
import evenhand.fairness.statistics.Estimate;
import evenhand.fairness.statistics.Interval;
import evenhand.fairness.statistics.Level;
import evenhand.fairness.statistics.MantelHaenszel;
import evenhand.fairness.statistics.RatioInterval;
import evenhand.fairness.verdict.Verdict;
import java.util.Optional;

/** Which way a gap goes: a verdict alone does not say who fares worse. */
final class Direction {
  private static final Level LEVEL = Level.NINETY_FIVE;

  private Direction() {}

  /**
   * Words such as "less often", for each comparison whose 95% interval leaves out 1; empty where
   * none does, or where the headline comes from another scenario, whose figures may go the other
   * way.
   *
   * @param versus of the result, as the reader may see it
   */
  static Optional<String> of(GroupResult result, Versus versus) {
    boolean isOwn =
        result
            .headline()
            .filter(headline -> headline.overall() == headline.ofScenario())
            .filter(headline -> finds(headline.overall()))
            .isPresent();
    if (!isOwn) {
      return Optional.empty();
    }
    Optional<String> counted =
        RatioInterval.koopman(versus.table(), LEVEL).flatMap(Direction::often);
    Optional<String> within =
        result
            .primary()
            .flatMap(conditional -> MantelHaenszel.ratio(conditional.strata(), LEVEL))
            .flatMap(Estimate::interval)
            .flatMap(Direction::often);
    if (counted.isPresent() && within.isPresent() && !counted.equals(within)) {
      return Optional.of(counted.get() + " as counted, " + within.get() + " like with like");
    }
    return counted.or(() -> within.map(often -> often + " like with like"));
  }

  private static boolean finds(Verdict verdict) {
    return verdict.compareTo(Verdict.MONITOR) >= 0;
  }

  /** Nothing where the interval holds 1: that way chance alone could give. */
  private static Optional<String> often(Interval ratio) {
    if (ratio.lower() > 1) {
      return Optional.of("more often");
    }
    boolean isBelow = ratio.upper().isPresent() && ratio.upper().getAsDouble() < 1;
    return isBelow ? Optional.of("less often") : Optional.empty();
  }
}

package evenhand.fairness.page;

import evenhand.fairness.comparison.GroupResult;
import evenhand.fairness.comparison.Versus;
import evenhand.fairness.statistics.Level;
import evenhand.fairness.statistics.MantelHaenszel;
import evenhand.fairness.verdict.Verdict;
import java.util.Optional;

/** Which way a gap goes: a verdict alone does not say who fares worse. */
final class Direction {
  private static final Level LEVEL = Level.NINETY_FIVE;

  private Direction() {}

  /**
   * Words such as "less often", for each comparison that finds a gap by itself; empty where none
   * does, or where the headline comes from another scenario, whose figures may go the other way.
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
        finds(versus.verdict())
            ? often(versus.table().difference().orElse(0), 0)
            : Optional.empty();
    Optional<String> within =
        result
            .primary()
            .filter(conditional -> finds(conditional.verdict()))
            .flatMap(conditional -> MantelHaenszel.ratio(conditional.strata(), LEVEL))
            .flatMap(ratio -> often(ratio.value(), 1));
    if (counted.isPresent() && within.isPresent() && !counted.equals(within)) {
      return Optional.of(counted.get() + " as counted, " + within.get() + " like with like");
    }
    return counted.or(() -> within.map(often -> often + " like with like"));
  }

  private static boolean finds(Verdict verdict) {
    return verdict.compareTo(Verdict.MONITOR) >= 0;
  }

  private static Optional<String> often(double value, double even) {
    if (value == even) {
      return Optional.empty();
    }
    return Optional.of(value < even ? "less often" : "more often");
  }
}

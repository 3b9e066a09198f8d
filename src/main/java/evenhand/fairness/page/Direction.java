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
   * Words such as "less often"; empty for verdicts that find no gap, and where both sides are
   * selected alike.
   *
   * @param versus of the result, as the reader may see it
   */
  static Optional<String> of(GroupResult result, Versus versus) {
    boolean finds =
        result
            .headline()
            .filter(headline -> headline.overall().compareTo(Verdict.MONITOR) >= 0)
            .isPresent();
    if (!finds) {
      return Optional.empty();
    }
    int counted = (int) Math.signum(versus.table().difference().orElse(0));
    int alike =
        result
            .primary()
            .flatMap(within -> MantelHaenszel.ratio(within.strata(), LEVEL))
            .map(ratio -> Double.compare(ratio.value(), 1))
            .orElse(counted);
    if (counted * alike < 0) {
      return Optional.of(often(counted) + " as counted, " + often(alike) + " like with like");
    }
    return Optional.of(counted == 0 ? alike : counted).filter(it -> it != 0).map(Direction::often);
  }

  private static String often(int sign) {
    return sign < 0 ? "less often" : "more often";
  }
}

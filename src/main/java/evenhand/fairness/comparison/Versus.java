package evenhand.fairness.comparison;

import evenhand.fairness.statistics.Level;
import evenhand.fairness.statistics.TwoByTwo;
import evenhand.fairness.verdict.Verdict;
import evenhand.fairness.verdict.VerdictRule;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A group held against its comparator, crude.
 *
 * @param test empty where the group is not eligible or the test undefined
 * @param holm adjusted over the eligible groups of the family
 * @param shared the level of each of them
 */
public record Versus(
    TwoByTwo table, Optional<NamedTest> test, OptionalDouble holm, Level shared, Verdict verdict) {

  /** Whether both sides have enough decisions to be tested. */
  public boolean isEligible() {
    return isEligible(table);
  }

  static boolean isEligible(TwoByTwo table) {
    return table.group().total() >= VerdictRule.DECISIONS_MIN
        && table.comparator().total() >= VerdictRule.DECISIONS_MIN;
  }

  Versus judged(Verdict other) {
    return new Versus(table, test, holm, shared, other);
  }
}

package evenhand.fairness.comparison;

import evenhand.fairness.spec.StrataSet;
import evenhand.fairness.statistics.Level;
import evenhand.fairness.statistics.Strata;
import evenhand.fairness.verdict.Verdict;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A group held against its comparator within strata.
 *
 * @param strata the comparison in each stratum
 * @param test Cochran-Mantel-Haenszel; empty where the group is not eligible or the test undefined
 * @param holm adjusted over the eligible groups of the family
 * @param shared the level of each of them
 */
public record Conditional(
    StrataSet set,
    Strata strata,
    Optional<NamedTest> test,
    OptionalDouble holm,
    Level shared,
    Verdict verdict) {

  public boolean isLegitimate() {
    return set.status() == StrataSet.Status.LEGITIMATE;
  }

  /** Share of the group's decisions that lie in strata which say nothing; 0 for no decisions. */
  public double droppedShare() {
    double all = strata.together().group().total();
    return all > 0 ? strata.dropped().group().total() / all : 0;
  }
}

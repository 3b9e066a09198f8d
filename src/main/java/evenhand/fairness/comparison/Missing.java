package evenhand.fairness.comparison;

import evenhand.fairness.statistics.EqualityTest;
import evenhand.fairness.statistics.Proportion;
import evenhand.fairness.statistics.TestResult;
import evenhand.fairness.statistics.TwoByTwo;
import java.util.OptionalDouble;

/**
 * Decisions whose group is missing.
 *
 * @param share selected, of those whose group is missing
 * @param known selected, of those whose group is known
 */
public record Missing(Proportion share, Proportion known) {

  /** Missing, of all; 0 where there are none at all. */
  public double shareOfAll() {
    return new Proportion(share.total(), share.total() + known.total()).rate().orElse(0);
  }

  /** Missing among the selected, beside missing among the rest. */
  public TwoByTwo bySelection() {
    Proportion missed = share.opposite();
    Proportion found = known.opposite();
    return TwoByTwo.of(
        share.selected(),
        share.selected() + known.selected(),
        missed.selected(),
        missed.selected() + found.selected());
  }

  /** The z test of whether the two differ; empty where none is missing. */
  public OptionalDouble p() {
    if (share.total() == 0) {
      return OptionalDouble.empty();
    }
    return EqualityTest.pooled(bySelection())
        .map(TestResult::p)
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }
}

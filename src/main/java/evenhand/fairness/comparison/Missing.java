package evenhand.fairness.comparison;

import evenhand.fairness.statistics.EqualityTest;
import evenhand.fairness.statistics.Proportion;
import evenhand.fairness.statistics.TestResult;
import evenhand.fairness.statistics.TwoByTwo;
import evenhand.fairness.verdict.VerdictRule;
import java.util.OptionalDouble;

/**
 * Decisions whose group is missing.
 *
 * @param share selected, of those whose group is missing
 * @param known selected, of those whose group is known
 */
public record Missing(Proportion share, Proportion known) {
  private static final double UNEVEN_P = 0.01;

  /** Missing, of all; 0 where there are none at all. */
  public double shareOfAll() {
    return new Proportion(share.total(), share.total() + known.total()).rate().orElse(0);
  }

  /** Whether so much is missing that every figure has to be read with care. */
  public boolean isOverATenth() {
    return shareOfAll() > VerdictRule.MISSING_SHARE_FLAG;
  }

  /** Whether so much is missing that nothing can be given a clean bill. */
  public boolean isOverAQuarter() {
    return shareOfAll() > VerdictRule.MISSING_SHARE_MAX;
  }

  /** Whether the group is missing unevenly between the selected and the others. */
  public boolean isUneven() {
    return p().orElse(1) < UNEVEN_P;
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

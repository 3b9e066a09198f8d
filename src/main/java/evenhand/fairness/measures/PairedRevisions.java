package evenhand.fairness.measures;

import evenhand.fairness.statistics.Proportion;
import evenhand.fairness.statistics.TwoByTwo;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.inference.BinomialTest;

/**
 * The same decisions under two revisions.
 *
 * @param decisions how many
 * @param selectedBefore selected under the old revision
 * @param gained selected under the new revision only
 * @param lost selected under the old revision only
 */
public record PairedRevisions(int decisions, int selectedBefore, int gained, int lost) {

  public PairedRevisions {
    if (lost < 0
        || gained < 0
        || lost > selectedBefore
        || selectedBefore > decisions
        || gained > decisions - selectedBefore) {
      throw new IllegalArgumentException(
          "gained and lost are parts of those not selected and selected before, but were "
              + gained
              + " and "
              + lost
              + " of "
              + decisions
              + " with "
              + selectedBefore);
    }
  }

  public Proportion before() {
    return new Proportion(selectedBefore, decisions);
  }

  public Proportion after() {
    return new Proportion((double) selectedBefore + gained - lost, decisions);
  }

  /** McNemar's exact test of whether more were gained than lost; empty where none changed. */
  public OptionalDouble exactP() {
    return exactP(gained, lost);
  }

  /**
   * McNemar's test, exact and two-sided: the binomial test of {@code gained} among all changed at
   * one half. Empty where none changed.
   */
  public static OptionalDouble exactP(int gained, int lost) {
    if (gained + lost == 0) {
      return OptionalDouble.empty();
    }
    double p = BinomialTest.withDefaults().test(gained + lost, gained, 0.5).getPValue();
    return OptionalDouble.of(Math.min(1, p));
  }

  /**
   * What the disparity would become: this group and its comparator, both under the new revision.
   */
  public Optional<TwoByTwo> projected(PairedRevisions comparator) {
    return decisions > 0 && comparator.decisions > 0
        ? Optional.of(new TwoByTwo(after(), comparator.after()))
        : Optional.empty();
  }
}

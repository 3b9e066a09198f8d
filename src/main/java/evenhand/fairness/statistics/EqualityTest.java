package evenhand.fairness.statistics;

import java.util.Optional;

/** Tests of whether two shares differ. */
public final class EqualityTest {
  private EqualityTest() {}

  /**
   * Fisher's exact test, two-sided: the probability, margins given, of all tables no likelier than
   * the one seen. 1 where nobody or everybody is selected. Empty where a side has no decisions, and
   * for fractions or totals beyond an {@code int}.
   */
  public static Optional<TestResult> fisher(TwoByTwo table) {
    if (!table.hasBoth() || !table.isWhole()) {
      return Optional.empty();
    }
    double p = table.isInformative() ? FisherExact.twoSided(table) : 1;
    return Optional.of(new TestResult(table.group().selected(), 0, p));
  }

  /**
   * The z test with the pooled rate, two-sided; its statistic is {@code z}. Takes fractions. Empty
   * where a side has no decisions; p is 1 where nobody or everybody is selected.
   */
  public static Optional<TestResult> pooled(TwoByTwo table) {
    if (!table.hasBoth()) {
      return Optional.empty();
    }
    if (!table.isInformative()) {
      return Optional.of(new TestResult(0, 0, 1));
    }
    Proportion all = table.group().plus(table.comparator());
    double rate = all.selected() / all.total();
    double variance =
        rate * (1 - rate) * (1 / table.group().total() + 1 / table.comparator().total());
    double z = (table.p1() - table.p0()) / Math.sqrt(variance);
    return Optional.of(new TestResult(z, 0, Level.twoSided(z)));
  }
}

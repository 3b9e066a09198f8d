package evenhand.fairness.comparison;

import evenhand.fairness.statistics.Proportion;
import evenhand.fairness.statistics.TwoByTwo;
import java.util.OptionalDouble;

/**
 * Scenario D: how far the decisions without a group could move a ratio, whoever they were. Shown
 * only; no verdict rests on it.
 *
 * @param lowest all of them selected would be the comparator's, all others the group's
 * @param highest all of them selected would be the group's, all others the comparator's
 */
public record MissingBounds(OptionalDouble lowest, OptionalDouble highest) {

  public static MissingBounds of(TwoByTwo table, Proportion missing) {
    Proportion selected = new Proportion(missing.selected(), missing.selected());
    Proportion others = new Proportion(0, missing.total() - missing.selected());
    TwoByTwo lowest = new TwoByTwo(table.group().plus(others), table.comparator().plus(selected));
    TwoByTwo highest = new TwoByTwo(table.group().plus(selected), table.comparator().plus(others));
    return new MissingBounds(lowest.ratio(), highest.ratio());
  }
}

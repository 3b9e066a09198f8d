package evenhand.fairness.statistics;

import java.util.OptionalDouble;

/**
 * One comparison: the share of a group beside the share of its comparator. In formulas {@code x1,
 * n1, p1} belong to the group and {@code x0, n0, p0} to the comparator.
 */
public record TwoByTwo(Proportion group, Proportion comparator) {

  public static TwoByTwo of(double x1, double n1, double x0, double n0) {
    return new TwoByTwo(new Proportion(x1, n1), new Proportion(x0, n0));
  }

  /** {@code p1 / p0}; empty where a side has no decisions or the comparator none selected. */
  public OptionalDouble ratio() {
    if (!hasBoth() || comparator.selected() == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(p1() / p0());
  }

  /** {@code p1 - p0}, -1 to 1; empty where a side has no decisions. */
  public OptionalDouble difference() {
    return hasBoth() ? OptionalDouble.of(p1() - p0()) : OptionalDouble.empty();
  }

  /**
   * Decisions of the group that would have come out otherwise at the comparator's rate: {@code n1
   * (p1 - p0)}; empty where a side has no decisions.
   */
  public OptionalDouble people() {
    return hasBoth() ? OptionalDouble.of(group.total() * (p1() - p0())) : OptionalDouble.empty();
  }

  /** The same comparison of those not selected; its ratio is {@code (1 - p1) / (1 - p0)}. */
  public TwoByTwo opposite() {
    return new TwoByTwo(group.opposite(), comparator.opposite());
  }

  public boolean hasBoth() {
    return group.total() > 0 && comparator.total() > 0;
  }

  /** Whether both sides have decisions, and neither all nor none of them together are selected. */
  public boolean isInformative() {
    return hasBoth() && group.plus(comparator).isMixed();
  }

  public boolean isWhole() {
    return group.isWhole() && comparator.isWhole() && group.plus(comparator).isWhole();
  }

  double p1() {
    return group.selected() / group.total();
  }

  double p0() {
    return comparator.selected() / comparator.total();
  }
}

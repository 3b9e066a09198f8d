package evenhand.fairness.statistics;

import java.util.Optional;

/** Interval around the difference of two shares. */
public final class DifferenceInterval {
  private DifferenceInterval() {}

  /**
   * Newcombe's hybrid score interval (Newcombe 1998, method 10), built from the two Wilson
   * intervals. Within -1 to 1; empty where a side has no decisions; has width at 0 and at n.
   */
  public static Optional<Interval> newcombe(TwoByTwo table, Level level) {
    var group = ProportionInterval.wilson(table.group(), level);
    var comparator = ProportionInterval.wilson(table.comparator(), level);
    if (group.isEmpty() || comparator.isEmpty()) {
      return Optional.empty();
    }
    double p1 = table.p1();
    double p0 = table.p0();
    double below = Math.hypot(p1 - group.get().lower(), upper(comparator.get()) - p0);
    double above = Math.hypot(upper(group.get()) - p1, p0 - comparator.get().lower());
    return Optional.of(Interval.of(p1 - p0 - below, p1 - p0 + above));
  }

  private static double upper(Interval bounded) {
    return bounded.upper().orElse(1);
  }
}

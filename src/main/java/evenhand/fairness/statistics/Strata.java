package evenhand.fairness.statistics;

import java.util.List;

/**
 * One comparison in several strata. A stratum in which one side has no decisions, or in which
 * nobody or everybody is selected, says nothing about a difference and leaves the estimates and
 * tests.
 *
 * @param given every stratum
 */
public record Strata(List<TwoByTwo> given) {
  public Strata {
    given = List.copyOf(given);
  }

  /** The strata that the estimates and tests rest on. */
  public List<TwoByTwo> informative() {
    return given.stream().filter(TwoByTwo::isInformative).toList();
  }

  /** Decisions of the group, or of the comparator, in strata that leave. */
  public TwoByTwo dropped() {
    TwoByTwo none = TwoByTwo.of(0, 0, 0, 0);
    return given.stream().filter(stratum -> !stratum.isInformative()).reduce(none, Strata::plus);
  }

  /** All strata taken together: the crude comparison. */
  public TwoByTwo together() {
    return given.stream().reduce(TwoByTwo.of(0, 0, 0, 0), Strata::plus);
  }

  /** The strata of the decisions that were not selected. */
  public Strata opposite() {
    return new Strata(given.stream().map(TwoByTwo::opposite).toList());
  }

  private static TwoByTwo plus(TwoByTwo a, TwoByTwo b) {
    return new TwoByTwo(a.group().plus(b.group()), a.comparator().plus(b.comparator()));
  }
}

package evenhand.governance.proof;

import java.util.Optional;

/**
 * What was decided about one statement, for every possible case.
 *
 * @param about id of the invariant, rule or scale
 * @param says the statement in words
 * @param example a case that shows it, where there is one
 */
public record Finding(
    String about, Kind kind, String says, Optional<Counterexample> example, long millis) {

  /** What a finding is. */
  public enum Kind {
    /** It holds in every possible case. */
    PROVEN(false),
    /** There is a case in which it does not hold. */
    REFUTED(true),
    /** Nobody can tell: the search found no answer, or the engine does not confirm it. */
    UNDECIDED(true),
    /** A rule that fires in no possible case. */
    NEVER_FIRES(true),
    /** A rule that fires only where a switch is set otherwise than the rulebook has it. */
    ASLEEP(false),
    /** A rule without which every outcome would be the same. */
    ADDS_NOTHING(false),
    /** A complete set of answers that leaves a scale without a grade. */
    GAP(false);

    private final boolean fault;

    Kind(boolean fault) {
      this.fault = fault;
    }

    /** Whether the rulebook is not in order with it. */
    public boolean isFault() {
      return fault;
    }
  }
}

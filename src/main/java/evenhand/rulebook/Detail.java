package evenhand.rulebook;

/** How much of an advice is worked out. */
public enum Detail {
  /** Outcome and rules only. */
  OUTCOME,
  /** Outcome, rules and reasons. */
  REASONS,
  /** Outcome, rules, reasons and open questions. */
  FULL
}

package evenhand.fairness.counting;

import evenhand.fairness.spec.DecisionPoint;

/** Names of the roles of a count table, and the values of those that are a yes or no. */
public final class Roles {
  public static final String GROUP = "group";
  public static final String FALLBACK = "officer-defined group";
  public static final String PERIOD = "period";
  public static final String YES = "1";
  public static final String NO = "0";
  public static final String UNKNOWN = "";

  private Roles() {}

  /** Whether a decision point came out yes; a blank cell that is not selected is unknown. */
  public static String selected(DecisionPoint point) {
    return "selected for " + point.id();
  }

  /** Whether what was later known is positive; unknown where blank. */
  public static String outcome(DecisionPoint point) {
    return "outcome of " + point.id();
  }

  /** Value of a stratum column, or of a band. */
  public static String stratum(String column) {
    return "stratum " + column;
  }
}

package evenhand.fairness.spec;

import java.util.List;

/**
 * Columns (or bands) that are crossed; a comparison is made within each of their combinations.
 *
 * @param agreement reason, who agreed and when, as written; empty parts where not given
 */
public record StrataSet(List<String> columns, Status status, Agreement agreement) {
  public StrataSet {
    columns = List.copyOf(columns);
  }

  /** Whether a difference within the strata may be set against the crude one. */
  public enum Status {
    /** May explain a crude difference; the first such set is the conditional comparison. */
    LEGITIMATE,
    /** Shown beside it, never excuses. */
    CONTESTED,
    /** Never compared within; declared so that nobody adds it unnoticed. */
    NEVER
  }

  /** Why the set has its status, who agreed to that, and when. */
  public record Agreement(String reason, String agreedBy, String agreedOn) {
    public static final Agreement NONE = new Agreement("", "", "");
  }
}

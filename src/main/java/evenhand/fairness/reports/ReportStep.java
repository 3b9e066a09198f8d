package evenhand.fairness.reports;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/**
 * Something done with a report after it was made. A report is never changed silently: each step
 * stands at its end.
 *
 * @param words what was corrected, or why it was withdrawn; empty where it was published
 */
record ReportStep(Kind kind, String words, Instant recordedAt) {

  /** What can be done, and after what. */
  enum Kind {
    PUBLISHED(Set.of("draft")),
    CORRECTED(Set.of("published", "corrected")),
    WITHDRAWN(Set.of("published", "corrected"));

    private final Set<String> after;

    Kind(Set<String> after) {
      this.after = after;
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The states of a report that it may follow. */
    Set<String> after() {
      return after;
    }
  }
}

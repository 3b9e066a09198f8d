package evenhand.rulebook.audit;

import java.util.List;

/**
 * Columns that are crossed, and whether a difference may be compared within them.
 *
 * @param status legitimate, contested or never
 */
public record AuditStrata(
    List<String> columns, String status, String reason, String agreedBy, String agreedOn) {
  static final List<String> STATUSES = List.of("legitimate", "contested", "never");

  public AuditStrata {
    columns = List.copyOf(columns);
  }

  public boolean isCompared() {
    return !status.equals("never");
  }
}

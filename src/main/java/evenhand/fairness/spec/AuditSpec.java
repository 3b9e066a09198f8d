package evenhand.fairness.spec;

import java.util.List;

/** What to count in a table, and what to compare. */
public record AuditSpec(
    String title,
    Rows rows,
    GroupColumn group,
    List<DecisionPoint> decisionPoints,
    Extras extras,
    Zone zone) {
  public AuditSpec {
    decisionPoints = List.copyOf(decisionPoints);
  }
}

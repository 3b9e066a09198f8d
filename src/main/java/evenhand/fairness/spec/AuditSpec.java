package evenhand.fairness.spec;

import java.util.List;

/**
 * What to count in a table, and what to compare.
 *
 * @param source where the table comes from and under which licence; empty where not stated
 */
public record AuditSpec(
    String title,
    String source,
    Rows rows,
    GroupColumn group,
    List<DecisionPoint> decisionPoints,
    Extras extras,
    Zone zone) {
  public AuditSpec {
    decisionPoints = List.copyOf(decisionPoints);
  }
}

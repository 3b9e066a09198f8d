package evenhand.fairness.comparison;

import evenhand.fairness.spec.DecisionPoint;
import evenhand.fairness.tabulation.Measure;
import evenhand.fairness.tabulation.Scenario;
import java.util.List;

/**
 * The comparisons that are judged together: one decision point, measure, scenario and comparator.
 *
 * @param comparator name of the comparator, or {@link #EVERYONE_ELSE}
 */
public record Family(
    DecisionPoint point,
    Measure measure,
    Scenario scenario,
    String comparator,
    List<GroupResult> groups,
    Missing missing) {
  public static final String EVERYONE_ELSE = "everyone else";

  public Family {
    groups = List.copyOf(groups);
  }

  /** Whether this is the family that formal verdicts rest on: complete cases, as declared. */
  public boolean isDeclared(String declaredComparator) {
    return scenario == Scenario.A && comparator.equals(declaredComparator);
  }

  Family withGroups(List<GroupResult> others) {
    return new Family(point, measure, scenario, comparator, others, missing);
  }
}

package evenhand.fairness.spec;

import java.util.List;
import java.util.Optional;

/**
 * One yes/no result that is audited.
 *
 * @param adverse whether being selected is the worse result for the person
 * @param outcome what was later known, for error rates
 */
public record DecisionPoint(
    String id,
    String column,
    Condition selected,
    boolean adverse,
    Optional<RowFilter> outcome,
    List<StrataSet> strata) {
  public DecisionPoint {
    strata = List.copyOf(strata);
  }
}

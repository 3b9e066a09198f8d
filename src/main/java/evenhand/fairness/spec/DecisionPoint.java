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
    List<StrataSet> strata,
    Meaning meaning) {
  public DecisionPoint {
    strata = List.copyOf(strata);
  }

  /**
   * What the point means, in sentences; each empty where nothing is said.
   *
   * @param selected when a decision counts as selected
   * @param misleads how the figures could mislead
   * @param ifReportingChanges what a change in reporting would do to them
   * @param hasMissRateFirst whether the miss rate is primary once enough harm is known
   */
  public record Meaning(
      String selected, String misleads, String ifReportingChanges, boolean hasMissRateFirst) {
    public static final Meaning NONE = new Meaning("", "", "", false);
  }
}

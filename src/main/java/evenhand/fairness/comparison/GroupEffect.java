package evenhand.fairness.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import evenhand.fairness.verdict.Verdict;
import java.util.Optional;

/**
 * What another revision does to one group at one decision point, on the same cases.
 *
 * @param adverse whether being selected is the worse result
 * @param decisions of the group that the decision point counts under both revisions
 * @param before selected under the revision that decided
 * @param gained selected under the other revision only
 * @param lost selected under the deciding revision only
 * @param p McNemar, exact and two-sided; empty where nothing changed
 * @param pHolm adjusted over the groups of the decision point
 * @param ratioBefore of the group's rate to the comparator's; empty for the comparator
 * @param headlineBefore verdict on the decisions as made; empty for the comparator
 * @param headlineAfter verdict on the decisions as the other revision makes them
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record GroupEffect(
    String characteristic,
    String point,
    boolean adverse,
    String group,
    int decisions,
    int before,
    int gained,
    int lost,
    Optional<Double> p,
    @JsonProperty("p_holm") Optional<Double> pHolm,
    @JsonProperty("ratio_before") Optional<Double> ratioBefore,
    @JsonProperty("ratio_after") Optional<Double> ratioAfter,
    @JsonProperty("headline_before") Optional<Verdict> headlineBefore,
    @JsonProperty("headline_after") Optional<Verdict> headlineAfter) {

  /** Selected under the other revision. */
  public int after() {
    return before + gained - lost;
  }

  /** Whether the verdict over the group is more severe than before. */
  public boolean worsens() {
    return headlineBefore.isPresent()
        && headlineAfter.isPresent()
        && headlineAfter.get().compareTo(headlineBefore.get()) > 0;
  }

  /** The same with the adjusted p. */
  public GroupEffect adjusted(double holm) {
    return new GroupEffect(
        characteristic,
        point,
        adverse,
        group,
        decisions,
        before,
        gained,
        lost,
        p,
        Optional.of(holm),
        ratioBefore,
        ratioAfter,
        headlineBefore,
        headlineAfter);
  }
}

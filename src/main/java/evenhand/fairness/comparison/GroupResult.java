package evenhand.fairness.comparison;

import evenhand.fairness.statistics.Proportion;
import evenhand.fairness.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * One group of a family.
 *
 * @param versus empty for the comparator itself
 * @param conditionals one for each set of strata, in the order declared
 * @param headline of the family's own scenario, then worst over all scenarios; empty for the
 *     comparator
 */
public record GroupResult(
    String group,
    Proportion share,
    Optional<Versus> versus,
    List<Conditional> conditionals,
    Optional<Headline> headline) {
  public GroupResult {
    conditionals = List.copyOf(conditionals);
  }

  /** The conditional comparison that the headline rests on: the first legitimate set. */
  public Optional<Conditional> primary() {
    return conditionals.stream().filter(Conditional::isLegitimate).findFirst();
  }

  GroupResult with(Headline worst) {
    return new GroupResult(group, share, versus, conditionals, Optional.of(worst));
  }

  /** What stands over a group: within this scenario, and the worst over all of them. */
  public record Headline(Verdict ofScenario, Verdict overall) {}
}

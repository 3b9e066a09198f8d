package evenhand.fairness.comparison;

import evenhand.fairness.comparison.GroupResult.Headline;
import evenhand.fairness.spec.DecisionPoint;
import evenhand.fairness.spec.StrataSet;
import evenhand.fairness.spec.Zone;
import evenhand.fairness.statistics.Proportion;
import evenhand.fairness.statistics.Strata;
import evenhand.fairness.statistics.StratifiedTest;
import evenhand.fairness.statistics.TwoByTwo;
import evenhand.fairness.tabulation.Measure;
import evenhand.fairness.tabulation.Scenario;
import evenhand.fairness.tabulation.Tabulation;
import evenhand.fairness.verdict.Evidence;
import evenhand.fairness.verdict.Verdict;
import evenhand.fairness.verdict.VerdictRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/** Compares every group of a tabulation with one comparator, and judges the family together. */
final class FamilyComparison {
  private final DecisionPoint point;
  private final Tabulation tabulation;
  private final String comparator;
  private final Zone zone;
  private final Missing missing;
  private final List<StrataSet> sets;

  FamilyComparison(DecisionPoint point, Tabulation tabulation, String comparator, Zone zone) {
    this.point = point;
    this.tabulation = tabulation;
    this.comparator = comparator;
    this.zone = zone;
    this.sets = comparedWithin(point);
    this.missing = new Missing(tabulation.missing(), tabulation.known());
  }

  /** The sets of strata that a decision point is compared within, in the order of its slicings. */
  static List<StrataSet> comparedWithin(DecisionPoint point) {
    return point.strata().stream().filter(set -> set.status() != StrataSet.Status.NEVER).toList();
  }

  Family compare(Measure measure, Scenario scenario) {
    Map<String, Versus> crude = crude();
    List<Map<String, Conditional>> conditionals = new ArrayList<>();
    for (int set = 0; set < sets.size(); set++) {
      conditionals.add(conditional(set));
    }
    List<GroupResult> results = new ArrayList<>();
    for (String group : tabulation.groups().keySet()) {
      List<Conditional> within =
          conditionals.stream().flatMap(byGroup -> of(byGroup, group).stream()).toList();
      results.add(result(group, of(crude, group), within));
    }
    return new Family(point, measure, scenario, comparator, results, missing);
  }

  private GroupResult result(
      String group, Optional<Versus> versus, List<Conditional> conditionals) {
    GroupResult result =
        new GroupResult(group, tabulation.group(group), versus, conditionals, Optional.empty());
    return versus.map(crude -> result.with(headline(crude, result.primary()))).orElse(result);
  }

  private static Headline headline(Versus crude, Optional<Conditional> primary) {
    Verdict verdict =
        primary
            .map(within -> VerdictRule.headline(crude.verdict(), within.verdict()))
            .orElse(crude.verdict());
    return new Headline(verdict, verdict);
  }

  private Map<String, Versus> crude() {
    Map<String, TwoByTwo> tables = eachGroup(group -> versus(tabulation.groups(), group));
    return CrudeComparison.of(tables, zone, missing.shareOfAll());
  }

  private Map<String, Conditional> conditional(int set) {
    SortedMap<String, SortedMap<String, Proportion>> shares = tabulation.slicing(set);
    Map<String, Strata> tables =
        eachGroup(
            group ->
                new Strata(
                    shares.values().stream().map(stratum -> versus(stratum, group)).toList()));
    FamilyTests<String> tests =
        FamilyTests.of(tables, Strata::together, FamilyComparison::conditionalTest);
    Map<String, Conditional> results = new LinkedHashMap<>();
    tables.forEach(
        (group, strata) -> {
          Evidence evidence =
              Evidences.conditional(strata, tests.holm(group), tests.shared(), zone);
          results.put(
              group,
              new Conditional(
                  sets.get(set),
                  strata,
                  tests.test(group),
                  tests.holm(group),
                  tests.shared(),
                  judge(evidence)));
        });
    return results;
  }

  private Verdict judge(Evidence evidence) {
    return VerdictRule.judge(evidence, zone, missing.shareOfAll());
  }

  /** A value for each group that is compared: all but the comparator. */
  private <T> Map<String, T> eachGroup(Function<String, T> value) {
    Map<String, T> values = new LinkedHashMap<>();
    for (String group : tabulation.groups().keySet()) {
      if (!group.equals(comparator)) {
        values.put(group, value.apply(group));
      }
    }
    return values;
  }

  private TwoByTwo versus(SortedMap<String, Proportion> shares, String group) {
    Proportion own = shares.getOrDefault(group, Proportion.NONE);
    if (!comparator.equals(Family.EVERYONE_ELSE)) {
      return new TwoByTwo(own, shares.getOrDefault(comparator, Proportion.NONE));
    }
    return new TwoByTwo(
        own,
        shares.entrySet().stream()
            .filter(entry -> !entry.getKey().equals(group))
            .map(Map.Entry::getValue)
            .reduce(Proportion.NONE, Proportion::plus));
  }

  private static Optional<NamedTest> conditionalTest(Strata strata) {
    return StratifiedTest.cochranMantelHaenszel(strata)
        .map(result -> new NamedTest(NamedTest.CMH, result));
  }

  private static <T> Optional<T> of(Map<String, T> byGroup, String group) {
    return Optional.ofNullable(byGroup.get(group));
  }
}

package evenhand.fairness.comparison;

import evenhand.fairness.comparison.GroupResult.Headline;
import evenhand.fairness.counting.Counted;
import evenhand.fairness.counting.Roles;
import evenhand.fairness.counting.TableFaultException;
import evenhand.fairness.spec.AuditSpec;
import evenhand.fairness.spec.DecisionPoint;
import evenhand.fairness.spec.Rows.Weight;
import evenhand.fairness.tabulation.GroupReader;
import evenhand.fairness.tabulation.Measure;
import evenhand.fairness.tabulation.Scenario;
import evenhand.fairness.tabulation.Tabulation;
import evenhand.fairness.tabulation.Tabulator;
import evenhand.fairness.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the comparisons of an audit. */
final class Comparisons {
  private final AuditSpec spec;
  private final Counted counted;
  private final GroupReader groups;

  Comparisons(AuditSpec spec, Counted counted) {
    this.spec = spec;
    this.counted = counted;
    this.groups = GroupReader.of(spec.group());
  }

  Audit audit() {
    List<Family> families = new ArrayList<>();
    for (DecisionPoint point : spec.decisionPoints()) {
      for (Measure measure : measures(point)) {
        families.addAll(compare(point, measure));
      }
    }
    return new Audit(
        spec,
        Audit.Data.of(counted),
        families,
        BesideFamilies.of(spec, counted, groups),
        DataNotes.of(spec, counted, groups),
        Optional.empty());
  }

  private List<Family> compare(DecisionPoint point, Measure measure) {
    List<Family> families = new ArrayList<>();
    boolean survey = spec.rows().weight().map(Weight::survey).orElse(false);
    Tabulator tabulator = new Tabulator(counted, point, measure, groups, survey);
    for (Scenario scenario : scenarios()) {
      Tabulation tabulation = tabulator.tabulate(scenario, strata(point));
      if (measure == Measure.SELECTION_RATE) {
        requireComparator(spec.group().comparator(), tabulation);
      }
      for (String comparator : List.of(spec.group().comparator(), Family.EVERYONE_ELSE)) {
        families.add(
            new FamilyComparison(point, tabulation, comparator, spec.zone())
                .compare(measure, scenario));
      }
    }
    return withWorstHeadlines(families);
  }

  private static List<List<String>> strata(DecisionPoint point) {
    return FamilyComparison.comparedWithin(point).stream()
        .map(set -> set.columns().stream().map(Roles::stratum).toList())
        .toList();
  }

  private static void requireComparator(String comparator, Tabulation tabulation) {
    if (tabulation.groups().isEmpty()) {
      throw new TableFaultException(
          "no counted row states a group, so that there is nothing to compare; check group.column,"
              + " group.missing, the scheme or map, and where");
    }
    if (!tabulation.groups().containsKey(comparator)) {
      throw new TableFaultException(
          "no counted row belongs to the comparator '"
              + comparator
              + "'; the groups are: "
              + String.join(", ", tabulation.groups().keySet()));
    }
  }

  private static List<Measure> measures(DecisionPoint point) {
    return point.outcome().isPresent()
        ? List.of(Measure.values())
        : List.of(Measure.SELECTION_RATE);
  }

  private List<Scenario> scenarios() {
    return spec.group().fallback().isPresent() ? List.of(Scenario.values()) : List.of(Scenario.A);
  }

  /** Gives each group the worst headline of all scenarios against the same comparator. */
  private static List<Family> withWorstHeadlines(List<Family> families) {
    Map<String, Verdict> worst = new HashMap<>();
    for (Family family : families) {
      for (GroupResult result : family.groups()) {
        result
            .headline()
            .ifPresent(own -> worst.merge(key(family, result), own.ofScenario(), Verdict::worse));
      }
    }
    List<Family> judged = new ArrayList<>();
    for (Family family : families) {
      List<GroupResult> results = new ArrayList<>();
      for (GroupResult result : family.groups()) {
        results.add(
            result
                .headline()
                .map(Headline::ofScenario)
                .map(own -> new Headline(own, worst.getOrDefault(key(family, result), own)))
                .map(result::with)
                .orElse(result));
      }
      judged.add(family.withGroups(results));
    }
    return judged;
  }

  private static String key(Family family, GroupResult result) {
    return family.comparator() + "\n" + result.group();
  }
}

package evenhand.fairness.comparison;

import evenhand.fairness.comparison.GroupResult.Headline;
import evenhand.fairness.counting.Counted;
import evenhand.fairness.counting.TableFaultException;
import evenhand.fairness.spec.AuditSpec;
import evenhand.fairness.spec.DecisionPoint;
import evenhand.fairness.spec.Rows.Weight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All comparisons of one specification on one count table.
 *
 * @param notes what a reader has to know about the data, in sentences
 * @param families by decision point, measure, scenario and comparator, the declared comparator
 *     first
 */
public record Audit(
    AuditSpec spec, Counted counted, Zone zone, List<Family> families, List<String> notes) {
  public Audit {
    notes = List.copyOf(notes);
    families = List.copyOf(families);
  }

  /**
   * Compares everything that the specification asks for.
   *
   * @throws TableFaultException where no counted row belongs to the comparator
   */
  public static Audit of(AuditSpec spec, Counted counted, Zone zone) {
    GroupReader groups = GroupReader.of(spec.group());
    List<Family> families = new ArrayList<>();
    for (DecisionPoint point : spec.decisionPoints()) {
      for (Measure measure : measures(point)) {
        boolean survey = spec.rows().weight().map(Weight::survey).orElse(false);
        Tabulator tabulator = new Tabulator(counted.table(), point, measure, groups, survey);
        families.addAll(compare(spec, point, measure, tabulator, zone));
      }
    }
    return new Audit(spec, counted, zone, families, DataNotes.of(spec, counted, groups));
  }

  private static List<Family> compare(
      AuditSpec spec, DecisionPoint point, Measure measure, Tabulator tabulator, Zone zone) {
    List<Family> families = new ArrayList<>();
    for (Scenario scenario : scenarios(spec)) {
      Tabulation tabulation = tabulator.tabulate(scenario);
      if (measure == Measure.SELECTION_RATE) {
        requireComparator(spec.group().comparator(), tabulation);
      }
      for (String comparator : List.of(spec.group().comparator(), Family.EVERYONE_ELSE)) {
        families.add(
            new FamilyComparison(point, tabulation, comparator, zone).compare(measure, scenario));
      }
    }
    return withWorstHeadlines(families);
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

  private static List<Scenario> scenarios(AuditSpec spec) {
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
      List<GroupResult> groups = new ArrayList<>();
      for (GroupResult result : family.groups()) {
        groups.add(
            result
                .headline()
                .map(Headline::ofScenario)
                .map(own -> new Headline(own, worst.getOrDefault(key(family, result), own)))
                .map(result::with)
                .orElse(result));
      }
      judged.add(family.withGroups(groups));
    }
    return judged;
  }

  private static String key(Family family, GroupResult result) {
    return family.comparator() + "\n" + result.group();
  }
}

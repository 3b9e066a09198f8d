package evenhand.fairness.comparison;

import evenhand.fairness.counting.CountTable;
import evenhand.fairness.counting.Roles;
import evenhand.fairness.spec.DecisionPoint;
import evenhand.fairness.spec.StrataSet;
import evenhand.fairness.statistics.Proportion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Tabulates a decision point's shares from a count table. */
final class Tabulator {
  private final CountTable table;
  private final DecisionPoint point;
  private final Measure measure;
  private final GroupReader groups;
  private final Function<Tally, Proportion> share;

  Tabulator(
      CountTable table, DecisionPoint point, Measure measure, GroupReader groups, boolean survey) {
    this.table = table;
    this.point = point;
    this.measure = measure;
    this.groups = groups;
    this.share = survey ? Tally::effective : Tally::counted;
  }

  Tabulation tabulate(Scenario scenario) {
    List<Counting> countings = countings();
    Spread spread = Spread.of(scenario, countings);
    Tally missing = new Tally();
    Map<String, Tally> crude = new HashMap<>();
    Map<Integer, Map<String, Map<String, Tally>>> strata = new HashMap<>();
    for (Counting counting : countings) {
      Map<String, Double> shares = spread.of(counting);
      if (shares.isEmpty()) {
        counting.addTo(missing, 1);
      }
      shares.forEach(
          (group, part) -> {
            counting.addTo(crude.computeIfAbsent(group, any -> new Tally()), part);
            for (int set = 0; set < counting.strata().size(); set++) {
              counting.addTo(tally(strata, set, counting.strata().get(set), group), part);
            }
          });
    }
    Map<Integer, SortedMap<String, SortedMap<String, Proportion>>> shares = new HashMap<>();
    strata.forEach((set, tallies) -> shares.put(set, each(tallies, this::shares)));
    return new Tabulation(shares(crude), share.apply(missing), shares);
  }

  /** The cells of the table that this measure counts. */
  private List<Counting> countings() {
    int selected = table.indexOf(Roles.selected(point)).orElseThrow();
    OptionalInt outcome = table.indexOf(Roles.outcome(point));
    List<Counting> countings = new ArrayList<>();
    for (CountTable.Cell cell : table.cells()) {
      Optional<Boolean> positive =
          outcome.isEmpty() || cell.value(outcome.getAsInt()).equals(Roles.UNKNOWN)
              ? Optional.empty()
              : Optional.of(cell.value(outcome.getAsInt()).equals(Roles.YES));
      measure
          .counts(cell.value(selected).equals(Roles.YES), positive)
          .ifPresent(
              counted ->
                  countings.add(
                      new Counting(
                          groups.recorded(table, cell),
                          groups.officerDefined(table, cell),
                          counted,
                          cell,
                          strata(cell))));
    }
    return countings;
  }

  private List<String> strata(CountTable.Cell cell) {
    List<String> strata = new ArrayList<>();
    for (StrataSet set : point.strata()) {
      List<String> values = new ArrayList<>();
      if (set.status() != StrataSet.Status.NEVER) {
        for (String column : set.columns()) {
          values.add(cell.value(table.indexOf(Roles.stratum(column)).orElseThrow()));
        }
      }
      strata.add(String.join(" | ", values));
    }
    return strata;
  }

  private SortedMap<String, Proportion> shares(Map<String, Tally> tallies) {
    return each(tallies, share);
  }

  private static <T, R> SortedMap<String, R> each(Map<String, T> map, Function<T, R> function) {
    SortedMap<String, R> result = new TreeMap<>();
    map.forEach((key, value) -> result.put(key, function.apply(value)));
    return result;
  }

  private static Tally tally(
      Map<Integer, Map<String, Map<String, Tally>>> strata, int set, String stratum, String group) {
    return strata
        .computeIfAbsent(set, any -> new HashMap<>())
        .computeIfAbsent(stratum, any -> new HashMap<>())
        .computeIfAbsent(group, any -> new Tally());
  }

  /** One cell as this measure counts it. */
  record Counting(
      Optional<String> group,
      Optional<String> officerDefined,
      boolean counted,
      CountTable.Cell cell,
      List<String> strata) {

    void addTo(Tally tally, double part) {
      tally.add(counted, part * cell.weight(), part * cell.squares());
    }
  }
}

package evenhand.fairness.tabulation;

import evenhand.fairness.counting.CountTable;
import evenhand.fairness.counting.Roles;
import evenhand.fairness.spec.DecisionPoint;
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
public final class Tabulator {
  private final CountTable table;
  private final DecisionPoint point;
  private final Measure measure;
  private final GroupReader groups;
  private final Function<Tally, Proportion> share;

  public Tabulator(
      CountTable table, DecisionPoint point, Measure measure, GroupReader groups, boolean survey) {
    this.table = table;
    this.point = point;
    this.measure = measure;
    this.groups = groups;
    this.share = survey ? Tally::effective : Tally::counted;
  }

  /**
   * Tabulates.
   *
   * @param slicings sets of roles of the table; the shares are given within each combination of
   *     each
   */
  public Tabulation tabulate(Scenario scenario, List<List<String>> slicings) {
    List<Counting> countings = countings(slicings);
    Spread spread = Spread.of(scenario, countings);
    Tally missing = new Tally();
    Map<String, Tally> crude = everyGroup(scenario);
    Map<Integer, Map<String, Map<String, Tally>>> slices = new HashMap<>();
    for (Counting counting : countings) {
      Map<String, Double> shares = spread.of(counting);
      if (shares.isEmpty()) {
        counting.addTo(missing, 1);
      }
      shares.forEach(
          (group, part) -> {
            counting.addTo(crude.computeIfAbsent(group, any -> new Tally()), part);
            for (int set = 0; set < counting.slices().size(); set++) {
              counting.addTo(tally(slices, set, counting.slices().get(set), group), part);
            }
          });
    }
    Map<Integer, SortedMap<String, SortedMap<String, Proportion>>> shares = new HashMap<>();
    slices.forEach((set, tallies) -> shares.put(set, each(tallies, this::shares)));
    return new Tabulation(shares(crude), share.apply(missing), shares);
  }

  /** The cells of the table that this measure counts. */
  private List<Counting> countings(List<List<String>> slicings) {
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
                          slices(cell, slicings))));
    }
    return countings;
  }

  /** Every group of the table, so that one without a decision of this measure is shown as such. */
  private Map<String, Tally> everyGroup(Scenario scenario) {
    Map<String, Tally> tallies = new HashMap<>();
    for (CountTable.Cell cell : table.cells()) {
      Optional<String> group = groups.recorded(table, cell);
      if (scenario == Scenario.B) {
        group = group.or(() -> groups.officerDefined(table, cell));
      }
      group.ifPresent(name -> tallies.put(name, new Tally()));
    }
    return tallies;
  }

  private List<String> slices(CountTable.Cell cell, List<List<String>> slicings) {
    List<String> slices = new ArrayList<>();
    for (List<String> roles : slicings) {
      List<String> values = new ArrayList<>();
      for (String role : roles) {
        values.add(cell.value(table.indexOf(role).orElseThrow()));
      }
      slices.add(String.join(Tabulation.CROSS, values));
    }
    return slices;
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
      Map<Integer, Map<String, Map<String, Tally>>> slices, int set, String slice, String group) {
    return slices
        .computeIfAbsent(set, any -> new HashMap<>())
        .computeIfAbsent(slice, any -> new HashMap<>())
        .computeIfAbsent(group, any -> new Tally());
  }

  /** One cell as this measure counts it. */
  record Counting(
      Optional<String> group,
      Optional<String> officerDefined,
      boolean counted,
      CountTable.Cell cell,
      List<String> slices) {

    void addTo(Tally tally, double part) {
      tally.add(counted, part * cell.weight(), part * cell.squares());
    }
  }
}

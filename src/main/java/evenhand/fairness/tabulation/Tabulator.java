package evenhand.fairness.tabulation;

import evenhand.fairness.counting.CountTable;
import evenhand.fairness.counting.Counted;
import evenhand.fairness.counting.Roles;
import evenhand.fairness.spec.DecisionPoint;
import evenhand.fairness.statistics.Proportion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tabulates a decision point's shares from a count table. */
public final class Tabulator {
  private final Counted counted;
  private final DecisionPoint point;
  private final Measure measure;
  private final GroupReader groups;
  private final Function<Tally, Proportion> share;

  public Tabulator(
      Counted counted, DecisionPoint point, Measure measure, GroupReader groups, boolean survey) {
    this.counted = counted;
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
    List<Counting> countings = countings(counted.table());
    Spread spread = Spread.of(scenario, countings);
    Tally missing = new Tally();
    Map<String, Tally> crude = everyGroup(scenario);
    for (Counting counting : countings) {
      Map<String, Double> parts = spread.of(counting);
      if (parts.isEmpty()) {
        counting.addTo(missing, 1);
      }
      parts.forEach(
          (group, part) -> counting.addTo(crude.computeIfAbsent(group, any -> new Tally()), part));
    }
    Map<Integer, Map<String, Map<String, Tally>>> slices = new HashMap<>();
    for (int set = 0; set < slicings.size(); set++) {
      CountTable table = counted.within(slicings.get(set));
      int[] roles = indexes(table, slicings.get(set));
      for (Counting counting : table == counted.table() ? countings : countings(table)) {
        String slice = slice(counting.cell(), roles);
        for (Map.Entry<String, Double> part : spread.of(counting).entrySet()) {
          counting.addTo(tally(slices, set, slice, part.getKey()), part.getValue());
        }
      }
    }
    Map<Integer, SortedMap<String, SortedMap<String, Proportion>>> shares = new HashMap<>();
    slices.forEach((set, tallies) -> shares.put(set, each(tallies, this::shares)));
    return new Tabulation(shares(crude), share.apply(missing), shares);
  }

  /** The cells of the table that this measure counts. */
  private List<Counting> countings(CountTable table) {
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
                          cell)));
    }
    return countings;
  }

  /** Every group of the table, so that one without a decision of this measure is shown as such. */
  private Map<String, Tally> everyGroup(Scenario scenario) {
    Map<String, Tally> tallies = new HashMap<>();
    CountTable table = counted.table();
    for (CountTable.Cell cell : table.cells()) {
      Optional<String> group = groups.recorded(table, cell);
      if (scenario == Scenario.B) {
        group = group.or(() -> groups.officerDefined(table, cell));
      }
      group.ifPresent(name -> tallies.put(name, new Tally()));
    }
    return tallies;
  }

  private static int[] indexes(CountTable table, List<String> roles) {
    return roles.stream().mapToInt(role -> table.indexOf(role).orElseThrow()).toArray();
  }

  private static String slice(CountTable.Cell cell, int[] roles) {
    return Arrays.stream(roles).mapToObj(cell::value).collect(Collectors.joining(Tabulation.CROSS));
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
      CountTable.Cell cell) {

    void addTo(Tally tally, double part) {
      tally.add(counted, part * cell.weight(), part * cell.squares());
    }
  }
}

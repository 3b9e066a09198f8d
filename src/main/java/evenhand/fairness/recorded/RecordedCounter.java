package evenhand.fairness.recorded;

import evenhand.fairness.counting.CountTable;
import evenhand.fairness.counting.Counted;
import evenhand.fairness.counting.Roles;
import evenhand.fairness.counting.RowFaults;
import evenhand.fairness.recorded.AuditedDao.Alike;
import evenhand.fairness.spec.DecisionPoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds up what the database counted into one small table for each set of columns, so that memory
 * grows with the combinations of a set and never with those of all sets together.
 */
final class RecordedCounter {
  private final List<String> roles = new ArrayList<>();
  private final Map<List<String>, Map<List<String>, long[]>> sliced = new LinkedHashMap<>();
  private final Map<List<String>, int[]> places = new LinkedHashMap<>();
  private final Map<List<String>, long[]> crude = new LinkedHashMap<>();
  private final Map<List<String>, long[]> first = new LinkedHashMap<>();
  private final boolean hasOutcome;
  private long rows;

  /**
   * Prepares for one decision point.
   *
   * @param columns as the database gives their values
   * @param sets of columns that are compared within
   */
  RecordedCounter(DecisionPoint point, List<String> columns, List<List<String>> sets) {
    this.hasOutcome = point.outcome().isPresent();
    roles.addAll(List.of(Roles.GROUP, Roles.FALLBACK, Roles.selected(point)));
    if (hasOutcome) {
      roles.add(Roles.outcome(point));
    }
    for (List<String> set : sets) {
      List<String> names = set.stream().map(Roles::stratum).toList();
      sliced.put(names, new LinkedHashMap<>());
      places.put(names, set.stream().mapToInt(columns::indexOf).toArray());
    }
    sliced.put(List.of(Roles.PERIOD), new LinkedHashMap<>());
  }

  void add(Alike alike) {
    List<String> base = new ArrayList<>(List.of(alike.recorded(), alike.officerDefined()));
    base.add(alike.selected() ? Roles.YES : Roles.NO);
    if (hasOutcome) {
      Boolean positive = alike.positive();
      base.add(positive == null ? Roles.UNKNOWN : positive ? Roles.YES : Roles.NO);
    }
    rows += alike.decisions();
    add(crude, base, alike.decisions());
    add(first, base, alike.firsts());
    places.forEach(
        (set, indexes) -> {
          List<String> key = new ArrayList<>(base);
          for (int index : indexes) {
            key.add(alike.cells().get(index));
          }
          add(cells(set), key, alike.decisions());
        });
    List<String> inPeriod = new ArrayList<>(base);
    inPeriod.add(alike.period());
    add(cells(List.of(Roles.PERIOD)), inPeriod, alike.decisions());
  }

  private Map<List<String>, long[]> cells(List<String> set) {
    return sliced.computeIfAbsent(set, any -> new LinkedHashMap<>());
  }

  Counted counted() {
    Map<List<String>, CountTable> tables = new LinkedHashMap<>();
    sliced.forEach((set, cells) -> tables.put(set, table(set, cells)));
    return new Counted(table(List.of(), crude), tables, rows, 0, new RowFaults(), List.of());
  }

  /** The first decision of each contact only. */
  Counted firstOnly() {
    CountTable table = table(List.of(), first);
    return new Counted(table, rows, 0, new RowFaults(), List.of());
  }

  private CountTable table(List<String> further, Map<List<String>, long[]> counts) {
    List<String> all = new ArrayList<>(roles);
    all.addAll(further);
    List<CountTable.Cell> cells = new ArrayList<>();
    counts.forEach(
        (values, count) -> {
          if (count[0] > 0) {
            cells.add(new CountTable.Cell(values.toArray(String[]::new), count[0], count[0]));
          }
        });
    return new CountTable(all, cells);
  }

  private static void add(Map<List<String>, long[]> cells, List<String> key, long decisions) {
    cells.computeIfAbsent(key, any -> new long[1])[0] += decisions;
  }
}

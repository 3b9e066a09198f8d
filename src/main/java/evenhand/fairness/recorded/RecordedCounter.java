package evenhand.fairness.recorded;

import evenhand.fairness.counting.CountTable;
import evenhand.fairness.counting.Counted;
import evenhand.fairness.counting.Roles;
import evenhand.fairness.counting.RowFaults;
import evenhand.fairness.recorded.SetCounts.Count;
import evenhand.fairness.spec.DecisionPoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts decisions for all decision points of a rulebook in one pass: one small table for each set
 * of columns that points share, so that memory grows with the combinations of a set and never with
 * those of all sets together, nor with the decisions.
 */
final class RecordedCounter {
  private static final int RULE_LISTS_MAX = 20_000;

  /** Stands for the week or month among columns, one of which may be named period. */
  private static final String SERIES = " series";

  private final List<PointCounter> points;
  private final String field;
  private final Map<Place, SetCounts> sets = new LinkedHashMap<>();
  private final Map<Place, List<Integer>> pointsOf = new LinkedHashMap<>();
  private final Map<String, SetCounts> first = new LinkedHashMap<>();
  private final Map<List<String>, String[]> deciding = new HashMap<>();
  private final int[] results;

  /**
   * Prepares.
   *
   * @param field of the monitoring store that tells groups apart
   */
  RecordedCounter(List<PointCounter> points, String field) {
    this.points = List.copyOf(points);
    this.field = field;
    this.results = new int[points.size()];
    for (int i = 0; i < points.size(); i++) {
      PointCounter point = points.get(i);
      Set<List<String>> columns = new LinkedHashSet<>(point.sets());
      columns.add(List.of());
      columns.add(List.of(SERIES));
      for (List<String> set : columns) {
        Place place = new Place(point.whose(), set);
        sets.computeIfAbsent(place, any -> new SetCounts(points.size()));
        pointsOf.computeIfAbsent(place, any -> new ArrayList<>()).add(i);
      }
      first.computeIfAbsent(point.whose(), any -> new SetCounts(points.size()));
    }
  }

  /** Columns, and the role whose person is told apart beside them. */
  private record Place(String whose, List<String> columns) {}

  void add(Audited decision) {
    for (int i = 0; i < results.length; i++) {
      results[i] = points.get(i).result(decision);
    }
    sets.forEach(
        (place, counts) -> {
          int number = counts.number(values(place, decision));
          for (int point : pointsOf.getOrDefault(place, List.of())) {
            if (results[point] >= 0) {
              counts.add(number, point, results[point]);
            }
          }
        });
    if (decision.about().isFirst()) {
      first.forEach((whose, counts) -> addFirst(whose, counts, decision));
    }
    String[] decided = deciding(decision.rules());
    for (int i = 0; i < results.length; i++) {
      if (results[i] >= 0) {
        points.get(i).addDecided(group(points.get(i).whose(), decision), decided[i], results[i]);
      }
    }
  }

  private void addFirst(String whose, SetCounts counts, Audited decision) {
    int number = counts.number(values(new Place(whose, List.of()), decision));
    for (int i = 0; i < results.length; i++) {
      if (results[i] >= 0 && points.get(i).whose().equals(whose)) {
        counts.add(number, i, results[i]);
      }
    }
  }

  private String group(String whose, Audited decision) {
    return decision.person(whose, field);
  }

  private String[] values(Place place, Audited decision) {
    String[] values = new String[2 + place.columns().size()];
    values[0] = group(place.whose(), decision);
    values[1] = decision.person(place.whose(), "ethnicity_officer_defined");
    for (int i = 2; i < values.length; i++) {
      String column = place.columns().get(i - 2);
      values[i] =
          column.equals(SERIES)
              ? decision.about().period()
              : decision.column(place.whose(), column);
    }
    return values;
  }

  /** For each point the rules of a list that decide it, apart by spaces. */
  private String[] deciding(List<String> rules) {
    String[] known = deciding.get(rules);
    if (known == null) {
      known = points.stream().map(point -> point.deciding(rules)).toArray(String[]::new);
      if (deciding.size() >= RULE_LISTS_MAX) {
        deciding.clear();
      }
      deciding.put(rules, known);
    }
    return known;
  }

  /** What was counted for a point. */
  Counted counted(PointCounter counter) {
    int index = points.indexOf(counter);
    Map<List<String>, CountTable> tables = new LinkedHashMap<>();
    for (List<String> set : counter.sets()) {
      tables.put(set.stream().map(Roles::stratum).toList(), table(counter, index, set));
    }
    tables.put(List.of(Roles.PERIOD), table(counter, index, List.of(SERIES)));
    CountTable crude = table(counter, index, List.of());
    return new Counted(crude, tables, rows(crude), 0, new RowFaults(), List.of());
  }

  /** The first decision of each contact only. */
  Counted firstOnly(PointCounter counter) {
    SetCounts counts = first.getOrDefault(counter.whose(), new SetCounts(points.size()));
    CountTable table = table(counter.point(), counts.of(points.indexOf(counter)), List.of());
    return new Counted(table, rows(table), 0, new RowFaults(), List.of());
  }

  private CountTable table(PointCounter counter, int index, List<String> set) {
    SetCounts counts =
        sets.getOrDefault(new Place(counter.whose(), set), new SetCounts(points.size()));
    List<String> further =
        set.stream().map(name -> name.equals(SERIES) ? Roles.PERIOD : Roles.stratum(name)).toList();
    return table(counter.point(), counts.of(index), further);
  }

  private static CountTable table(DecisionPoint point, List<Count> counts, List<String> further) {
    boolean hasOutcome = point.outcome().isPresent();
    List<String> roles = new ArrayList<>(List.of(Roles.GROUP, Roles.FALLBACK));
    roles.add(Roles.selected(point));
    if (hasOutcome) {
      roles.add(Roles.outcome(point));
    }
    roles.addAll(further);
    List<CountTable.Cell> cells = new ArrayList<>();
    for (Count count : counts) {
      List<String> values = new ArrayList<>(count.values().subList(0, 2));
      values.add(PointCounter.isSelected(count.result()) ? Roles.YES : Roles.NO);
      if (hasOutcome) {
        values.add(PointCounter.outcome(count.result()));
      }
      values.addAll(count.values().subList(2, count.values().size()));
      cells.add(
          new CountTable.Cell(values.toArray(String[]::new), count.decisions(), count.decisions()));
    }
    return new CountTable(roles, cells);
  }

  private static long rows(CountTable table) {
    return Math.round(table.cells().stream().mapToDouble(CountTable.Cell::weight).sum());
  }
}

package evenhand.fairness.comparison;

import evenhand.fairness.counting.CountTable;
import evenhand.fairness.counting.Counted;
import evenhand.fairness.counting.Roles;
import evenhand.fairness.spec.AuditSpec;
import evenhand.fairness.spec.DecisionPoint;
import evenhand.fairness.spec.Rows.Weight;
import evenhand.fairness.tabulation.GroupReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a reader has to know about the data before the figures, in sentences. */
final class DataNotes {
  private static final int VALUES_SHOWN = 20;
  private static final double COUNT_SHOWN_MIN = 10;

  private DataNotes() {}

  static List<String> of(AuditSpec spec, Counted counted, GroupReader groups) {
    List<String> notes = new ArrayList<>(counted.notes());
    String all = count(counted.rows());
    if (counted.filtered() > 0) {
      notes.add(
          count(counted.filtered())
              + " of "
              + all
              + " rows are no decisions of the kind that is audited and are left out.");
    }
    if (counted.faults().count() > 0) {
      notes.add(
          count(counted.faults().count())
              + " of "
              + all
              + " rows could not be counted and are"
              + " left out; report.json names the first of them with the reason.");
    }
    if (spec.rows().weight().map(Weight::survey).orElse(false)) {
      notes.add(
          "Survey weights: n and x are effective sizes, (sum w)^2 / sum w^2 at the weighted rate,"
              + " not people.");
    }
    addUnmapped(notes, spec, counted.table(), groups);
    spec.decisionPoints().forEach(point -> addBlank(notes, point, counted.table()));
    addSingleGroup(notes, counted.table(), groups);
    return notes;
  }

  private static void addUnmapped(
      List<String> notes, AuditSpec spec, CountTable table, GroupReader groups) {
    int role = table.indexOf(Roles.GROUP).orElseThrow();
    Map<String, Double> unmapped = new TreeMap<>();
    for (CountTable.Cell cell : table.cells()) {
      String value = cell.value(role);
      if (!spec.group().missing().contains(value) && groups.recorded(table, cell).isEmpty()) {
        unmapped.merge(value, cell.weight(), Double::sum);
      }
    }
    if (!unmapped.isEmpty()) {
      String values =
          unmapped.entrySet().stream()
              .limit(VALUES_SHOWN)
              .map(entry -> "'" + entry.getKey() + "' (" + shown(entry.getValue()) + ")")
              .collect(Collectors.joining(", "));
      notes.add(
          "Values of '"
              + spec.group().column()
              + "' that belong to no group, and count as missing: "
              + values
              + (unmapped.size() > VALUES_SHOWN ? ", ..." : "")
              + ".");
    }
  }

  private static String shown(double count) {
    return count < COUNT_SHOWN_MIN ? "fewer than 10" : count(Math.round(count));
  }

  private static String count(long count) {
    return String.format(Locale.UK, "%,d", count);
  }

  private static void addBlank(List<String> notes, DecisionPoint point, CountTable table) {
    int role = table.indexOf(Roles.selected(point)).orElseThrow();
    double blank =
        table.cells().stream()
            .filter(cell -> cell.value(role).equals(Roles.UNKNOWN))
            .mapToDouble(CountTable.Cell::weight)
            .sum();
    if (blank > 0) {
      notes.add(
          "Column '"
              + point.column()
              + "' is blank in "
              + shown(blank)
              + " decisions, which count as not selected for "
              + point.id()
              + ".");
    }
  }

  private static void addSingleGroup(List<String> notes, CountTable table, GroupReader groups) {
    Set<String> found = new TreeSet<>();
    table.cells().forEach(cell -> groups.recorded(table, cell).ifPresent(found::add));
    if (found.size() == 1) {
      notes.add(
          "Only one group, " + found.iterator().next() + ", is recorded: nothing to compare.");
    }
  }
}

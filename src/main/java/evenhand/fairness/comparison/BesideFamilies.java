package evenhand.fairness.comparison;

import evenhand.fairness.counting.CountTable;
import evenhand.fairness.counting.Counted;
import evenhand.fairness.counting.Roles;
import evenhand.fairness.spec.AuditSpec;
import evenhand.fairness.spec.DecisionPoint;
import evenhand.fairness.spec.Rows.Weight;
import evenhand.fairness.tabulation.GroupReader;
import evenhand.fairness.tabulation.Measure;
import evenhand.fairness.tabulation.Scenario;
import evenhand.fairness.tabulation.Tabulation;
import evenhand.fairness.tabulation.Tabulator;
import evenhand.fairness.tabulation.Tally;
import evenhand.fairness.verdict.VerdictRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes what is shown beside the families: intersections, areas, drift, groups as recorded. */
final class BesideFamilies {
  private final AuditSpec spec;
  private final Counted counted;
  private final CountTable table;
  private final GroupReader groups;
  private final List<Slicing> slicings = new ArrayList<>();
  private final List<Drift> drifts = new ArrayList<>();
  private final List<List<RecordedCode>> codes = new ArrayList<>();

  private BesideFamilies(AuditSpec spec, Counted counted, GroupReader groups) {
    this.spec = spec;
    this.counted = counted;
    this.table = counted.table();
    this.groups = groups;
  }

  static Audit.Beside of(AuditSpec spec, Counted counted, GroupReader groups) {
    BesideFamilies beside = new BesideFamilies(spec, counted, groups);
    spec.decisionPoints().forEach(beside::add);
    return new Audit.Beside(beside.slicings, beside.drifts, beside.codes);
  }

  private void add(DecisionPoint point) {
    List<List<String>> columns = new ArrayList<>(spec.extras().intersections());
    spec.extras().area().ifPresent(area -> columns.add(List.of(area)));
    List<List<String>> roles = new ArrayList<>();
    for (List<String> names : columns) {
      roles.add(names.stream().map(Roles::stratum).toList());
    }
    spec.extras().period().ifPresent(period -> roles.add(List.of(Roles.PERIOD)));
    Tabulation tabulation = tabulator(point).tabulate(Scenario.A, roles);
    double missing = new Missing(tabulation.missing(), tabulation.known()).shareOfAll();
    Slicing.Setting setting = new Slicing.Setting(spec.group().comparator(), spec.zone(), missing);
    for (int i = 0; i < columns.size(); i++) {
      Slicing.Kind kind =
          i < spec.extras().intersections().size() ? Slicing.Kind.INTERSECTION : Slicing.Kind.AREA;
      slicings.add(Slicing.of(point, kind, columns.get(i), tabulation.slicing(i), setting));
    }
    addDrift(point, tabulation, columns.size());
    codes.add(codes(point));
  }

  private void addDrift(DecisionPoint point, Tabulation tabulation, int slicing) {
    String comparator = spec.group().comparator();
    spec.extras()
        .period()
        .ifPresent(
            period -> {
              for (String group : tabulation.groups().keySet()) {
                if (!group.equals(comparator)) {
                  drifts.add(
                      Drift.of(
                          point,
                          group,
                          comparator,
                          tabulation.slicing(slicing),
                          period.baseline()));
                }
              }
            });
  }

  private List<RecordedCode> codes(DecisionPoint point) {
    int code = table.indexOf(Roles.GROUP).orElseThrow();
    int selected = table.indexOf(Roles.selected(point)).orElseThrow();
    Map<String, Tally> tallies = new TreeMap<>();
    Map<String, String> groupOf = new HashMap<>();
    for (CountTable.Cell cell : table.cells()) {
      tallies
          .computeIfAbsent(cell.value(code), any -> new Tally())
          .add(cell.value(selected).equals(Roles.YES), cell.weight(), cell.squares());
      groups.recorded(table, cell).ifPresent(group -> groupOf.put(cell.value(code), group));
    }
    List<RecordedCode> listed = new ArrayList<>();
    tallies.forEach(
        (value, tally) -> {
          var share = isSurvey() ? tally.effective() : tally.counted();
          if (share.total() >= VerdictRule.DECISIONS_MIN) {
            listed.add(new RecordedCode(value, Optional.ofNullable(groupOf.get(value)), share));
          }
        });
    return listed;
  }

  private Tabulator tabulator(DecisionPoint point) {
    return new Tabulator(counted, point, Measure.SELECTION_RATE, groups, isSurvey());
  }

  private boolean isSurvey() {
    return spec.rows().weight().map(Weight::survey).orElse(false);
  }
}

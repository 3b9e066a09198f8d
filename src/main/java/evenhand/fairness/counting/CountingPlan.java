package evenhand.fairness.counting;

import evenhand.fairness.spec.AuditSpec;
import evenhand.fairness.spec.Band;
import evenhand.fairness.spec.Condition;
import evenhand.fairness.spec.DecisionPoint;
import evenhand.fairness.spec.RowFilter;
import evenhand.fairness.spec.StrataSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Which columns of a table are read, and as what. */
final class CountingPlan {
  private final List<String> header;
  private final Map<String, Integer> cells = new LinkedHashMap<>();
  private final Map<Integer, ColumnValues> columns = new LinkedHashMap<>();
  private final List<CodedRole> filters = new ArrayList<>();
  private final List<CodedRole> roles = new ArrayList<>();

  CountingPlan(AuditSpec spec, List<String> header) {
    this.header = header;
    for (String name : header) {
      if (cells.put(name, cells.size()) != null) {
        throw TableFaultException.at(1, "column '" + name + "' stands twice; rename one");
      }
    }
    for (RowFilter filter : spec.rows().where()) {
      filters.add(yesOrNo("where " + filter.column(), filter.column(), filter.condition()));
    }
    roles.add(role(Roles.GROUP, spec.group().column(), Optional::of));
    spec.group()
        .fallback()
        .ifPresent(fallback -> roles.add(role(Roles.FALLBACK, fallback.column(), Optional::of)));
    spec.decisionPoints().forEach(this::addPoint);
    strataColumns(spec).forEach(name -> addStratum(name, spec.rows().bands()));
    spec.extras()
        .period()
        .ifPresent(period -> roles.add(role(Roles.PERIOD, period.column(), period::of)));
  }

  List<CodedRole> filters() {
    return filters;
  }

  List<CodedRole> roles() {
    return roles;
  }

  Collection<ColumnValues> columns() {
    return columns.values();
  }

  /** Reads a column for a purpose; faults where the table has no such column. */
  ColumnValues column(String name, String purpose) {
    Integer cell = cells.get(name);
    if (cell == null) {
      throw new TableFaultException(
          "column '"
              + name
              + "' ("
              + purpose
              + ") is not in the table; it has: "
              + String.join(", ", header));
    }
    return columns.computeIfAbsent(cell, ColumnValues::new);
  }

  private void addPoint(DecisionPoint point) {
    roles.add(
        role(
            Roles.selected(point),
            point.column(),
            text ->
                point
                    .selected()
                    .test(text)
                    .map(is -> !is && text.isBlank() ? Roles.UNKNOWN : yesOrNo(is))));
    point
        .outcome()
        .ifPresent(
            outcome ->
                roles.add(
                    role(
                        Roles.outcome(point),
                        outcome.column(),
                        text ->
                            text.isBlank()
                                ? Optional.of(Roles.UNKNOWN)
                                : outcome.condition().test(text).map(CountingPlan::yesOrNo))));
  }

  private void addStratum(String name, Map<String, Band> bands) {
    Band band = bands.get(name);
    roles.add(
        band == null
            ? role(Roles.stratum(name), name, Optional::of)
            : role(Roles.stratum(name), band.column(), band::of));
  }

  private static Set<String> strataColumns(AuditSpec spec) {
    Set<String> names = new LinkedHashSet<>();
    for (DecisionPoint point : spec.decisionPoints()) {
      for (StrataSet set : point.strata()) {
        if (set.status() != StrataSet.Status.NEVER) {
          names.addAll(set.columns());
        }
      }
    }
    spec.extras().intersections().forEach(names::addAll);
    spec.extras().area().ifPresent(names::add);
    return names;
  }

  private CodedRole yesOrNo(String name, String column, Condition condition) {
    return role(name, column, text -> condition.test(text).map(CountingPlan::yesOrNo));
  }

  private CodedRole role(String name, String column, Function<String, Optional<String>> reading) {
    return new CodedRole(name, column(column, name), reading);
  }

  private static String yesOrNo(boolean holds) {
    return holds ? Roles.YES : Roles.NO;
  }
}

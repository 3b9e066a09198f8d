package evenhand.governance.mutation;

import evenhand.rulebook.expression.ParameterRows;
import evenhand.rulebook.model.Parameter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Every single change to a parameter: numbers by one, dates by a day, members dropped. */
final class ChangedParameters {
  private ChangedParameters() {}

  static List<Mutant> of(Parameter parameter) {
    List<Mutant> mutants = new ArrayList<>();
    for (int i = 0; i < parameter.rows().size(); i++) {
      Parameter.Row row = parameter.rows().get(i);
      for (Object other : row.value().map(ChangedParameters::others).orElse(List.of())) {
        mutants.add(
            mutant(
                parameter,
                i,
                new Parameter.Row(
                    row.from(),
                    Optional.of(other),
                    row.source(),
                    row.ruleClass(),
                    row.dateInLaw(),
                    row.setByForce()),
                other + " in place of " + row.value().get()));
      }
      if (i > 0) {
        for (int days : new int[] {-1, 1}) {
          mutants.add(
              mutant(
                  parameter,
                  i,
                  new Parameter.Row(
                      row.from().plusDays(days),
                      row.value(),
                      row.source(),
                      row.ruleClass(),
                      row.dateInLaw(),
                      row.setByForce()),
                  "from " + row.from().plusDays(days) + " in place of " + row.from()));
        }
      }
    }
    return mutants;
  }

  private static Mutant mutant(Parameter of, int position, Parameter.Row row, String says) {
    List<Parameter.Row> rows = new ArrayList<>(of.rows());
    rows.set(position, row);
    return new Mutant.OfParameter(
        new Parameter(of.id(), of.means(), of.kind(), of.type(), of.unit(), rows, of.limits()),
        says);
  }

  private static List<Object> others(Object value) {
    List<Object> others = new ArrayList<>();
    if (value instanceof Integer number) {
      others.add(number + 1);
      if (number > 0) {
        others.add(number - 1);
      }
    } else if (value instanceof LocalDate date) {
      others.add(date.plusDays(1));
      others.add(date.minusDays(1));
    } else if (value instanceof Boolean truth) {
      others.add(!truth);
    } else if (value instanceof Set<?> set) {
      others.addAll(fewer(set));
    } else if (value instanceof String due) {
      otherDue(due).ifPresent(others::add);
    } else if (value instanceof ParameterRows.Keyed keyed) {
      keyed.rows().forEach((key, row) -> fewerOf(keyed, key, row, others));
    } else if (value instanceof ParameterRows.Table table) {
      tables(table, others);
    }
    return others;
  }

  private static List<Set<Object>> fewer(Set<?> set) {
    List<Set<Object>> fewer = new ArrayList<>();
    for (Object member : new TreeSet<>(set)) {
      Set<Object> rest = new TreeSet<>(set);
      rest.remove(member);
      fewer.add(Set.copyOf(rest));
    }
    return fewer;
  }

  private static Optional<Object> otherDue(String due) {
    if (due.matches("\\d+")) {
      return Optional.of(String.valueOf(Integer.parseInt(due) + 1));
    } else if (due.matches("working_days:\\d+")) {
      int days = Integer.parseInt(due.substring(due.indexOf(':') + 1));
      return Optional.of("working_days:" + (days + 1));
    } else if (due.startsWith("next_school_day:")) {
      return Optional.of("next_school_day:" + (due.endsWith("09:00") ? "10:00" : "09:00"));
    }
    return Optional.empty();
  }

  private static void fewerOf(
      ParameterRows.Keyed keyed, String key, Object row, List<Object> others) {
    if (row instanceof Set<?> set) {
      for (Set<Object> rest : fewer(set)) {
        Map<String, Object> rows = new LinkedHashMap<>(keyed.rows());
        rows.put(key, rest);
        others.add(new ParameterRows.Keyed(rows));
      }
    }
  }

  private static void tables(ParameterRows.Table table, List<Object> others) {
    for (int i = 0; i < table.rows().size(); i++) {
      ParameterRows.Row row = table.rows().get(i);
      List<ParameterRows.Row> fewer = new ArrayList<>(table.rows());
      fewer.remove(i);
      others.add(new ParameterRows.Table(table.keys(), fewer));
      for (int days : new int[] {-1, 1}) {
        others.add(
            with(
                table,
                i,
                new ParameterRows.Row(
                    row.first(), row.second(), row.from().plusDays(days), row.until())));
        others.add(
            with(
                table,
                i,
                new ParameterRows.Row(
                    row.first(), row.second(), row.from(), row.until().plusDays(days))));
      }
    }
  }

  private static ParameterRows.Table with(
      ParameterRows.Table table, int position, ParameterRows.Row row) {
    List<ParameterRows.Row> rows = new ArrayList<>(table.rows());
    rows.set(position, row);
    return new ParameterRows.Table(table.keys(), rows);
  }
}

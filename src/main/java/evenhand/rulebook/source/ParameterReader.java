package evenhand.rulebook.source;

import evenhand.rulebook.RulebookFaultException;
import evenhand.rulebook.expression.ParameterRows;
import evenhand.rulebook.expression.Type;
import evenhand.rulebook.model.Parameter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code parameters.yml}. */
public final class ParameterReader {
  private static final Set<String> KEYS =
      Set.of("id", "means", "type", "unit", "values", "limits", "columns");
  private static final Set<String> ROW_KEYS =
      Set.of("from", "value", "source", "class", "date_in_law", "unverified", "note");
  private static final Set<String> CLASSES = Set.of("S", "G", "L", "P");

  private ParameterReader() {}

  /**
   * Reads them.
   *
   * @param inForce first day of the rulebook, on which each has to have a value or be unset
   */
  public static Map<String, Parameter> read(Yaml file, LocalDate inForce, Faults faults) {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    for (Yaml entry : file.at("parameters").list()) {
      try {
        Parameter parameter = one(entry);
        refuseGap(entry, parameter, inForce);
        if (parameters.put(parameter.id(), parameter) != null) {
          faults.add(entry, "parameter '" + parameter.id() + "' stands here twice");
        }
      } catch (RulebookFaultException wrong) {
        wrong.faults().forEach(fault -> faults.add(fault.file(), fault.line(), fault.message()));
      }
    }
    return parameters;
  }

  /** Rows run to the next one, so that a gap can only be before the first. */
  private static void refuseGap(Yaml entry, Parameter parameter, LocalDate inForce) {
    LocalDate first = parameter.rows().get(0).from();
    if (first.isAfter(inForce)) {
      Yaml written =
          entry.at("values").list().stream()
              .filter(row -> row.find("from").map(Yaml::date).filter(first::equals).isPresent())
              .findFirst()
              .orElse(entry);
      throw written.fault(
          "'"
              + parameter.id()
              + "' has no value from "
              + inForce
              + " to "
              + first.minusDays(1)
              + ", while the rulebook is in force; give one, or write 'value: unset'");
    }
  }

  private static Parameter one(Yaml entry) {
    entry.allow(KEYS);
    Parameter.Kind kind = kind(entry.at("type"));
    List<Parameter.Row> rows = new ArrayList<>();
    for (Yaml row : entry.at("values").list()) {
      rows.add(row(row, kind));
    }
    if (rows.isEmpty()) {
      throw entry.fault("a parameter has at least one value; write 'value: unset' for none");
    }
    Parameter.Limits limits =
        entry.find("limits").map(ParameterReader::limits).orElse(Parameter.Limits.NONE);
    check(entry, rows, limits);
    rows.sort(Comparator.comparing(Parameter.Row::from));
    return new Parameter(
        entry.at("id").text(),
        entry.at("means").text(),
        kind,
        type(kind, rows),
        entry.findText("unit").orElse(""),
        rows,
        limits);
  }

  /** Rows in the order of the file. */
  private static void check(Yaml entry, List<Parameter.Row> rows, Parameter.Limits limits) {
    Set<LocalDate> days = new HashSet<>();
    for (int i = 0; i < rows.size(); i++) {
      Yaml written = entry.at("values").list().get(i);
      if (!days.add(rows.get(i).from())) {
        throw written.fault("two values from the same day on; give one of them another 'from'");
      }
      if (!limits.allow(rows.get(i).value())) {
        throw written.fault("the value lies outside its own limits");
      }
      if (rows.get(i).value().orElse(null) instanceof ParameterRows.Table table) {
        List<String> columns = new ArrayList<>(table.keys());
        columns.addAll(List.of("from", "until"));
        if (!table.keys().isEmpty() && !entry.at("columns").texts().equals(columns)) {
          throw written.fault("the rows have the columns " + columns + ", unlike 'columns'");
        }
      }
    }
  }

  private static Parameter.Kind kind(Yaml named) {
    for (Parameter.Kind kind : Parameter.Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(named.text())) {
        return kind;
      }
    }
    throw named.fault("no type of parameter: '" + named.text() + "'");
  }

  private static Parameter.Row row(Yaml row, Parameter.Kind kind) {
    row.allow(ROW_KEYS);
    Yaml ruleClass = row.at("class");
    if (!CLASSES.containsAll(List.of(ruleClass.text().split("; ")))) {
      throw ruleClass.fault("a class is S, G, L or P, several divided by '; '");
    }
    return new Parameter.Row(
        row.find("from").map(Yaml::date).orElse(LocalDate.MIN),
        ParameterValues.fromYaml(row.at("value"), kind),
        row.at("source").text(),
        ruleClass.text(),
        row.find("date_in_law").map(Yaml::truth).orElse(true),
        false);
  }

  /**
   * Puts a force's values in place of the rulebook's own.
   *
   * @param file {@code parameters: [{id, value, from, reason, signed_off_by}]}
   */
  public static Map<String, Parameter> withForce(
      Map<String, Parameter> parameters, Yaml file, Faults faults) {
    file.allow(Set.of("parameters"));
    Map<String, List<Parameter.Row>> rows = new LinkedHashMap<>();
    for (Yaml entry : file.at("parameters").list()) {
      try {
        entry.allow(Set.of("id", "value", "from", "reason", "signed_off_by"));
        String id = entry.at("id").text();
        Parameter parameter = parameters.get(id);
        if (parameter == null) {
          throw entry.fault("'" + id + "' is no parameter of this rulebook");
        }
        rows.computeIfAbsent(id, fresh -> new ArrayList<>()).add(forceRow(entry, parameter));
      } catch (RulebookFaultException wrong) {
        wrong.faults().forEach(fault -> faults.add(fault.file(), fault.line(), fault.message()));
      }
    }
    Map<String, Parameter> joined = new LinkedHashMap<>();
    parameters.forEach(
        (id, parameter) ->
            joined.put(id, parameter.withForceRows(rows.getOrDefault(id, List.of()))));
    return joined;
  }

  private static Parameter.Row forceRow(Yaml entry, Parameter parameter) {
    Yaml written = entry.at("value");
    Optional<Object> value = ParameterValues.fromYaml(written, parameter.kind());
    try {
      parameter.checked(value);
    } catch (IllegalArgumentException wrong) {
      throw written.fault(String.valueOf(wrong.getMessage()));
    }
    Parameter.Limits limits = parameter.limits();
    if (limits.equals(Parameter.Limits.NONE)) {
      refuseWithoutLimits(written, parameter, value);
    }
    if (value.isEmpty() && parameter.rows().stream().allMatch(row -> row.value().isPresent())) {
      throw written.fault(parameter.id() + " needs a value; the rulebook never leaves it unset");
    }
    if (!limits.allow(value)) {
      throw written.fault(
          parameter.id()
              + " may be set to "
              + Stream.of(
                      limits.min().map(min -> "at least " + min),
                      limits.max().map(max -> "at most " + max))
                  .flatMap(Optional::stream)
                  .collect(Collectors.joining(", "))
              + ", not "
              + value.orElse("unset"));
    }
    String source =
        "force: " + entry.at("reason").text() + " (" + entry.at("signed_off_by").text() + ")";
    return new Parameter.Row(
        entry.find("from").map(Yaml::date).orElse(LocalDate.MIN), value, source, "L", true, true);
  }

  /** What an Act sets no force may change, and no time or number of a case is negative. */
  private static void refuseWithoutLimits(
      Yaml written, Parameter parameter, Optional<Object> value) {
    for (Parameter.Row own : parameter.rows()) {
      if (List.of(own.ruleClass().split("; ")).contains("S")) {
        throw written.fault(
            parameter.id() + " is set by law (" + own.source() + "); a force cannot change it");
      }
    }
    if (value.orElse(null) instanceof Integer number && number < 0) {
      throw written.fault(parameter.id() + " may be set to 0 or more, not " + number);
    }
  }

  private static Parameter.Limits limits(Yaml limits) {
    limits.allow(Set.of("min", "max"));
    return new Parameter.Limits(
        limits.find("min").map(Yaml::number), limits.find("max").map(Yaml::number));
  }

  private static Type type(Parameter.Kind kind, List<Parameter.Row> rows) {
    Set<String> words = new TreeSet<>();
    rows.forEach(row -> row.value().ifPresent(value -> ParameterValues.words(value, words)));
    List<String> values = List.copyOf(words);
    return switch (kind) {
      case NUMBER -> Type.NUMBER;
      case DATE -> Type.DATE;
      case TRUTH -> Type.TRUTH;
      case CODE -> new Type(Type.Kind.CODE, values);
      case CODES -> new Type(Type.Kind.CODES, values);
      case NUMBERS -> Type.of(Type.Kind.NUMBERS);
      case DUE -> Type.of(Type.Kind.DUE);
      case KEYED -> new Type(Type.Kind.KEYED, values);
      case TABLE -> Type.of(Type.Kind.TABLE);
    };
  }
}

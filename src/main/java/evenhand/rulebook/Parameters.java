package evenhand.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.rulebook.expression.ParameterRows;
import evenhand.rulebook.expression.Slots;
import evenhand.rulebook.model.Dictionary;
import evenhand.rulebook.model.Parameter;
import evenhand.rulebook.source.ParameterValues;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The values of a rulebook's parameters for one decision. */
public final class Parameters {
  private final Instant asOf;
  private final Map<String, Optional<Object>> values;
  private final Map<String, ParameterRows.Dated> dates;

  private Parameters(
      Instant asOf, Map<String, Optional<Object>> values, Map<String, ParameterRows.Dated> dates) {
    this.asOf = asOf;
    this.values = Map.copyOf(values);
    this.dates = Map.copyOf(dates);
  }

  /** The dated values that hold at an instant, London time. */
  static Parameters at(Instant asOf, Collection<Parameter> parameters) {
    LocalDate day = LocalDate.ofInstant(asOf, DueCalendar.LONDON);
    Map<String, Optional<Object>> values = new HashMap<>();
    Map<String, ParameterRows.Dated> dates = new HashMap<>();
    for (Parameter parameter : parameters) {
      values.put(parameter.id(), parameter.valueOn(day));
      NavigableMap<LocalDate, Optional<Object>> rows = new TreeMap<>();
      parameter.rows().forEach(row -> rows.put(row.from(), row.value()));
      dates.put(parameter.id(), new ParameterRows.Dated(rows));
    }
    return new Parameters(asOf, values, dates);
  }

  /**
   * The same with some values replaced.
   *
   * @throws InvalidCaseException naming {@code /parameters/<id>} for an unknown id or a wrong value
   */
  Parameters with(JsonNode overrides, Map<String, Parameter> known) {
    if (!overrides.isObject()) {
      throw new InvalidCaseException(
          List.of(
              new InvalidCaseException.Fault(
                  "/parameters", "an object of parameter ids and values is expected")));
    }
    Map<String, Optional<Object>> replaced = new HashMap<>(values);
    Map<String, ParameterRows.Dated> redated = new HashMap<>(dates);
    List<InvalidCaseException.Fault> faults = new ArrayList<>();
    overrides
        .properties()
        .forEach(
            entry -> {
              Parameter parameter = known.get(entry.getKey());
              String pointer = "/parameters/" + entry.getKey();
              if (parameter == null) {
                faults.add(
                    new InvalidCaseException.Fault(pointer, "no parameter of this rulebook"));
                return;
              }
              try {
                Optional<Object> value =
                    ParameterValues.fromJson(entry.getValue(), parameter.kind());
                replaced.put(parameter.id(), value);
                redated.put(
                    parameter.id(),
                    new ParameterRows.Dated(new TreeMap<>(Map.of(LocalDate.MIN, value))));
              } catch (IllegalArgumentException wrong) {
                faults.add(
                    new InvalidCaseException.Fault(pointer, String.valueOf(wrong.getMessage())));
              }
            });
    if (!faults.isEmpty()) {
      throw new InvalidCaseException(faults);
    }
    return new Parameters(asOf, replaced, redated);
  }

  Instant asOf() {
    return asOf;
  }

  void fill(Slots slots, Dictionary names) {
    values.forEach((id, value) -> slots.set(names.slot(id), value.orElse(null)));
    dates.forEach((id, rows) -> slots.set(names.datesSlot(id), rows));
  }

  /** The whole number that a parameter holds, where it holds one. */
  Optional<Integer> number(String id) {
    return values
        .getOrDefault(id, Optional.empty())
        .filter(Integer.class::isInstance)
        .map(Integer.class::cast);
  }

  /** The due text that a parameter holds, where it holds one. */
  Optional<String> due(String id) {
    return values
        .getOrDefault(id, Optional.empty())
        .filter(String.class::isInstance)
        .map(String.class::cast);
  }
}

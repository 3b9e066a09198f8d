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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The values of a rulebook's parameters for one decision. Immutable. */
public final class Parameters {
  private final Instant asOf;
  private final Day day;

  private Parameters(Instant asOf, Day day) {
    this.asOf = asOf;
    this.day = day;
  }

  /**
   * The values that hold on one day; shared by all decisions of that day.
   *
   * @param slots the values in their slots, never written to
   */
  private record Day(
      Map<String, Optional<Object>> values, Map<String, ParameterRows.Dated> dates, Slots slots) {}

  /** The parameters of one rulebook, with the values of days seen lately. Thread-safe. */
  public static final class Register {
    private static final int DAYS_MAX = 1_000;

    private final Map<String, Parameter> known;
    private final Dictionary names;
    private final Map<LocalDate, Day> days = new ConcurrentHashMap<>();

    public Register(Map<String, Parameter> known, Dictionary names) {
      this.known = Map.copyOf(known);
      this.names = names;
    }

    /** The dated values that hold at an instant, London time. */
    public Parameters at(Instant asOf) {
      LocalDate date = LocalDate.ofInstant(asOf, DueCalendar.LONDON);
      Day day = days.get(date);
      if (day == null) {
        if (days.size() >= DAYS_MAX) {
          days.clear();
        }
        day = days.computeIfAbsent(date, this::on);
      }
      return new Parameters(asOf, day);
    }

    private Day on(LocalDate date) {
      Map<String, Optional<Object>> values = new HashMap<>();
      Map<String, ParameterRows.Dated> dates = new HashMap<>();
      for (Parameter parameter : known.values()) {
        values.put(parameter.id(), parameter.valueOn(date));
        NavigableMap<LocalDate, Optional<Object>> rows = new TreeMap<>();
        parameter.rows().forEach(row -> rows.put(row.from(), row.value()));
        dates.put(parameter.id(), new ParameterRows.Dated(rows));
      }
      return day(values, dates);
    }

    private Day day(Map<String, Optional<Object>> values, Map<String, ParameterRows.Dated> dates) {
      Slots slots = new Slots(names.size());
      values.forEach((id, value) -> slots.set(names.slot(id), value.orElse(null)));
      dates.forEach((id, rows) -> slots.set(names.datesSlot(id), rows));
      return new Day(Map.copyOf(values), Map.copyOf(dates), slots);
    }

    /**
     * The same with some values replaced.
     *
     * @throws InvalidCaseException naming {@code /parameters/<id>} for an unknown id or a wrong
     *     value
     */
    public Parameters at(Instant asOf, JsonNode overrides) {
      if (!overrides.isObject()) {
        throw new InvalidCaseException(
            List.of(
                new InvalidCaseException.Fault(
                    "/parameters", "an object of parameter ids and values is expected")));
      }
      Day standard = at(asOf).day;
      Map<String, Optional<Object>> values = new HashMap<>(standard.values());
      Map<String, ParameterRows.Dated> dates = new HashMap<>(standard.dates());
      List<InvalidCaseException.Fault> faults = new ArrayList<>();
      overrides
          .properties()
          .forEach(
              entry -> {
                try {
                  Optional<Object> value = read(entry.getKey(), entry.getValue());
                  values.put(entry.getKey(), value);
                  dates.put(
                      entry.getKey(),
                      new ParameterRows.Dated(new TreeMap<>(Map.of(LocalDate.MIN, value))));
                } catch (IllegalArgumentException wrong) {
                  faults.add(
                      new InvalidCaseException.Fault(
                          "/parameters/" + entry.getKey(), String.valueOf(wrong.getMessage())));
                }
              });
      if (!faults.isEmpty()) {
        throw new InvalidCaseException(faults);
      }
      return new Parameters(asOf, day(values, dates));
    }

    private Optional<Object> read(String id, JsonNode value) {
      Parameter parameter = known.get(id);
      if (parameter == null) {
        throw new IllegalArgumentException("no parameter of this rulebook");
      }
      return parameter.checked(ParameterValues.fromJson(value, parameter.kind()));
    }
  }

  Instant asOf() {
    return asOf;
  }

  /** Fresh slots with the parameters filled in. */
  Slots slots() {
    return day.slots().copy();
  }

  /** Whether there is such a parameter, and it has no value on the day. */
  boolean isUnset(String id) {
    Optional<Object> value = day.values().get(id);
    return value != null && value.isEmpty();
  }

  /** The whole number that a parameter holds, where it holds one. */
  public Optional<Integer> number(String id) {
    return day.values()
        .getOrDefault(id, Optional.empty())
        .filter(Integer.class::isInstance)
        .map(Integer.class::cast);
  }

  /** The due text that a parameter holds, where it holds one. */
  Optional<String> due(String id) {
    return day.values()
        .getOrDefault(id, Optional.empty())
        .filter(String.class::isInstance)
        .map(String.class::cast);
  }
}

package evenhand.rulebook.source;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.rulebook.expression.ParameterRows;
import evenhand.rulebook.model.Due;
import evenhand.rulebook.model.Parameter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Turns written parameter values, in YAML or JSON, into those that expressions read. */
public final class ParameterValues {
  private static final String UNSET = "unset";

  private ParameterValues() {}

  static Optional<Object> fromYaml(Yaml yaml, Parameter.Kind kind) {
    try {
      return fromJson(yaml.json(), kind);
    } catch (IllegalArgumentException wrong) {
      throw yaml.fault(String.valueOf(wrong.getMessage()));
    }
  }

  /**
   * A value as JSON writes it: numbers, lists, ISO dates, objects for keyed rows; {@code null} and
   * {@code "unset"} are no value.
   *
   * @throws IllegalArgumentException saying what would be right
   */
  public static Optional<Object> fromJson(JsonNode json, Parameter.Kind kind) {
    if (json.isNull() || (json.isTextual() && json.textValue().equals(UNSET))) {
      return Optional.empty();
    }
    return Optional.of(
        switch (kind) {
          case NUMBER -> number(json);
          case DATE -> date(text(json)).orElseThrow(() -> wrong("a date such as 2026-01-31", json));
          case TRUTH -> truth(json);
          case CODE -> text(json);
          case CODES -> codes(json);
          case NUMBERS -> numbers(json);
          case DUE -> due(json);
          case KEYED -> keyed(json);
          case TABLE -> table(json);
        });
  }

  private static IllegalArgumentException wrong(String expected, JsonNode json) {
    return new IllegalArgumentException(expected + " is expected here, not " + json);
  }

  private static Integer number(JsonNode json) {
    if (!json.isIntegralNumber() || !json.canConvertToInt()) {
      throw wrong("a whole number", json);
    }
    return json.intValue();
  }

  private static Boolean truth(JsonNode json) {
    if (!json.isBoolean()) {
      throw wrong("true or false", json);
    }
    return json.booleanValue();
  }

  private static String text(JsonNode json) {
    if (!json.isTextual()) {
      throw wrong("text", json);
    }
    return json.textValue();
  }

  static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException wrong) {
      return Optional.empty();
    }
  }

  private static Set<String> codes(JsonNode json) {
    Set<String> codes = new TreeSet<>();
    list(json).forEach(member -> codes.add(text(member)));
    return Set.copyOf(codes);
  }

  private static Set<Integer> numbers(JsonNode json) {
    Set<Integer> numbers = new TreeSet<>();
    list(json).forEach(member -> numbers.add(number(member)));
    return Set.copyOf(numbers);
  }

  private static JsonNode list(JsonNode json) {
    if (!json.isArray()) {
      throw wrong("a list", json);
    }
    return json;
  }

  private static String due(JsonNode json) {
    String text = json.isIntegralNumber() ? json.asText() : text(json);
    // No parameter may stand for another, or nobody could read when the task is due.
    Due.parse(text, name -> Optional.empty());
    return text;
  }

  private static ParameterRows.Keyed keyed(JsonNode json) {
    if (!json.isObject()) {
      throw wrong("an object of key and list", json);
    }
    Map<String, Object> rows = new HashMap<>();
    json.properties().forEach(row -> rows.put(row.getKey(), codes(row.getValue())));
    if (!rows.containsKey(ParameterRows.Keyed.DEFAULT)) {
      throw wrong("a row for every key not named ('default')", json);
    }
    return new ParameterRows.Keyed(rows);
  }

  private static ParameterRows.Table table(JsonNode json) {
    List<ParameterRows.Row> rows = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    for (JsonNode row : list(json)) {
      List<String> names = new ArrayList<>();
      row.fieldNames().forEachRemaining(names::add);
      names.removeAll(List.of("from", "until"));
      if (keys.isEmpty()) {
        keys.addAll(names);
      }
      if (names.size() != 2 || !names.equals(keys)) {
        throw wrong("a row of two keys, the same in every row, from and until", row);
      }
      rows.add(
          new ParameterRows.Row(
              text(row.path(keys.get(0))),
              text(row.path(keys.get(1))),
              day(row.path("from"), row),
              day(row.path("until"), row)));
    }
    return new ParameterRows.Table(keys, rows);
  }

  private static LocalDate day(JsonNode json, JsonNode row) {
    return date(json.asText("")).orElseThrow(() -> wrong("from and until as dates", row));
  }

  /** Collects the words that a value may hold, so that expressions may name them. */
  static void words(Object value, Set<String> words) {
    if (value instanceof String text) {
      words.add(text);
    } else if (value instanceof Set<?> set) {
      set.forEach(member -> words(member, words));
    } else if (value instanceof ParameterRows.Keyed keyed) {
      keyed.rows().values().forEach(row -> words(row, words));
    }
  }
}

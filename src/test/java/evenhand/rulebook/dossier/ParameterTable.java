package evenhand.rulebook.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parameters of a dossier with their dated values. */
final class ParameterTable {
  private static final Pattern KEYED = Pattern.compile("(\\w+)\\((\\w+)\\)");
  private static final Pattern TICKED = Pattern.compile("`([^`]+)`");
  private static final String DEFAULT = "default";

  /** Values by id, key ({@code default} where there are none) and first day. */
  private final Map<String, Map<String, TreeMap<LocalDate, Optional<Object>>>> values =
      new LinkedHashMap<>();

  private ParameterTable() {}

  static ParameterTable read(Markdown dossier) {
    ParameterTable table = new ParameterTable();
    List<Markdown.Table> all = dossier.tables();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).has("id", "value", "unit", "from")) {
        for (Markdown.Row row : all.get(i).rows()) {
          table.add(row, i + 1 < all.size() ? all.get(i + 1) : all.get(i));
        }
      }
    }
    return table;
  }

  private void add(Markdown.Row row, Markdown.Table below) {
    String id = row.plain("id");
    Matcher keyed = KEYED.matcher(id);
    String key = keyed.matches() ? keyed.group(2) : DEFAULT;
    Object value =
        row.at("value").equals("table below")
            ? below.rows().stream().map(Markdown.Row::cells).toList()
            : value(row.at("value"));
    // A date in law is the same whenever one looks; it says by itself from when it counts.
    boolean date = row.plain("unit").equals("date");
    values
        .computeIfAbsent(keyed.matches() ? keyed.group(1) : id, fresh -> new LinkedHashMap<>())
        .computeIfAbsent(key, fresh -> new TreeMap<>())
        .put(date ? LocalDate.MIN : from(row.plain("from")), Optional.ofNullable(value));
  }

  private static LocalDate from(String text) {
    if (text.matches("\\d{4}-\\d\\d-\\d\\d.*")) {
      return LocalDate.parse(text.substring(0, 10));
    } else if (text.matches("\\d{4}-\\d\\d")) {
      return LocalDate.parse(text + "-01");
    } else if (text.matches("\\d{4}")) {
      return LocalDate.parse(text + "-01-01");
    }
    return LocalDate.MIN;
  }

  private static Object value(String cell) {
    Matcher ticked = TICKED.matcher(cell);
    String text = ticked.find() ? ticked.group(1) : Markdown.plain(cell);
    if (text.startsWith("{")) {
      return set(text.substring(1, text.indexOf('}')));
    }
    return plain(text);
  }

  private static Object plain(String text) {
    if (text.matches("-?\\d+")) {
      return Integer.valueOf(text);
    } else if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
      return LocalDate.parse(text);
    } else if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    return Set.of("unset", "none").contains(text) ? null : text;
  }

  private static Set<Object> set(String members) {
    Set<Object> set = new HashSet<>();
    for (String member : members.split(",")) {
      if (!member.isBlank()) {
        set.add(plain(member.strip()));
      }
    }
    return set;
  }

  Set<String> ids() {
    return values.keySet();
  }

  /** The value on a day of the row for a key, of the default row where there is no such key. */
  Object on(String id, String key, LocalDate day) {
    Map<String, TreeMap<LocalDate, Optional<Object>>> keys = values.get(id);
    TreeMap<LocalDate, Optional<Object>> rows = keys.get(key);
    Map.Entry<LocalDate, Optional<Object>> row =
        (rows == null ? keys.get(DEFAULT) : rows).floorEntry(day);
    return row == null ? null : row.getValue().orElse(null);
  }

  Object on(String id, LocalDate day) {
    return on(id, DEFAULT, day);
  }

  /** The value that a case sets in place of the dated ones. */
  static Object override(JsonNode json, String key) {
    if (json.isNull()) {
      return null;
    } else if (json.isBoolean()) {
      return json.booleanValue();
    } else if (json.isInt()) {
      return json.intValue();
    } else if (json.isTextual()) {
      return plain(json.textValue());
    } else if (json.isObject()) {
      return override(json.get(json.has(key) ? key : DEFAULT), key);
    } else if (json.path(0).isObject()) {
      return rows(json);
    }
    Set<Object> members = new HashSet<>();
    json.forEach(member -> members.add(override(member, key)));
    return members;
  }

  private static List<Map<String, String>> rows(JsonNode json) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (JsonNode row : json) {
      Map<String, String> cells = new TreeMap<>();
      row.properties().forEach(cell -> cells.put(cell.getKey(), cell.getValue().asText()));
      rows.add(cells);
    }
    return rows;
  }

  /** Every word that stands as a value, in a set or in a row. */
  Set<String> words() {
    Set<String> words = new LinkedHashSet<>();
    for (Map<String, TreeMap<LocalDate, Optional<Object>>> keys : values.values()) {
      keys.values()
          .forEach(
              rows -> rows.values().forEach(row -> row.ifPresent(value -> words(value, words))));
    }
    return words;
  }

  private static void words(Object value, Set<String> words) {
    if (value instanceof Set<?> set) {
      set.forEach(member -> words(member, words));
    } else if (value instanceof List<?> list) {
      list.forEach(row -> ((Map<?, ?>) row).values().forEach(cell -> words(cell, words)));
    } else if (value instanceof String word) {
      words.add(word);
    }
  }
}

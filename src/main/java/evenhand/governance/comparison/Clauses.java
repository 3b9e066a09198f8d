package evenhand.governance.comparison;

import evenhand.rulebook.Rulebook;
import evenhand.rulebook.model.Rule;
import evenhand.rulebook.source.Yaml;
import evenhand.rulebook.source.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The clauses of a revision by name: each rule as written, and of the other files each entry with
 * an id, or else each member.
 */
final class Clauses {
  private Clauses() {}

  static SortedMap<String, String> of(Rulebook rulebook) {
    SortedMap<String, String> clauses = new TreeMap<>();
    for (Rule rule : rulebook.rules()) {
      clauses.put("rule " + rule.id(), rule.place().text());
    }
    rulebook
        .content()
        .forEach(
            (path, bytes) -> {
              if (path.endsWith(".yml")) {
                String text = new String(bytes, StandardCharsets.UTF_8);
                members(path, YamlReader.read(path, text), clauses);
              }
            });
    return clauses;
  }

  private static void members(String path, Yaml file, SortedMap<String, String> clauses) {
    for (Map.Entry<String, Yaml> member : file.map().entrySet()) {
      String name = path + " " + member.getKey();
      Yaml value = member.getValue();
      if (value.value() instanceof List<?>) {
        entries(name, value, clauses);
      } else if (value.value() instanceof Map<?, ?>) {
        value.map().forEach((key, each) -> clauses.put(name + "." + key, each.json().toString()));
      } else {
        clauses.put(name, text(value));
      }
    }
  }

  private static void entries(String name, Yaml list, SortedMap<String, String> clauses) {
    StringBuilder nameless = new StringBuilder();
    for (Yaml entry : list.list()) {
      Optional<String> id =
          entry.value() instanceof Map<?, ?>
              ? entry.findText("id").or(() -> entry.findText("key"))
              : Optional.empty();
      if (id.isPresent()) {
        clauses.put(name + " " + id.get(), lines(entry));
      } else {
        nameless.append(text(entry)).append('\n');
      }
    }
    if (!nameless.isEmpty()) {
      clauses.put(name, nameless.toString().strip());
    }
  }

  private static String lines(Yaml entry) {
    StringBuilder lines = new StringBuilder();
    entry
        .map()
        .forEach((key, value) -> lines.append(key).append(": ").append(text(value)).append('\n'));
    return lines.toString().strip();
  }

  private static String text(Yaml value) {
    return value.value() instanceof String text ? text : value.json().toString();
  }
}

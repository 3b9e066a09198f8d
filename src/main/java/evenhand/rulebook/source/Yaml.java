package evenhand.rulebook.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.rulebook.RulebookFaultException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A YAML value that knows where it stands. Reading it as the wrong type is a fault that names file
 * and line.
 *
 * @param value a {@code Map<String, Yaml>}, a {@code List<Yaml>}, a {@code String}, an {@code
 *     Integer}, a {@code Boolean}, or {@code null}
 */
public record Yaml(String file, int line, @Nullable Object value) {

  public RulebookFaultException fault(String message) {
    return new RulebookFaultException(
        List.of(new RulebookFaultException.Fault(file, line, message)));
  }

  @SuppressWarnings("unchecked")
  public Map<String, Yaml> map() {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Yaml>) map;
    }
    throw fault("a mapping (key: value) is expected here, not " + described());
  }

  @SuppressWarnings("unchecked")
  public List<Yaml> list() {
    if (value instanceof List<?> list) {
      return (List<Yaml>) list;
    }
    throw fault("a list is expected here, not " + described());
  }

  public String text() {
    if (value instanceof String text) {
      return text;
    }
    throw fault("text is expected here, not " + described() + "; put it in quotes");
  }

  public int number() {
    if (value instanceof Integer number) {
      return number;
    }
    throw fault("a whole number is expected here, not " + described());
  }

  public boolean truth() {
    if (value instanceof Boolean truth) {
      return truth;
    }
    throw fault("true or false is expected here, not " + described());
  }

  public List<String> texts() {
    return list().stream().map(Yaml::text).toList();
  }

  /** Texts of which none stands twice. */
  public List<String> distinctTexts() {
    Set<String> seen = new HashSet<>();
    for (Yaml text : list()) {
      if (!seen.add(text.text())) {
        throw text.fault("'" + text.text() + "' stands here twice");
      }
    }
    return texts();
  }

  /** A day of the calendar. */
  public LocalDate date() {
    return ParameterValues.date(text())
        .orElseThrow(() -> fault("a date is written \"2026-01-31\", not " + value));
  }

  /** The value under a key that must be there. */
  public Yaml at(String key) {
    return find(key)
        .orElseThrow(() -> fault("'" + key + "' is missing here; there is " + map().keySet()));
  }

  public Optional<Yaml> find(String key) {
    return Optional.ofNullable(map().get(key));
  }

  public Optional<String> findText(String key) {
    return find(key).map(Yaml::text);
  }

  /** Refuses keys that nothing reads. */
  public void allow(Set<String> keys) {
    for (Map.Entry<String, Yaml> entry : map().entrySet()) {
      if (!keys.contains(entry.getKey())) {
        throw entry
            .getValue()
            .fault("'" + entry.getKey() + "' is not read here; the keys are " + keys);
      }
    }
  }

  public Map<String, String> textMap() {
    Map<String, String> texts = new LinkedHashMap<>();
    map().forEach((key, text) -> texts.put(key, text.text()));
    return texts;
  }

  public JsonNode json() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (value instanceof Map<?, ?>) {
      ObjectNode node = json.objectNode();
      map().forEach((key, child) -> node.set(key, child.json()));
      return node;
    } else if (value instanceof List<?>) {
      ArrayNode node = json.arrayNode();
      list().forEach(child -> node.add(child.json()));
      return node;
    } else if (value instanceof Integer number) {
      return json.numberNode(number);
    } else if (value instanceof Boolean truth) {
      return json.booleanNode(truth);
    }
    return value == null ? json.nullNode() : json.textNode(String.valueOf(value));
  }

  private String described() {
    if (value == null) {
      return "nothing";
    }
    return value instanceof Map
        ? "a mapping"
        : value instanceof List ? "a list" : "'" + value + "'";
  }
}

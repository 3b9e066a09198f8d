package evenhand.fairness.recorded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import evenhand.fairness.recorded.AuditedDao.Response;
import evenhand.fairness.recorded.AuditedDao.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads decisions from what PostgreSQL writes. Texts that come again and again are read once; how
 * many are kept is limited, so that memory does not grow with the decisions. Not thread-safe.
 */
final class AuditedReader {
  private static final int KEPT_MAX = 20_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Advised> advised = new HashMap<>();
  private final Map<String, List<String>> rules = new HashMap<>();
  private final Map<String, Map<String, String>> compared = new HashMap<>();
  private final Map<String, Map<String, Map<String, String>>> persons = new HashMap<>();

  Audited read(Row row) {
    Response response = row.response();
    return new Audited(
        row.about(),
        kept(rules, row.rules(), text -> text.isEmpty() ? List.of() : List.of(text.split(" "))),
        kept(advised, row.advice(), text -> Advised.of(json(text))),
        kept(persons, orEmpty(row.persons()), text -> persons(json(text))),
        kept(compared, row.compared(), text -> texts(json(text))),
        Optional.ofNullable(response),
        response == null || response.confirmations() == null
            ? Set.of()
            : Advised.codes(json(response.confirmations())),
        row.laterOutcomes() == null ? Map.of() : later(json(row.laterOutcomes())));
  }

  private static String orEmpty(@Nullable String object) {
    return object == null ? "{}" : object;
  }

  private static <T> T kept(Map<String, T> known, String text, Function<String, T> read) {
    T found = known.get(text);
    if (found == null) {
      found = read.apply(text);
      if (known.size() >= KEPT_MAX) {
        known.clear();
      }
      known.put(text, found);
    }
    return found;
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("PostgreSQL wrote no JSON", e);
    }
  }

  private static Map<String, Map<String, String>> persons(JsonNode byRole) {
    Map<String, Map<String, String>> persons = new HashMap<>();
    byRole.properties().forEach(role -> persons.put(role.getKey(), texts(role.getValue())));
    return persons;
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new HashMap<>();
    object
        .properties()
        .forEach(
            member -> {
              if (!member.getValue().isNull()) {
                texts.put(member.getKey(), member.getValue().asText());
              }
            });
    return texts;
  }

  private static Map<String, Long> later(JsonNode outcomes) {
    Map<String, Long> later = new HashMap<>();
    outcomes.forEach(
        outcome -> later.put(outcome.path("kind").asText(), outcome.path("amount").asLong()));
    return later;
  }
}

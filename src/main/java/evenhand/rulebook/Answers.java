package evenhand.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.rulebook.model.Question;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The checked answers of one case. */
public final class Answers {
  private final SortedMap<String, JsonNode> given;
  private final Map<String, Object> values;
  private final Instant asOf;

  private Answers(SortedMap<String, JsonNode> given, Map<String, Object> values, Instant asOf) {
    this.given = Collections.unmodifiableSortedMap(given);
    this.values = Collections.unmodifiableMap(values);
    this.asOf = asOf;
  }

  /**
   * Checks facts against the questions of the rulebooks named.
   *
   * @param facts an object of question ids and answers
   * @throws InvalidCaseException naming {@code /facts/<id>} for every fault
   */
  public static Answers read(Collection<Rulebook> dictionary, JsonNode facts, Instant asOf) {
    if (!facts.isObject()) {
      throw new InvalidCaseException(
          List.of(
              new InvalidCaseException.Fault(
                  "/facts", "an object of question ids and answers is expected")));
    }
    refuseOtherTimes(asOf);
    SortedMap<String, JsonNode> given = new TreeMap<>();
    Map<String, Object> values = new HashMap<>();
    List<InvalidCaseException.Fault> faults = new ArrayList<>();
    facts
        .properties()
        .forEach(
            entry -> {
              String id = entry.getKey();
              try {
                Question question = find(dictionary, id);
                AnswerReader.read(question, entry.getValue(), asOf)
                    .ifPresent(value -> values.put(id, value));
                given.put(id, entry.getValue());
              } catch (IllegalArgumentException wrong) {
                faults.add(
                    new InvalidCaseException.Fault(
                        "/facts/" + escape(id), String.valueOf(wrong.getMessage())));
              }
            });
    if (!faults.isEmpty()) {
      faults.sort(java.util.Comparator.comparing(InvalidCaseException.Fault::pointer));
      throw new InvalidCaseException(faults);
    }
    return new Answers(given, values, asOf);
  }

  private static Question find(Collection<Rulebook> dictionary, String id) {
    // A date may be limited to the past by one rulebook only; the strictest reading holds.
    Optional<Question> found = Optional.empty();
    for (Rulebook rulebook : dictionary) {
      Optional<Question> here = rulebook.question(id);
      if (here.isPresent() && (found.isEmpty() || here.get().notAfterDecision())) {
        found = here;
      }
    }
    return found.orElseThrow(
        () ->
            new IllegalArgumentException(
                "no question of "
                    + dictionary.stream().map(Rulebook::id).toList()
                    + "; GET /v1/rulebooks/{id}/questions lists them, and what is monitored of a"
                    + " person belongs in monitoring"));
  }

  private static void refuseOtherTimes(Instant asOf) {
    LocalDate day = LocalDate.ofInstant(clamped(asOf), ZoneOffset.UTC);
    if (day.isBefore(Question.FIRST_DAY) || day.isAfter(Question.LAST_DAY)) {
      throw new InvalidCaseException(
          List.of(
              new InvalidCaseException.Fault(
                  "/as_of", "an instant from " + Question.FIRST_DAY + " to " + Question.LAST_DAY)));
    }
  }

  /** A day that no calendar holds is as far out as the first and the last one that it does. */
  private static Instant clamped(Instant instant) {
    Instant first = Instant.parse("0001-01-01T00:00:00Z");
    Instant last = Instant.parse("9999-12-31T00:00:00Z");
    return instant.isBefore(first) ? first : instant.isAfter(last) ? last : instant;
  }

  private static String escape(String id) {
    return id.replace("~", "~0").replace("/", "~1");
  }

  /** The facts as given, ids sorted. */
  public JsonNode facts() {
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    given.forEach(facts::set);
    return facts;
  }

  public Instant asOf() {
    return asOf;
  }

  /** What was given for a question; empty where it was left out. */
  Optional<JsonNode> given(String id) {
    return Optional.ofNullable(given.get(id));
  }

  /** Typed values of the questions that are known. */
  Map<String, Object> values() {
    return values;
  }
}

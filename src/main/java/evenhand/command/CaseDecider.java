package evenhand.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.http.Json;
import evenhand.rulebook.Advice;
import evenhand.rulebook.Answers;
import evenhand.rulebook.Detail;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.Parameters;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.SecondEvaluator;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides cases given as objects {@code {id, as_of, facts, parameters}} and writes answers whose
 * equal contents are equal bytes. Thread-safe.
 */
final class CaseDecider {
  private static final Set<String> KEYS =
      new TreeSet<>(Set.of("id", "as_of", "facts", "parameters"));

  private final Rulebook rulebook;
  private final Detail detail;
  private final boolean whyNot;
  private final ObjectMapper mapper;

  CaseDecider(Rulebook rulebook, Detail detail) {
    this(rulebook, detail, false);
  }

  /**
   * @param whyNot whether it is also worked out why other rules do not fire, and which other
   *     answers would alter the outcome
   */
  CaseDecider(Rulebook rulebook, Detail detail, boolean whyNot) {
    this.rulebook = rulebook;
    this.detail = detail;
    this.whyNot = whyNot;
    this.mapper = Json.mapper();
    mapper.configure(JsonNodeFeature.WRITE_PROPERTIES_SORTED, true);
  }

  /** The answer to one line of a file of cases; a problem is an answer too. */
  String answer(String line, long number) {
    ObjectNode answer = mapper.createObjectNode();
    try {
      JsonNode read = mapper.readTree(line);
      if (!read.isObject()) {
        answer.put("line", number);
        throw new InvalidCaseException(
            List.of(new InvalidCaseException.Fault("", "an object is expected")));
      }
      if (read.path("id").isTextual()) {
        answer.set("id", read.get("id"));
      } else {
        answer.put("line", number);
      }
      decide(read, Optional.empty(), answer);
    } catch (JsonProcessingException wrong) {
      answer.removeAll();
      answer.put("line", number);
      ObjectNode problem = answer.putObject("problem");
      problem.put("title", "The line is no JSON");
      problem.put("detail", wrong.getOriginalMessage());
    } catch (InvalidCaseException wrong) {
      problem(wrong, answer);
    }
    return write(answer);
  }

  /**
   * Decides one case.
   *
   * @param now stands in where the case has no {@code as_of}; without it that is a fault
   * @throws InvalidCaseException naming every field at fault
   */
  void decide(JsonNode read, Optional<Instant> now, ObjectNode answer) {
    List<InvalidCaseException.Fault> faults = new ArrayList<>();
    read.fieldNames()
        .forEachRemaining(
            key -> {
              if (!KEYS.contains(key)) {
                faults.add(
                    new InvalidCaseException.Fault("/" + key, "no such field; there are " + KEYS));
              }
            });
    if (read.has("id") && !read.get("id").isTextual()) {
      faults.add(new InvalidCaseException.Fault("/id", "text is expected"));
    }
    Optional<Instant> asOf = asOf(read).or(() -> now);
    if (asOf.isEmpty()) {
      faults.add(
          new InvalidCaseException.Fault(
              "/as_of", "a date and time with offset such as 2026-06-01T12:00:00Z is expected"));
    }
    if (!faults.isEmpty()) {
      throw new InvalidCaseException(faults);
    }
    Instant at = asOf.orElseThrow();
    Answers answers = Answers.read(List.of(rulebook), read.path("facts"), at);
    Parameters parameters =
        read.has("parameters")
            ? rulebook.parameters(at, read.get("parameters"))
            : rulebook.parameters(at);
    put(rulebook.advise(answers, parameters, detail), answer);
    if (whyNot) {
      SecondEvaluator second = rulebook.second();
      answer.set("why_not", mapper.valueToTree(second.whyNot(answers, parameters)));
      answer.set(
          "smallest_changes", mapper.valueToTree(second.smallestChanges(answers, parameters)));
    }
  }

  private static Optional<Instant> asOf(JsonNode read) {
    try {
      return Optional.of(OffsetDateTime.parse(read.path("as_of").asText()).toInstant());
    } catch (DateTimeException wrong) {
      return Optional.empty();
    }
  }

  private void put(Advice advice, ObjectNode answer) {
    answer.set("outcome", mapper.valueToTree(advice.outcome()));
    answer.set("rules", mapper.valueToTree(advice.rules()));
    answer.put("revision", advice.revision().name());
    if (detail != Detail.OUTCOME) {
      answer.set("reasons", mapper.valueToTree(advice.reasons()));
    }
    if (detail == Detail.FULL) {
      answer.set("open_questions", mapper.valueToTree(advice.openQuestions()));
      answer.set("reminders", mapper.valueToTree(advice.reminders()));
    }
  }

  private void problem(InvalidCaseException wrong, ObjectNode answer) {
    ObjectNode problem = answer.putObject("problem");
    problem.put("title", "The case cannot be decided");
    problem.set("errors", mapper.valueToTree(wrong.faults()));
  }

  String write(ObjectNode answer) {
    try {
      return mapper.writeValueAsString(answer);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

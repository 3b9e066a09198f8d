package evenhand.decision.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import evenhand.decision.DecisionId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How a decision differs from the one before it, of the same rulebook on the same contact.
 *
 * @param since the earlier decision
 * @param answers the answers that changed, by question
 * @param began rules that fire now and did not before
 * @param ended rules that fired before and do not now
 * @param otherRevision whether the rulebook itself changed in between
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Reassessment(
    DecisionId since,
    SortedMap<String, AnswerChange> answers,
    List<RuleChange> began,
    List<RuleChange> ended,
    @JsonProperty("other_revision") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        boolean otherRevision) {
  private static final Set<String> UNKNOWN = Set.of("unknown", "refused");
  private static final JsonNode NO_ANSWER = TextNode.valueOf("unknown");

  public Reassessment {
    answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
    began = List.copyOf(began);
    ended = List.copyOf(ended);
  }

  /** One answer before and now; {@code unknown} where there was, or is, none. */
  public record AnswerChange(JsonNode from, JsonNode to) {}

  /**
   * A rule that fires in one of two decisions only.
   *
   * @param effects what it adds to an outcome, as its reason says it
   * @param because the changed answers that its reason quotes; without any, time or the rulebook
   *     did it
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record RuleChange(String rule, String title, JsonNode effects, List<String> because) {
    public RuleChange {
      because = List.copyOf(because);
    }
  }

  /**
   * A decision with its answers.
   *
   * @param shown the decision as it was answered, with its reasons
   * @param answers as given
   */
  record Answered(DecisionId id, JsonNode shown, JsonNode answers) {}

  /** Compares two decisions of one rulebook. */
  static Reassessment between(Answered before, Answered now) {
    SortedMap<String, AnswerChange> answers = changes(before.answers(), now.answers());
    return new Reassessment(
        before.id(),
        answers,
        only(now.shown(), before.shown(), answers.keySet()),
        only(before.shown(), now.shown(), answers.keySet()),
        !revision(before.shown()).equals(revision(now.shown())));
  }

  private static JsonNode revision(JsonNode shown) {
    return shown.path("rulebook").path("revision");
  }

  private static SortedMap<String, AnswerChange> changes(JsonNode before, JsonNode now) {
    Set<String> questions = new TreeSet<>();
    before.fieldNames().forEachRemaining(questions::add);
    now.fieldNames().forEachRemaining(questions::add);
    SortedMap<String, AnswerChange> changes = new TreeMap<>();
    for (String question : questions) {
      JsonNode from = answer(before.path(question));
      JsonNode to = answer(now.path(question));
      if (!from.equals(to)) {
        changes.put(question, new AnswerChange(from, to));
      }
    }
    return changes;
  }

  /** The answer, in one spelling of unknown. */
  private static JsonNode answer(JsonNode given) {
    boolean unknown =
        given.isMissingNode()
            || given.isNull()
            || given.isTextual() && UNKNOWN.contains(given.textValue());
    return unknown ? NO_ANSWER : given;
  }

  /** The reasons of one decision whose rule fires not in the other. */
  private static List<RuleChange> only(JsonNode one, JsonNode other, Set<String> changed) {
    Map<String, JsonNode> reasons = new LinkedHashMap<>();
    one.path("reasons").forEach(reason -> reasons.put(reason.path("rule").asText(), reason));
    other.path("reasons").forEach(reason -> reasons.remove(reason.path("rule").asText()));
    List<RuleChange> changes = new ArrayList<>();
    reasons.forEach(
        (rule, reason) -> {
          List<String> because = new ArrayList<>();
          reason.path("because").fieldNames().forEachRemaining(because::add);
          because.retainAll(changed);
          changes.add(
              new RuleChange(rule, reason.path("title").asText(), reason.path("effects"), because));
        });
    return changes;
  }
}

package evenhand.rulebook.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.rulebook.Advice;
import evenhand.rulebook.Answers;
import evenhand.rulebook.Detail;
import evenhand.rulebook.Rulebook;
import java.time.Instant;
import java.util.List;

/**
 * One case to decide, as a request would carry it. Changing it gives another case.
 *
 * @param facts question id to answer
 * @param parameters values in place of the dated ones, by parameter id
 */
public record Case(Instant asOf, ObjectNode facts, ObjectNode parameters) {

  public Advice decide(Rulebook rulebook, Detail detail) {
    Answers answers = Answers.read(List.of(rulebook), facts, asOf);
    return rulebook.advise(answers, rulebook.parameters(asOf, parameters), detail);
  }

  public Advice decide(Rulebook rulebook) {
    return decide(rulebook, Detail.OUTCOME);
  }

  /** The same with one answer in place of what was there. */
  public Case answering(String question, JsonNode answer) {
    ObjectNode changed = facts.deepCopy();
    changed.set(question, answer);
    return new Case(asOf, changed, parameters);
  }

  public Case answering(String question, String answer) {
    return answering(question, facts.textNode(answer));
  }

  public Case answering(String question, int answer) {
    return answering(question, facts.numberNode(answer));
  }

  /** The same with a question left out. */
  public Case without(String question) {
    ObjectNode changed = facts.deepCopy();
    changed.remove(question);
    return new Case(asOf, changed, parameters);
  }

  public Case withFacts(ObjectNode others) {
    return new Case(asOf, others, parameters);
  }

  public Case at(Instant other) {
    return new Case(other, facts, parameters);
  }

  /** The same with a parameter set. */
  public Case setting(String parameter, JsonNode value) {
    ObjectNode changed = parameters.deepCopy();
    changed.set(parameter, value);
    return new Case(asOf, facts, changed);
  }

  public Case withoutParameter(String parameter) {
    ObjectNode changed = parameters.deepCopy();
    changed.remove(parameter);
    return new Case(asOf, facts, changed);
  }

  /** Whether a question is unanswered, in any of the four spellings. */
  public boolean isUnknown(String question) {
    JsonNode given = facts.get(question);
    return given == null
        || given.isNull()
        || given.isTextual() && List.of("unknown", "refused").contains(given.textValue());
  }

  /** The answer as text; empty where there is none or it is no text. */
  public String text(String question) {
    return isUnknown(question) ? "" : facts.get(question).asText("");
  }
}

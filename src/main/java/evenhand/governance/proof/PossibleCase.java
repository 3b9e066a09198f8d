package evenhand.governance.proof;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.rulebook.Advice;
import evenhand.rulebook.Answers;
import evenhand.rulebook.Detail;
import evenhand.rulebook.Parameters;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.SecondEvaluator;
import evenhand.rulebook.expression.Slots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * One case among all that are possible.
 *
 * @param facts answers by question; the others are unknown
 * @param set values of parameters that differ from the rulebook's on the day
 */
public record PossibleCase(Instant asOf, ObjectNode facts, ObjectNode set) {

  /** The values of the parameters. */
  public Parameters parameters(Rulebook rulebook) {
    return set.isEmpty() ? rulebook.parameters(asOf) : rulebook.parameters(asOf, set);
  }

  public Answers answers(Rulebook rulebook) {
    return Answers.read(List.of(rulebook), facts, asOf);
  }

  /** What the rule engine says of it. */
  public Advice decide(Rulebook rulebook) {
    return rulebook.advise(answers(rulebook), parameters(rulebook), Detail.REASONS);
  }

  /** Its values as the second evaluator reads them, derived facts marked. */
  public Slots slots(Rulebook rulebook, SecondEvaluator evaluator) {
    Slots slots = evaluator.slots(answers(rulebook), parameters(rulebook));
    evaluator.rules().fired(slots);
    return slots;
  }

  /** What the second evaluator says of it, perhaps with other rules. */
  public SecondEvaluator.Decided decide(Rulebook rulebook, SecondEvaluator evaluator) {
    Parameters parameters = parameters(rulebook);
    return evaluator.decide(evaluator.slots(answers(rulebook), parameters), parameters);
  }

  /** The same with answers taken back, as many as can be while something stays true of it. */
  public PossibleCase smallest(Predicate<PossibleCase> stays) {
    PossibleCase smallest = this;
    for (String question : questions()) {
      PossibleCase without = smallest.without(question);
      if (stays.test(without)) {
        smallest = without;
      }
    }
    List<String> parameters = new ArrayList<>();
    set.fieldNames().forEachRemaining(parameters::add);
    for (String parameter : parameters) {
      PossibleCase standard = smallest.unset(parameter);
      if (stays.test(standard)) {
        smallest = standard;
      }
    }
    return smallest;
  }

  private PossibleCase unset(String parameter) {
    ObjectNode fewer = set.deepCopy();
    fewer.remove(parameter);
    return new PossibleCase(asOf, facts, fewer);
  }

  /** The questions that are answered. */
  public List<String> questions() {
    List<String> questions = new ArrayList<>();
    facts.fieldNames().forEachRemaining(questions::add);
    return questions;
  }

  public PossibleCase without(String question) {
    ObjectNode fewer = JsonNodeFactory.instance.objectNode();
    fewer.setAll(facts);
    fewer.remove(question);
    return new PossibleCase(asOf, fewer, set);
  }
}

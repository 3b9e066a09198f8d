package evenhand.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.rulebook.Answers;
import evenhand.rulebook.Rulebook;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * What the service knows of an incident itself, and answers where the caller does not. Source:
 * dossier contact, "opened_at, graded_at, grade_in_force: supplied by the software".
 */
final class Supplied {
  private Supplied() {}

  /**
   * The answers with what the service supplies; the same where there is nothing to supply.
   *
   * @param dictionary the rulebooks whose questions the case may answer
   */
  static Answers to(Answers answers, Collection<Rulebook> dictionary, Before before) {
    ObjectNode facts = (ObjectNode) answers.facts();
    int given = facts.size();
    Instant opened =
        before.openedAt().filter(at -> at.isBefore(answers.asOf())).orElse(answers.asOf());
    put("opened_at", Optional.of(opened.toString()), dictionary, facts);
    put("grade_in_force", before.personsGrade().map(Before.Graded::grade), dictionary, facts);
    put("graded_at", before.personsGrade().map(it -> it.at().toString()), dictionary, facts);
    return facts.size() == given ? answers : Answers.read(dictionary, facts, answers.asOf());
  }

  private static void put(
      String question, Optional<String> answer, Collection<Rulebook> dictionary, ObjectNode facts) {
    if (answer.isPresent()
        && !facts.has(question)
        && dictionary.stream().anyMatch(rulebook -> rulebook.question(question).isPresent())) {
      facts.put(question, answer.get());
    }
  }
}

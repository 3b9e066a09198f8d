package evenhand.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.rulebook.cases.Case;
import evenhand.rulebook.cases.CaseMaker;
import evenhand.rulebook.cases.Pick;
import evenhand.rulebook.cases.Runs;
import evenhand.rulebook.evaluate.SmallestChanges;
import evenhand.rulebook.evaluate.SmallestChanges.Change;
import evenhand.rulebook.model.Question;
import evenhand.rulebook.model.QuestionType;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which other answers alter an outcome is what the rule engine says of them, and no less. */
class SmallestChangesTest {
  private static final int CASES = 6;
  private static final int CHECKED_EACH = 40;
  private static final int TRIED_EACH = 200;

  @ParameterizedTest
  @MethodSource("evenhand.rulebook.cases.Runs#ids")
  void areThoseThatAlterTheOutcomeAndLeaveNoneOut(String id) {
    Rulebook rulebook = Runs.rulebook(id);
    CaseMaker maker = new CaseMaker(rulebook);
    Runs.forCases(
        "smallest changes",
        id,
        CASES,
        (each, number) -> {
          Random random = Runs.random("changes" + id, number);
          Answers answers = Answers.read(List.of(rulebook), each.facts(), each.asOf());
          Parameters parameters = rulebook.parameters(each.asOf(), each.parameters());
          SmallestChanges found = rulebook.second().smallestChanges(answers, parameters);
          String before = codes(each, rulebook);
          for (Change change : Pick.few(found.singles(), CHECKED_EACH, random)) {
            assertThat(codes(with(each, change.answers()), rulebook))
                .as("%s", change)
                .isNotEqualTo(before);
          }
          for (Change change : Pick.few(found.pairs(), CHECKED_EACH, random)) {
            assertThat(change.answers()).hasSize(2);
            assertThat(codes(with(each, change.answers()), rulebook))
                .as("%s", change)
                .isNotEqualTo(before);
            change
                .answers()
                .forEach(
                    (question, answer) ->
                        assertThat(codes(each.answering(question, answer), rulebook))
                            .as("%s alone, of %s", question, change)
                            .isEqualTo(before));
          }
          tryOthers(each, found, before, rulebook, maker, random);
        });
  }

  /** Random other answers that alter the outcome, alone or only together, are among those found. */
  private static void tryOthers(
      Case each,
      SmallestChanges found,
      String before,
      Rulebook rulebook,
      CaseMaker maker,
      Random random) {
    List<Question> questions =
        rulebook.questions().stream()
            .filter(question -> question.type() != QuestionType.CHOICES)
            .toList();
    for (int i = 0; i < TRIED_EACH; i++) {
      Question one = Pick.one(questions, random);
      Question two = Pick.one(questions, random);
      JsonNode first = maker.answer(one, each, random);
      JsonNode second = maker.answer(two, each, random);
      boolean alone = alters(each.answering(one.id(), first), before, rulebook);
      if (alone) {
        assertThat(found.singles())
            .as("%s %s", one.id(), first)
            .anyMatch(change -> change.answers().keySet().equals(Set.of(one.id())));
      } else if (!one.id().equals(two.id())
          && !alters(each.answering(two.id(), second), before, rulebook)
          && alters(
              each.answering(one.id(), first).answering(two.id(), second), before, rulebook)) {
        assertThat(found.pairs())
            .as("%s %s and %s %s", one.id(), first, two.id(), second)
            .anyMatch(change -> change.answers().keySet().equals(Set.of(one.id(), two.id())));
      }
    }
  }

  private static boolean alters(Case each, String before, Rulebook rulebook) {
    return !codes(each, rulebook).equals(before);
  }

  private static Case with(Case each, Map<String, JsonNode> answers) {
    Case changed = each;
    for (Map.Entry<String, JsonNode> answer : answers.entrySet()) {
      changed = changed.answering(answer.getKey(), answer.getValue());
    }
    return changed;
  }

  /** Grades and codes of an outcome, without deadlines and the questions to ask again. */
  private static String codes(Case each, Rulebook rulebook) {
    Outcome outcome = each.decide(rulebook).outcome();
    return outcome.grades()
        + " "
        + outcome.flags()
        + outcome.actions().stream().map(Outcome.Action::code).toList()
        + outcome.blocks()
        + outcome.reviews()
        + outcome.options()
        + outcome.opens()
        + outcome.provisional();
  }
}

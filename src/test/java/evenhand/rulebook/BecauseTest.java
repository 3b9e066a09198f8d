package evenhand.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.rulebook.cases.Case;
import evenhand.rulebook.cases.CaseMaker;
import evenhand.rulebook.cases.Pick;
import evenhand.rulebook.cases.Runs;
import evenhand.rulebook.model.Question;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The answers that a reason quotes suffice: with them alone kept, the rule fires all the same. */
class BecauseTest {
  private static final int CASES = 1_000;
  private static final int REASONS_EACH = 5;
  private static final int WORLDS_EACH = 3;

  @ParameterizedTest
  @MethodSource("evenhand.rulebook.cases.Runs#ids")
  void aRuleFiresWhateverTheAnswersAreThatItsReasonDoesNotQuote(String id) {
    Rulebook rulebook = Runs.rulebook(id);
    CaseMaker maker = new CaseMaker(rulebook);
    long started = Runs.now();
    int[] worlds = {0};
    Runs.forCases(
        "reasons",
        id,
        CASES,
        (each, number) -> {
          Random random = Runs.random("worlds" + id, number);
          Advice advice = each.decide(rulebook, Detail.REASONS);
          assertThat(advice.reasons()).extracting(Reason::rule).isEqualTo(advice.rules());
          for (Reason reason : Pick.few(advice.reasons(), REASONS_EACH, random)) {
            for (int i = 0; i < WORLDS_EACH; i++) {
              Case other = otherwise(each, reason, maker, rulebook, random);
              assertThat(other.decide(rulebook).rules())
                  .as("%s because of %s, in %s", reason.rule(), reason.because(), other)
                  .contains(reason.rule());
              worlds[0]++;
            }
          }
        });
    Runs.report("reasons in other worlds, " + id, worlds[0], started);
  }

  /** A case that agrees on the quoted answers and on nothing else. */
  private static Case otherwise(
      Case of, Reason reason, CaseMaker maker, Rulebook rulebook, Random random) {
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    Case other = of.withFacts(facts);
    double unknown = random.nextDouble();
    for (Question question : rulebook.questions()) {
      if (reason.because().containsKey(question.id())) {
        if (!of.isUnknown(question.id())) {
          facts.set(question.id(), of.facts().get(question.id()));
        }
      } else if (!Pick.chance(unknown, random)) {
        facts.set(question.id(), maker.answer(question, other, random));
      }
    }
    return other;
  }
}

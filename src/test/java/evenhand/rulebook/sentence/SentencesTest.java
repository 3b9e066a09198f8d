package evenhand.rulebook.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.rulebook.Rulebook;
import evenhand.rulebook.cases.Runs;
import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.expression.Expression.All;
import evenhand.rulebook.expression.Expression.Any;
import evenhand.rulebook.expression.Words;
import evenhand.rulebook.model.Rule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sentences say the same as the rules: read back, they give the same condition and effects. */
class SentencesTest {
  /** Parts of the same kind drawn together: brackets that change nothing. */
  private static Expression flat(Expression expression) {
    if (!(expression instanceof All) && !(expression instanceof Any)) {
      return expression;
    }
    List<Expression> parts = new ArrayList<>();
    for (Expression part : expression.parts()) {
      Expression inner = flat(part);
      if (inner.getClass() == expression.getClass()) {
        parts.addAll(inner.parts());
      } else {
        parts.add(inner);
      }
    }
    if (parts.size() == 1) {
      return parts.get(0);
    }
    return expression instanceof All ? new All(parts) : new Any(parts);
  }

  @ParameterizedTest
  @MethodSource("evenhand.rulebook.cases.Runs#ids")
  void everySentenceReadsBackAsItsRule(String id) {
    Rulebook rulebook = Runs.rulebook(id);
    Sentences sentences = Sentences.of(rulebook);
    SentenceReader conditions = new SentenceReader(rulebook);
    EffectReader effects = new EffectReader(rulebook);
    for (Rule rule : rulebook.rules()) {
      String sentence = sentences.of(rule);
      assertThat(Words.of(conditions.condition(sentence)))
          .as("%s%n%s", rule.id(), sentence)
          .isEqualTo(Words.of(flat(rule.condition())));
      assertThat(
              sentence
                  .substring(Math.max(sentence.indexOf("then:"), 0))
                  .lines()
                  .filter(line -> line.startsWith("- "))
                  .map(line -> effects.read(line.substring(2))))
          .as("%s%n%s", rule.id(), sentence)
          .containsExactlyElementsOf(rule.effects().stream().map(effects::of).toList());
    }
    assertThat(rulebook.rules()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("evenhand.rulebook.cases.Runs#ids")
  void twoRulesWithOneSentenceAreOneRule(String id) {
    Rulebook rulebook = Runs.rulebook(id);
    Sentences sentences = Sentences.of(rulebook);
    assertThat(rulebook.rules().stream().map(sentences::of)).doesNotHaveDuplicates();
  }

  @Test
  void aLawyerReadsIt() {
    Rulebook rulebook = Runs.rulebook("domestic-abuse");
    Rule rule =
        rulebook.rules().stream()
            .filter(each -> each.id().equals("DA-011A"))
            .findFirst()
            .orElseThrow();
    assertThat(Sentences.of(rulebook).of(rule))
        .isEqualTo(
            """
            Where all of these are so:
            - \u201cThe case is treated as domestic abuse\u201d holds
            - \u201cCounted items answered yes\u201d is at least 14\
             (\u201cYes answers from which the count alone is high risk\u201d)
            - any of these is so:
              - the answer to \u201cHow old is the victim?\u201d is not known
              - no value is set for \u201cAge that both must have reached for the 2021 Act\
             to call it domestic abuse\u201d
              - the answer to \u201cHow old is the victim?\u201d is at least 16 years\
             (\u201cAge that both must have reached for the 2021 Act to call it domestic abuse\u201d)
            then:
            - the domestic abuse risk is at least high
            - task MARAC_VISIBLE_HIGH: Refer to MARAC on the count of yes answers.\
             Due within 1440 minutes (24 hours) (\u201cDeadline for a MARAC referral\u201d).
            """
                .strip());
  }
}

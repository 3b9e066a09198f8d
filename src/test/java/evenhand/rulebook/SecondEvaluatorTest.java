package evenhand.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.rulebook.cases.Bytes;
import evenhand.rulebook.cases.Case;
import evenhand.rulebook.cases.CaseMaker;
import evenhand.rulebook.cases.Runs;
import evenhand.rulebook.evaluate.WhyNot;
import evenhand.rulebook.model.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Our own evaluation of the rules gives the bytes that the rule engine gives. With {@code
 * -Devenhand.cases=1000} it is tried on a million cases of each rulebook.
 */
class SecondEvaluatorTest {
  private static final int CASES = 1_000;
  private static final int EXPLAINED = 200;

  @ParameterizedTest
  @MethodSource("evenhand.rulebook.cases.Runs#ids")
  void bothEvaluationsGiveTheSameBytes(String id) {
    Rulebook rulebook = Runs.rulebook(id);
    CaseMaker maker = new CaseMaker(rulebook);
    int count = Runs.count(CASES);
    AtomicInteger differences = new AtomicInteger();
    long started = System.nanoTime();
    IntStream.range(0, count)
        .parallel()
        .forEach(
            number -> {
              Case each = maker.make(Runs.random("both evaluations" + id, number));
              if (!sameBytes(each, rulebook)) {
                System.out.println("difference on " + id + ", case " + number + ": " + each);
                differences.incrementAndGet();
              }
            });
    System.out.printf(
        "both evaluations, %s: %d cases, seed %d, %d differences, %d ms%n",
        id, count, Runs.seed(), differences.get(), (System.nanoTime() - started) / 1_000_000);
    assertThat(differences).as("cases on which they differ").hasValue(0);
  }

  private static boolean sameBytes(Case each, Rulebook rulebook) {
    Answers answers = Answers.read(List.of(rulebook), each.facts(), each.asOf());
    Parameters parameters = rulebook.parameters(each.asOf(), each.parameters());
    try {
      return Bytes.of(rulebook.advise(answers, parameters, Detail.REASONS))
          .equals(Bytes.of(rulebook.adviseAgain(answers, parameters, Detail.REASONS)));
    } catch (EngineFaultException differ) {
      return false;
    }
  }

  @ParameterizedTest
  @MethodSource("evenhand.rulebook.cases.Runs#ids")
  void everyRuleEitherFiresOrSaysWhyNot(String id) {
    Rulebook rulebook = Runs.rulebook(id);
    Set<String> rows = new HashSet<>();
    rulebook.rules().stream().map(Rule::row).forEach(rows::add);
    Runs.forCases(
        "why not",
        id,
        EXPLAINED,
        (each, number) -> {
          Answers answers = Answers.read(List.of(rulebook), each.facts(), each.asOf());
          Parameters parameters = rulebook.parameters(each.asOf(), each.parameters());
          List<WhyNot> whyNot = rulebook.second().whyNot(answers, parameters);
          Set<String> seen = new HashSet<>(each.decide(rulebook).rules());
          for (WhyNot why : whyNot) {
            String row = why.rule().replaceAll("[A-Z]$", "");
            assertThat(each.decide(rulebook).rules()).doesNotContain(row);
            assertThat(why.missing()).as(why.rule()).isPositive();
            assertThat(why.blocking()).as(why.rule()).isNotEmpty();
            seen.add(row);
          }
          assertThat(whyNot).extracting(WhyNot::missing).isSorted();
          assertThat(seen).isEqualTo(rows);
        });
  }
}

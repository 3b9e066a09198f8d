package evenhand.governance.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.governance.coverage.VignetteCase;
import evenhand.governance.proof.PossibleCase;
import evenhand.rulebook.Advice;
import evenhand.rulebook.Detail;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.RulebookFaultException;
import evenhand.rulebook.Rulebooks;
import evenhand.rulebook.cases.Case;
import evenhand.rulebook.cases.CaseMaker;
import evenhand.rulebook.cases.Runs;
import evenhand.rulebook.model.Rule;
import evenhand.rulebook.vignette.VignetteRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No change to a rule of the first three rulebooks goes unnoticed by their vignettes. */
class MutationTest {
  private static final int RANDOM_CASES = 200;
  private static final int ON_THE_ENGINE = 3;

  @ParameterizedTest
  @ValueSource(strings = {"domestic-abuse", "diversion", "hate-crime"})
  void everyMutantIsKilledOrProvenEquivalent(String id) throws IOException {
    Rulebook rulebook = Runs.rulebook(id);
    MutationReport report = Mutation.of(Runs.RULES, rulebook);
    System.out.printf(
        "%s: %d mutants, %d killed, %d proven equivalent, %d survived%n",
        id,
        report.mutants(),
        report.killed(),
        report.equivalent().size(),
        report.survivors().size());
    assertThat(report.mutants()).isGreaterThan(1_000);
    assertThat(report.survivors()).isEmpty();
    CaseMaker maker = new CaseMaker(rulebook);
    for (Mutant mutant : report.equivalent()) {
      MutantEvaluator evaluator = new MutantEvaluator(rulebook, mutant);
      for (int i = 0; i < Runs.count(RANDOM_CASES); i++) {
        Case each = maker.makeAsDelivered(Runs.random("equivalent" + id, i));
        assertThat(evaluator.tells(new PossibleCase(each.asOf(), each.facts(), each.parameters())))
            .as("%s told apart by %s", mutant, each)
            .isFalse();
      }
    }
  }

  @Test
  void withFewVignettesMutantsSurviveAndACaseTellsThemApart(@TempDir Path folder)
      throws IOException {
    Rulebook rulebook = Runs.rulebook("fraud-online");
    Path vignettes = Files.createDirectories(folder.resolve("fraud-online/vignettes"));
    Files.writeString(vignettes.resolve("none.yml"), "rulebook: fraud-online\nvignettes: []\n");
    MutationReport report = Mutation.of(folder, rulebook);
    assertThat(report.killed()).isZero();
    assertThat(report.survivors())
        .hasSizeGreaterThan(100)
        .filteredOn(survivor -> survivor.example().isPresent())
        .allSatisfy(
            survivor ->
                assertThat(
                        new MutantEvaluator(rulebook, survivor.mutant())
                            .tells(survivor.example().orElseThrow()))
                    .isTrue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"domestic-abuse", "diversion", "hate-crime"})
  void aSampleOfMutantsIsTheSameOnTheRuleEngine(String id, @TempDir Path folder)
      throws IOException {
    Rulebook rulebook = Runs.rulebook(id);
    List<Mutant> mutants = new ArrayList<>(Mutants.of(rulebook));
    Collections.shuffle(mutants, Runs.random("engine" + id, 0));
    List<VignetteCase> vignettes = VignetteCase.of(Runs.RULES, rulebook);
    int tried = 0;
    for (Mutant mutant : mutants) {
      Optional<Rulebook> built =
          mutant instanceof Mutant.OfRule changed && tried < ON_THE_ENGINE
              ? build(rulebook, changed, folder.resolve("mutant" + tried))
              : Optional.empty();
      if (built.isPresent()) {
        tried++;
        boolean killed = hold(vignettes, mutant, rulebook, built.get());
        System.out.println(id + " " + mutant.about() + " " + mutant.says() + ": " + killed);
      }
    }
    assertThat(tried).isEqualTo(ON_THE_ENGINE);
  }

  /** That the engine decides every vignette on the mutant as the second evaluator does. */
  private static boolean hold(
      List<VignetteCase> vignettes, Mutant mutant, Rulebook rulebook, Rulebook built) {
    MutantEvaluator evaluator = new MutantEvaluator(rulebook, mutant);
    boolean killed = false;
    for (VignetteCase each : vignettes) {
      Advice advice =
          built.advise(each.given().answers(), each.given().parameters(built), Detail.REASONS);
      boolean noticed =
          !VignetteRunner.compare(
                  each.vignette().expect(), advice.outcome(), advice.rules(), advice.asOf())
              .isEmpty();
      assertThat(evaluator.isNoticedBy(each))
          .as("%s of %s on %s", mutant.says(), mutant.about(), each.vignette().id())
          .isEqualTo(noticed);
      killed |= noticed;
    }
    return killed;
  }

  /** The rulebook with one rule written anew; empty where the profile of rules forbids it. */
  private static Optional<Rulebook> build(Rulebook rulebook, Mutant.OfRule mutant, Path folder)
      throws IOException {
    Optional<String> text = DrlText.of(mutant.rule());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    for (String part : List.of(rulebook.id(), "shared")) {
      Files.createDirectories(folder.resolve(part));
      try (Stream<Path> files = Files.list(Runs.RULES.resolve(part))) {
        for (Path each : files.filter(Files::isRegularFile).toList()) {
          Files.writeString(
              folder.resolve(part).resolve(each.getFileName()),
              Files.readString(each).replace(before(rulebook, mutant), text.get()));
        }
      }
    }
    try {
      return Rulebooks.load(folder).find(rulebook.id());
    } catch (RulebookFaultException refused) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path each : files.filter(Files::isRegularFile).toList()) {
          Files.delete(each);
        }
      }
      return Optional.empty();
    }
  }

  private static String before(Rulebook rulebook, Mutant.OfRule mutant) {
    Rule rule = rulebook.rules().get(mutant.position());
    String text = rule.place().text();
    return text.substring(0, text.lastIndexOf("\nend") + "\nend".length());
  }
}

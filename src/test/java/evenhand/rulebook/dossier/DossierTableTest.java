package evenhand.rulebook.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.rulebook.Advice;
import evenhand.rulebook.Detail;
import evenhand.rulebook.Outcome;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.cases.Case;
import evenhand.rulebook.cases.CaseMaker;
import evenhand.rulebook.cases.Runs;
import evenhand.rulebook.cases.Shrinker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds each rulebook against the rule table of its dossier. */
final class DossierTableTest {
  private static final int CASES = 20_000;

  static Stream<Named<Prose>> dossiers() {
    return Stream.concat(
            Stream.of(new DomesticAbuse(), new Diversion(), new HateCrime()), Tabled.all().stream())
        .map(prose -> Named.of(prose.rulebook(), prose));
  }

  @ParameterizedTest
  @MethodSource("dossiers")
  void aRulebookGivesWhatTheTableOfItsDossierSays(Prose prose) {
    Dossier dossier = Dossier.read(prose);
    Oracle oracle = new Oracle(dossier);
    Rulebook rulebook = Runs.rulebook(prose.rulebook());
    Coverage coverage = new Coverage(dossier);
    for (Case each : seldom(prose)) {
      Oracle.Expected expected = oracle.expected(each);
      assertThat(differences(expected, rulebook, each, Detail.FULL)).isEmpty();
      coverage.add(expected.situation());
    }
    Runs.forCases(
        "tables",
        prose.rulebook(),
        CASES,
        (each, number) -> {
          Detail detail = number % 10 == 0 ? Detail.REASONS : Detail.OUTCOME;
          Oracle.Expected expected = oracle.expected(each);
          if (!differences(expected, rulebook, each, detail).isEmpty()) {
            report(oracle, rulebook, each, detail);
          }
          coverage.add(expected.situation());
        });
    assertThat(coverage.gaps()).as("comparisons that decided in no random case").isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dossiers")
  void theWorkedExamplesGiveWhatTheTableOfTheirDossierSays(Prose prose) {
    Oracle oracle = new Oracle(Dossier.read(prose));
    Rulebook rulebook = Runs.rulebook(prose.rulebook());
    for (Case each : new CaseMaker(rulebook).examples()) {
      assertThat(differences(oracle.expected(each), rulebook, each, Detail.FULL))
          .as("%s", each)
          .isEmpty();
    }
  }

  private static List<Case> seldom(Prose prose) {
    List<Case> cases = new ArrayList<>();
    for (String written : prose.seldom()) {
      String[] parts = written.split("\\| ");
      cases.add(
          new Case(Instant.parse("2026-01-15T12:00:00Z"), object(parts[0]), object(parts[1])));
    }
    return cases;
  }

  private static ObjectNode object(String json) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(json);
    } catch (JsonProcessingException wrong) {
      throw new AssertionError(wrong);
    }
  }

  private static void report(Oracle oracle, Rulebook rulebook, Case found, Detail detail) {
    CaseMaker maker = new CaseMaker(rulebook);
    Case smallest =
        Shrinker.shrink(
            found,
            each ->
                maker.isValid(each)
                    && !differences(oracle.expected(each), rulebook, each, detail).isEmpty());
    throw new AssertionError(
        "the rulebook and the dossier differ; the smallest such case: "
            + smallest
            + "\n"
            + String.join(
                "\n", differences(oracle.expected(smallest), rulebook, smallest, detail)));
  }

  private static List<String> differences(
      Oracle.Expected expected, Rulebook rulebook, Case each, Detail detail) {
    List<String> differences = new ArrayList<>();
    Advice advice;
    try {
      advice = each.decide(rulebook, detail);
    } catch (RuntimeException failed) {
      return List.of("the rulebook fails: " + failed);
    }
    compare("rules", advice.rules(), expected.rows(), differences);
    Outcome actual = bare(advice.outcome());
    Outcome wanted = expected.outcome();
    compare("grades", actual.grades(), wanted.grades(), differences);
    compare("flags", actual.flags(), wanted.flags(), differences);
    compare("actions", actual.actions(), wanted.actions(), differences);
    compare("blocks", actual.blocks(), wanted.blocks(), differences);
    compare("reviews", actual.reviews(), wanted.reviews(), differences);
    compare("options", actual.options(), wanted.options(), differences);
    compare("opens", actual.opens(), wanted.opens(), differences);
    compare("provisional", actual.provisional(), wanted.provisional(), differences);
    if (differences.isEmpty() && !actual.equals(wanted)) {
      differences.add("the outcomes differ: " + actual + " and " + wanted);
    }
    return differences;
  }

  private static void compare(String what, Object actual, Object wanted, List<String> differences) {
    if (actual instanceof List<?> ours && wanted instanceof List<?> theirs) {
      ours.stream()
          .filter(each -> !theirs.contains(each))
          .forEach(each -> differences.add(what + " by the rulebook only: " + each));
      theirs.stream()
          .filter(each -> !ours.contains(each))
          .forEach(each -> differences.add(what + " by the dossier only: " + each));
    } else if (!actual.equals(wanted)) {
      differences.add(what + " by rulebook " + actual + ", by dossier " + wanted);
    }
  }

  /** Without the words for the human step, which each rulebook chooses. */
  private static Outcome bare(Outcome outcome) {
    return new Outcome(
        outcome.grades(),
        outcome.flags(),
        outcome.actions(),
        outcome.blocks().stream()
            .map(block -> new Outcome.Block(block.code(), Optional.empty()))
            .toList(),
        outcome.reviews(),
        outcome.options(),
        outcome.opens(),
        outcome.provisional());
  }
}

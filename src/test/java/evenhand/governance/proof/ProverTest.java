package evenhand.governance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import evenhand.rulebook.cases.Runs;
import evenhand.rulebook.vignette.VignetteReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every invariant is proven, and a broken rule is caught with a case that the engine confirms. */
class ProverTest {

  @ParameterizedTest
  @MethodSource("evenhand.rulebook.cases.Runs#ids")
  void everyInvariantIsProvenAndEveryRuleCanFire(String id) {
    Rulebook rulebook = Runs.rulebook(id);
    long started = Runs.now();
    List<Finding> findings = Prover.prove(rulebook);
    Runs.report("proof, " + id, findings.size(), started);
    findings.stream()
        .filter(finding -> finding.kind() != Finding.Kind.PROVEN)
        .forEach(finding -> System.out.println("  " + finding));
    assertThat(findings).noneMatch(finding -> finding.kind().isFault());
    assertThat(findings)
        .filteredOn(finding -> finding.kind() == Finding.Kind.PROVEN)
        .extracting(Finding::about)
        .containsExactlyElementsOf(
            rulebook.invariants().list().stream().map(each -> each.id()).toList());
  }

  /** A rulebook with one text replaced by another in one file. */
  private static Rulebooks broken(Path folder, String rulebook, String file, String from, String to)
      throws IOException {
    for (String part : List.of(rulebook, "shared")) {
      try (Stream<Path> files = Files.list(Runs.RULES.resolve(part))) {
        for (Path each : files.filter(Files::isRegularFile).toList()) {
          Files.createDirectories(folder.resolve(part));
          Files.copy(each, folder.resolve(part).resolve(each.getFileName()));
        }
      }
    }
    Path changed = folder.resolve(rulebook).resolve(file);
    String text = Files.readString(changed);
    assertThat(text).as("what is to be replaced in %s", file).contains(from);
    Files.writeString(changed, text.replace(from, to));
    return Rulebooks.load(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          diversion | kinds-of-case.drl | close("community_resolution", "simple_caution", "outcome_21") | close("simple_caution", "outcome_21") | DV-I01
          domestic-abuse | danger-signs.drl | outcome.floor("da_risk", "high"); | outcome.floor("da_risk", "medium"); | DA-I07
          domestic-abuse | count-and-judgement.drl | da_critical_yes >= 1 | da_critical_yes > 1 | DA-I11
          hate-crime | risk-and-support.drl | outcome.floor("response", "g2"); | outcome.floor("response", "g3"); | HC-I05
          """)
  void aBrokenRuleIsCaughtByACaseThatTheEngineConfirms(
      String id, String file, String from, String to, String invariant, @TempDir Path folder)
      throws IOException {
    Rulebooks broken = broken(folder, id, file, from, to);
    Rulebook rulebook = broken.find(id).orElseThrow();
    Finding refuted =
        Prover.prove(rulebook).stream()
            .filter(finding -> finding.about().equals(invariant))
            .findFirst()
            .orElseThrow();
    assertThat(refuted.kind()).isEqualTo(Finding.Kind.REFUTED);
    Counterexample example = refuted.example().orElseThrow();
    assertThat(example.confirmed()).isTrue();
    Path written = CounterexampleFile.write(folder.resolve("found"), rulebook, refuted);
    System.out.println(Files.readString(written));
    VignetteReport under = new VignetteReport(broken);
    under.run(written);
    assertThat(under.failures()).as("by the broken rules").isEmpty();
    VignetteReport intact = new VignetteReport(Rulebooks.load(Runs.RULES));
    intact.run(written);
    assertThat(intact.failures()).as("by the rules as they are").isNotEmpty();
  }

  @Test
  void aRuleThatCanNeverFireIsCaught(@TempDir Path folder) throws IOException {
    Rulebooks broken =
        broken(
            folder,
            "domestic-abuse",
            "count-and-judgement.drl",
            "da_yes_count >= da_medium_count, da_yes_count < da_high_count",
            "da_yes_count >= da_high_count, da_yes_count < da_medium_count");
    assertThat(Prover.prove(broken.find("domestic-abuse").orElseThrow()))
        .filteredOn(finding -> finding.kind() == Finding.Kind.NEVER_FIRES)
        .extracting(Finding::about)
        .containsExactly("DA-012");
  }
}

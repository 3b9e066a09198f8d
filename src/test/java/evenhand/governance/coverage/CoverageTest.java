package evenhand.governance.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.rulebook.Rulebook;
import evenhand.rulebook.cases.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vignettes of no rulebook leave anything out that a case could show. */
class CoverageTest {

  @ParameterizedTest
  @MethodSource("evenhand.rulebook.cases.Runs#ids")
  void nothingThatACaseCouldShowIsMissing(String id) throws IOException {
    Coverage.Report report = Coverage.of(Runs.RULES, Runs.rulebook(id));
    System.out.println(
        id
            + ": "
            + report.wanted()
            + " things to show, "
            + (report.gaps().size() - report.missing().size())
            + " not to be shown by any");
    assertThat(report.missing()).isEmpty();
  }

  @Test
  void withFewerVignettesMoreIsMissing(@TempDir Path folder) throws IOException {
    Rulebook rulebook = Runs.rulebook("hate-crime");
    Path vignettes = Files.createDirectories(folder.resolve("hate-crime/vignettes"));
    Files.copy(
        Runs.RULES.resolve("hate-crime/vignettes/hate-crime.yml"),
        vignettes.resolve("hate-crime.yml"));
    Coverage.Report report = Coverage.of(folder, rulebook);
    assertThat(report.missing())
        .anyMatch(gap -> gap.what().startsWith("never seen with only this failing"))
        .allSatisfy(gap -> assertThat(gap.example()).isPresent());
  }
}

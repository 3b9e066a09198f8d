package evenhand.fairness.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.fairness.report.Reliability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What reports and documents say about intervals and verdicts is what the simulation gives. */
class SimulationTest {
  private static final long SEED = 1;
  private static final int TRIALS = 20_000;
  private static final double EXPECTED_MIN = 10;

  @Test
  void intervalsCoverAsOftenAsTheySay() {
    for (Coverage line : Coverage.grid(SEED, TRIALS)) {
      double expected = line.n() * Math.min(line.rate(), 1 - line.rate());
      double upper = expected >= EXPECTED_MIN ? 0.97 : 1;
      for (double covered : List.of(line.wilson(), line.newcombe(), line.koopman())) {
        assertThat(covered).as(line.toString()).isBetween(0.93, upper);
      }
    }
  }

  @Test
  void theDocumentedCoverageIsTheSimulated() throws IOException {
    String document = Files.readString(Path.of("docs/reference/audit-reliability.md"));
    for (Coverage line : Coverage.grid(SEED, TRIALS)) {
      assertThat(document)
          .contains(
              String.format(
                  Locale.ROOT,
                  "| %d | %.2f | %.4f | %.4f | %.4f |",
                  line.n(),
                  line.rate(),
                  line.wilson(),
                  line.newcombe(),
                  line.koopman()));
    }
  }

  @Test
  void theFiguresThatReportsQuoteAreTheSimulated() throws IOException {
    String document = Files.readString(Path.of("docs/reference/audit-reliability.md"));
    List<Reliability.Line> quoted = Reliability.lines();
    assertThat(quoted).hasSize(40);
    for (int number : List.of(0, 17)) {
      OperatingCharacteristic line = OperatingCharacteristic.line(number, SEED, TRIALS);
      Reliability.Line expected = quoted.get(number);
      assertThat(expected.size()).isEqualTo(line.n());
      assertThat(expected.flagged()).isEqualTo(rounded(line.flagged()));
      assertThat(expected.anyFlagged()).isEqualTo(rounded(line.anyFlagged()));
      assertThat(expected.green()).isEqualTo(rounded(line.green()));
    }
    for (Reliability.Line line : quoted) {
      assertThat(document)
          .contains(
              String.format(
                  Locale.ROOT,
                  "| %d | %.1f | %.2f | %.4f | %.4f | %.4f | %.4f |",
                  line.size(),
                  line.rate(),
                  line.ratio(),
                  line.flagged(),
                  line.anyFlagged(),
                  line.green(),
                  line.cannotTell()));
    }
  }

  @Test
  void verdictsErrAsSeldomAsTheDesignSays() {
    for (Reliability.Line line : Reliability.lines()) {
      if (line.ratio() == 1) {
        assertThat(line.anyFlagged()).as(line.toString()).isLessThanOrEqualTo(0.058);
      }
      if (line.ratio() == 0.8) {
        assertThat(line.green()).as(line.toString()).isLessThanOrEqualTo(0.04);
      }
    }
  }

  private static double rounded(double share) {
    return Math.round(share * 10_000) / 10_000.0;
  }
}

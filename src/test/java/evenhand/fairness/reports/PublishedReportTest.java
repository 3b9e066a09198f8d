package evenhand.fairness.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import evenhand.AccessiblePdf;
import evenhand.rulebook.cases.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The published example is what the program of today makes of the rulebook of today. */
class PublishedReportTest {
  private static final Path EXAMPLE = Path.of("fairness-reports", "demo", "diversion");
  private static final String AGAIN =
      "make the example again, as fairness-reports/README.md says beside demo/diversion";
  private static final int BYTES_MAX = 900_000;

  /** Worked cases and the changelog are no part of a revision, so that they make nothing stale. */
  @Test
  void theExampleIsOfTheRulebookAsItIsShipped() throws IOException {
    JsonNode used =
        new ObjectMapper()
            .readTree(EXAMPLE.resolve("report.json").toFile())
            .at("/provenance/revisions");
    assertThat(used.findValuesAsText("revision"))
        .as(AGAIN)
        .containsExactly(Runs.rulebook("diversion").revision().toString());
  }

  @Test
  void everyPageSaysThatItIsInventedAndAnybodyCanReadIt() throws Exception {
    byte[] pdf = Files.readAllBytes(EXAMPLE.resolve("report.pdf"));
    assertThat(pdf.length).as("bytes of report.pdf").isLessThan(BYTES_MAX);
    AccessiblePdf.check(pdf);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFTextStripper text = new PDFTextStripper();
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        text.setStartPage(page);
        text.setEndPage(page);
        assertThat(text.getText(document)).as("page " + page).contains("Invented data");
      }
    }
    assertThat(Files.readString(EXAMPLE.resolve("report.html"))).contains("Invented data");
  }
}

package evenhand.fairness.page;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.AccessiblePdf;
import evenhand.fairness.Audits;
import evenhand.fairness.disclosure.Audience;
import evenhand.fairness.report.Release;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class ReportPdfTest {
  private static final String SPEC =
      """
      title: Invented decisions
      group: {column: g, missing: [""], comparator: White}
      decision_points:
        - id: graded_high
          column: y
          selected: [yes]
          adverse: false
      """;

  private static String html() {
    StringBuilder csv = new StringBuilder("g,y\n");
    for (int i = 0; i < 900; i++) {
      csv.append(i % 3 == 0 ? "Black" : i % 7 == 0 ? "" : "White");
      csv.append(i % 4 == 0 ? ",yes\n" : ",no\n");
    }
    return ReportPage.write(
        Release.of(
            Audits.audit(
                SPEC, new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8))),
            Audience.FORCE,
            Map.of()));
  }

  @Test
  void thePdfIsAccessible() throws Exception {
    AccessiblePdf.check(ReportPdf.of(html()));
  }

  @Test
  void thePdfSaysWhatThePageSaysAndTheSameBytesEachTime() throws Exception {
    String html = html();
    byte[] pdf = ReportPdf.of(html);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
      assertThat(text)
          .contains("Invented decisions", "For every 100 White decisions selected", "Methods")
          .contains("a convention, not a legal test")
          .as("labels of charts are text, not drawings of text")
          .contains("Ratio to the comparator, log scale, with 95% interval");
    }
    assertThat(ReportPdf.of(html)).isEqualTo(pdf);
  }
}

package evenhand.fairness.page;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

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
    VeraGreenfieldFoundryProvider.initialise();
    byte[] pdf = ReportPdf.of(html());
    try (PDFAParser parser =
            Foundries.defaultInstance()
                .createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
      ValidationResult result = validator.validate(parser);
      assertThat(result.getTotalAssertions()).isPositive();
      assertThat(result.getTestAssertions())
          .as("veraPDF, PDF/UA-1")
          .extracting(each -> each.getRuleId() + " " + each.getMessage())
          .isEmpty();
      assertThat(result.isCompliant()).isTrue();
    }
  }

  @Test
  void thePdfSaysWhatThePageSaysAndTheSameBytesEachTime() throws Exception {
    String html = html();
    byte[] pdf = ReportPdf.of(html);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
      assertThat(text)
          .contains("Invented decisions", "For every 100 White decisions selected", "Methods")
          .contains("a convention, not a legal test");
    }
    assertThat(ReportPdf.of(html)).isEqualTo(pdf);
  }
}

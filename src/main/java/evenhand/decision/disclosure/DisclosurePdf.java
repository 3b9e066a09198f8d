package evenhand.decision.disclosure;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import evenhand.decision.Json;
import evenhand.ledger.proof.ProofFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/** The page that discloses a decision as PDF, with the proof file attached. */
final class DisclosurePdf {
  /** The name of the attachment. */
  private static final String PROOF_FILE = "proof.json";

  /** What does not fit on a page is set smaller, as far as can be read; the largest first. */
  private static final List<String> SIZES =
      List.of(
          DisclosurePage.SIZE,
          "font-size: 7.5pt",
          "font-size: 7pt",
          "font-size: 6.5pt",
          "font-size: 6pt");

  private DisclosurePdf() {}

  static byte[] of(Disclosure disclosure) {
    XRLog.setLoggingEnabled(false);
    String html = DisclosurePage.html(disclosure);
    try (PdfBoxRenderer renderer = laidOut(html, largestOnOnePage(html));
        PDDocument document = renderer.createPDFKeepOpen()) {
      if (disclosure.proof().isPresent()) {
        attach(disclosure.proof().get(), document);
      }
      ByteArrayOutputStream pdf = new ByteArrayOutputStream();
      document.save(pdf);
      return pdf.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By halving, for each size tried costs a layout; the smallest where none fits. */
  private static String largestOnOnePage(String html) throws IOException {
    int first = 0;
    int last = SIZES.size() - 1;
    while (first < last) {
      int middle = (first + last) / 2;
      if (fits(html, SIZES.get(middle))) {
        last = middle;
      } else {
        first = middle + 1;
      }
    }
    return SIZES.get(first);
  }

  private static boolean fits(String html, String size) throws IOException {
    try (PdfBoxRenderer renderer = laidOut(html, size);
        PDDocument unused = renderer.getPdfDocument()) {
      return renderer.getRootBox().getLayer().getPages().size() == 1;
    }
  }

  private static PdfBoxRenderer laidOut(String html, String size) {
    PdfBoxRenderer renderer =
        new PdfRendererBuilder()
            .withHtmlContent(html.replace(DisclosurePage.SIZE, size), "about:blank")
            .toStream(OutputStream.nullOutputStream())
            .buildPdfRenderer();
    renderer.layout();
    return renderer;
  }

  /** Puts the proof file in, so that one file holds all that a court has to check. */
  private static void attach(ProofFile proof, PDDocument document) throws IOException {
    byte[] json = Json.bytes(proof.json());
    PDEmbeddedFile file = new PDEmbeddedFile(document, new ByteArrayInputStream(json));
    file.setSubtype("application/json");
    file.setSize(json.length);
    PDComplexFileSpecification named = new PDComplexFileSpecification();
    named.setFile(PROOF_FILE);
    named.setFileUnicode(PROOF_FILE);
    named.setEmbeddedFile(file);
    PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
    tree.setNames(Map.of(PROOF_FILE, named));
    PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
    names.setEmbeddedFiles(tree);
    document.getDocumentCatalog().setNames(names);
  }
}

package evenhand.decision.disclosure;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import evenhand.decision.Json;
import evenhand.ledger.proof.ProofFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/** The page that discloses a decision as PDF, with the proof file attached. */
final class DisclosurePdf {
  /** The name of the attachment. */
  private static final String PROOF_FILE = "proof.json";

  /** What does not fit on a page is set smaller, as far as can be read. */
  private static final List<String> SMALLER =
      List.of("font-size: 7.5pt", "font-size: 7pt", "font-size: 6.5pt", "font-size: 6pt");

  private DisclosurePdf() {}

  static byte[] of(Disclosure disclosure) {
    XRLog.setLoggingEnabled(false);
    String html = DisclosurePage.html(disclosure);
    try {
      byte[] pdf = rendered(html);
      for (String size : SMALLER) {
        if (pages(pdf) == 1) {
          break;
        }
        pdf = rendered(html.replace(DisclosurePage.SIZE, size));
      }
      return disclosure.proof().isPresent() ? attached(disclosure.proof().get(), pdf) : pdf;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] rendered(String html) throws IOException {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    new PdfRendererBuilder().withHtmlContent(html, "about:blank").toStream(pdf).run();
    return pdf.toByteArray();
  }

  private static int pages(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return document.getNumberOfPages();
    }
  }

  /** The PDF with the proof file in it, so that one file holds all that a court has to check. */
  private static byte[] attached(ProofFile proof, byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
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
      ByteArrayOutputStream with = new ByteArrayOutputStream();
      document.save(with);
      return with.toByteArray();
    }
  }
}

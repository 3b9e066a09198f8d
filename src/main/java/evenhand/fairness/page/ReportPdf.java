package evenhand.fairness.page;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Makes {@code report.pdf} of the page: tagged, PDF/UA-1, one embedded font. */
public final class ReportPdf {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  /** A chart with its size, title and description. */
  private static final Pattern PLOT =
      Pattern.compile(
          "<svg (viewBox=\"0 0 (\\d+) (\\d+)\"[^>]*)>"
              + "(?=\\s*<title[^>]*>([^<]*)</title>\\s*<desc[^>]*>([^<]*)</desc>)");

  private static final COSName PROPERTIES = COSName.getPDFName("Properties");
  private static final int PLOT_WIDTH = 640;

  private static final List<Integer> WEIGHTS = List.of(400, 700);

  private ReportPdf() {}

  /**
   * The document; the same page gives the same bytes.
   *
   * @param html as {@link ReportPage} writes it, or another page of the same kind
   */
  public static byte[] of(String html) {
    XRLog.setLoggingEnabled(false);
    try (PDDocument document = render(html);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      settle(document, html);
      shareArtifacts(document);
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PDDocument render(String html) throws IOException {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.usePdfUaAccessibility(true);
    builder.useFastMode();
    for (int weight : WEIGHTS) {
      builder.useFont(ReportPdf::font, "Arial", weight, BaseRendererBuilder.FontStyle.NORMAL, true);
    }
    PDDocument document = new PDDocument();
    builder.usePDDocument(document);
    builder.useSVGDrawer(charts(document));
    builder.withHtmlContent(PLOT.matcher(html).replaceAll(ReportPdf::drawn), null);
    builder.toStream(new ByteArrayOutputStream());
    var renderer = builder.buildPdfRenderer();
    renderer.layout();
    renderer.createPDFWithoutClosing();
    return renderer.getPdfDocument();
  }

  /** The renderer asks for a namespace, a size and {@code alt}, which a page does without. */
  private static String drawn(MatchResult plot) {
    int height = PLOT_WIDTH * Integer.parseInt(plot.group(3)) / Integer.parseInt(plot.group(2));
    return Matcher.quoteReplacement(
        ("<svg xmlns=\"http://www.w3.org/2000/svg\" alt=\"%s. %s\""
                + " style=\"width: %dpx; height: %dpx\" %s>")
            .formatted(plot.group(4), plot.group(5), PLOT_WIDTH, height, plot.group(1)));
  }

  private static ChartDrawer charts(PDDocument document) throws IOException {
    try (InputStream embedded = font();
        InputStream named = font()) {
      return new ChartDrawer(
          PDType0Font.load(document, embedded), Font.createFont(Font.TRUETYPE_FONT, named));
    } catch (FontFormatException e) {
      throw new IllegalStateException("the font " + FONT + " cannot be read", e);
    }
  }

  private static InputStream font() {
    InputStream font = PDDocument.class.getResourceAsStream(FONT);
    if (font == null) {
      throw new IllegalStateException("the font " + FONT + " is not in the PDF library");
    }
    return font;
  }

  /**
   * The renderer describes the place of each background and border of each cell, which nobody reads
   * and which made up half of the objects: what they are, a matter of layout, is said once.
   */
  private static void shareArtifacts(PDDocument document) {
    COSDictionary layout = new COSDictionary();
    layout.setItem(COSName.TYPE, COSName.getPDFName("Layout"));
    for (PDPage page : document.getPages()) {
      COSDictionary marked = page.getResources().getCOSObject().getCOSDictionary(PROPERTIES);
      if (marked != null) {
        List.copyOf(marked.keySet()).stream()
            .filter(name -> isBackground(marked.getCOSDictionary(name)))
            .forEach(name -> marked.setItem(name, layout));
      }
    }
  }

  private static boolean isBackground(COSDictionary properties) {
    return "Background".equals(properties.getNameAsString(COSName.TYPE));
  }

  /** No clock and no random: an identifier from the content, and a date that says nothing. */
  private static void settle(PDDocument document, String html) {
    Calendar epoch = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.UK);
    epoch.setTimeInMillis(0);
    document.getDocumentInformation().setCreationDate(epoch);
    document.getDocumentInformation().setModificationDate(epoch);
    document.setDocumentId((long) html.hashCode());
    COSArray id = new COSArray();
    id.add(new COSString("evenhand-" + Integer.toHexString(html.hashCode())));
    id.add(new COSString("evenhand-" + Integer.toHexString(html.hashCode())));
    document.getDocument().getTrailer().setItem(COSName.ID, id);
  }
}

package evenhand.rulebook.document;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/** Writes a document as one HTML file that needs nothing else, reads and prints as it is. */
public final class DocumentHtml {
  private DocumentHtml() {}

  /** The page; the same document gives the same bytes. */
  public static String of(Document document) {
    StringWriter html = new StringWriter();
    try {
      configuration().getTemplate("document.ftlh").process(Map.of("page", document), html);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TemplateException e) {
      throw new IllegalStateException("the template and the document do not fit", e);
    }
    return html.toString();
  }

  private static Configuration configuration() {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setClassForTemplateLoading(DocumentHtml.class, "");
    configuration.setDefaultEncoding("UTF-8");
    configuration.setLocale(Locale.UK);
    configuration.setLocalizedLookup(false);
    configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    return configuration;
  }
}

package evenhand.fairness.page;

import evenhand.fairness.report.Release;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.Version;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes {@code report.html}: one file that needs nothing else, reads and prints as it is. */
public final class ReportPage {
  private static final Version FREEMARKER = Configuration.VERSION_2_3_34;

  private ReportPage() {}

  /** The page; the same release gives the same bytes. */
  public static String write(Release release) {
    return filled("report.ftlh", Map.of("page", new PageBuilder(release).page()));
  }

  /** The page that leads to several reports. */
  static String index(List<ReportIndex.Row> rows) {
    return filled("index.ftlh", Map.of("rows", rows));
  }

  private static String filled(String template, Map<String, Object> view) {
    StringWriter html = new StringWriter();
    try {
      configuration().getTemplate(template).process(view, html);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TemplateException e) {
      throw new IllegalStateException("the template and the view do not fit", e);
    }
    return html.toString();
  }

  private static Configuration configuration() {
    Configuration configuration = new Configuration(FREEMARKER);
    configuration.setClassForTemplateLoading(ReportPage.class, "");
    configuration.setDefaultEncoding("UTF-8");
    configuration.setLocale(Locale.UK);
    configuration.setLocalizedLookup(false);
    configuration.setNumberFormat("computer");
    configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    return configuration;
  }
}

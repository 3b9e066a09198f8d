package evenhand.fairness.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.fairness.report.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes what was done with a report at its end, and where it was corrected or withdrawn at its
 * beginning too. No figure changes.
 */
public final class Corrections {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Pattern SECTION =
      Pattern.compile(
          "(<h2>" + Pattern.quote(Appendices.CORRECTIONS) + "</h2>).*?(</section>)",
          Pattern.DOTALL);
  private static final Pattern STATUS = Pattern.compile("<p class=\"status\">.*?</p>\n");
  private static final String VERSION = "<p class=\"version\">";

  private Corrections() {}

  /**
   * One step.
   *
   * @param kind published, corrected or withdrawn
   * @param words what was corrected, or why it was withdrawn
   */
  public record Step(String kind, String words, Instant at) {
    String on() {
      return LocalDate.ofInstant(at, LONDON).toString();
    }
  }

  private static final String NEXT = ".next";
  private static final List<String> FILES = List.of("report.json", "report.html", "report.pdf");

  /** Puts in place what was prepared. */
  public static void settle(Path folder) throws IOException {
    for (String file : FILES) {
      Files.move(
          folder.resolve(file + NEXT), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The bytes that a file will have once they are put in place. */
  public static byte[] prepared(Path folder, String file) throws IOException {
    return Files.readAllBytes(folder.resolve(file + NEXT));
  }

  /** Writes the files of one version anew, beside the old ones. */
  public static void prepare(Path folder, List<Step> steps) throws IOException {
    Path json = folder.resolve("report.json");
    ObjectNode report = (ObjectNode) new ObjectMapper().readTree(json.toFile());
    ObjectNode publication = report.putObject("publication");
    publication.put("status", steps.get(steps.size() - 1).kind());
    ArrayNode list = publication.putArray("steps");
    for (Step step : steps) {
      list.addObject().put("step", step.kind()).put("on", step.on()).put("words", step.words());
    }
    Files.writeString(folder.resolve("report.json" + NEXT), ReportJson.write(report));
    Path html = folder.resolve("report.html" + NEXT);
    Files.writeString(html, page(Files.readString(folder.resolve("report.html")), steps));
    PdfProcess.write(html, folder.resolve("report.pdf" + NEXT));
  }

  /** The page with the steps in it. */
  static String page(String html, List<Step> steps) {
    StringBuilder section = new StringBuilder("$1\n");
    for (Step step : steps) {
      section
          .append("<p class=\"sentence\">")
          .append(Matcher.quoteReplacement(sentence(step)))
          .append("</p>\n");
    }
    String ended = SECTION.matcher(html).replaceFirst(section + "$2");
    Step last = steps.get(steps.size() - 1);
    String status = last.kind().equals("published") ? "Published" : sentence(last);
    return STATUS
        .matcher(ended)
        .replaceFirst("")
        .replaceFirst(
            VERSION,
            Matcher.quoteReplacement("<p class=\"status\">" + status + "</p>\n" + VERSION));
  }

  private static String sentence(Step step) {
    String done = step.kind().substring(0, 1).toUpperCase(Locale.ROOT);
    String words = step.words().isEmpty() ? "." : ": " + escaped(step.words());
    return done + step.kind().substring(1) + " on " + step.on() + words;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}

package evenhand.fairness.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.fairness.comparison.Audit;
import evenhand.fairness.report.Release;
import evenhand.fairness.report.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The page that leads to the reports of several rulebooks, and all their families in one file. */
public final class ReportIndex {
  private ReportIndex() {}

  /**
   * Writes {@code report.html} and {@code report.json}.
   *
   * @param releases by rulebook, each in a folder of that name below
   */
  public static void write(Map<String, Release> releases, Path folder) throws IOException {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("title", "Fairness report of recorded decisions");
    ArrayNode rulebooks = report.putArray("rulebooks");
    ArrayNode families = report.putArray("families");
    releases.forEach(
        (id, release) -> {
          ObjectNode each = ReportJson.of(release);
          ObjectNode about = rulebooks.addObject();
          about.put("rulebook", id);
          about.put("report", id + "/report.json");
          for (String field :
              List.of("title", "source", "audience", "data", "provenance", "items")) {
            about.set(field, each.get(field));
          }
          each.get("families")
              .forEach(family -> families.add(((ObjectNode) family).put("rulebook", id)));
        });
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("report.json"), ReportJson.write(report));
    Files.writeString(folder.resolve("report.html"), ReportPage.index(rows(releases)));
  }

  private static List<Row> rows(Map<String, Release> releases) {
    List<Row> rows = new ArrayList<>();
    releases.forEach(
        (id, release) -> {
          Audit audit = release.audit();
          PageView page = new PageBuilder(release).page();
          rows.add(
              new Row(
                  id,
                  audit.spec().title(),
                  page.banner(),
                  page.version(),
                  Figures.count(audit.data().rows()),
                  page.summary().get(1)));
        });
    return rows;
  }

  /** One report: its folder, and its figures in short. */
  public record Row(
      String id, String title, String banner, String version, String decisions, String verdicts) {}
}

package evenhand.fairness.page;

import evenhand.fairness.report.Release;
import evenhand.fairness.report.ReportJson;
import evenhand.fairness.report.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes a release as files: {@code report.json}, {@code report.html}, {@code report.pdf} and
 * {@code tables/}.
 */
public final class ReportFolder {
  private ReportFolder() {}

  /** Writes into the folder, making it where missing; the same release gives the same bytes. */
  public static void write(Release release, Path folder) throws IOException {
    var report = ReportJson.of(release);
    String json = ReportJson.write(report);
    String html = ReportPage.write(release);
    Map<String, String> tables = Tables.of(report);
    Path below = Files.createDirectories(folder.resolve("tables"));
    Files.writeString(folder.resolve("report.json"), json);
    Files.writeString(folder.resolve("report.html"), html);
    PdfProcess.write(folder.resolve("report.html"), folder.resolve("report.pdf"));
    for (Map.Entry<String, String> table : tables.entrySet()) {
      Files.writeString(below.resolve(table.getKey()), table.getValue());
    }
  }
}

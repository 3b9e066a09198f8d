package evenhand.command;

import java.nio.file.Path;
import java.util.List;

/** Runs {@code audit-csv --spec S --data D --out O} without the application. */
public final class VerbRunner {
  private VerbRunner() {}

  public static void main(String[] arguments) {
    List<String> given = List.of(arguments);
    try {
      AuditCsvCommand.run(
          AuditCsvCommand.Request.of(
              path(given, "--spec"), path(given, "--data"), path(given, "--out")),
          System.err);
    } catch (StoppedException e) {
      System.err.println("audit-csv: " + e.getMessage());
      System.exit(e.status());
    }
  }

  private static Path path(List<String> given, String option) {
    return Path.of(given.get(given.indexOf(option) + 1));
  }
}

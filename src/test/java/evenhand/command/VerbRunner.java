package evenhand.command;

import java.nio.file.Path;

/** Runs {@code audit-csv SPEC DATA OUT} without the application, for benchmarks of the counting. */
public final class VerbRunner {
  private VerbRunner() {}

  public static void main(String[] arguments) {
    try {
      AuditCsvCommand.run(
          Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]), System.err);
    } catch (StoppedException e) {
      System.err.println("audit-csv: " + e.getMessage());
      System.exit(e.status());
    }
  }
}

package evenhand.rulebook.vignette;

import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs vignette files and counts. Not thread-safe. */
public final class VignetteReport {
  private final Rulebooks rulebooks;
  private final List<String> failures = new ArrayList<>();
  private int passed;
  private int skipped;

  public VignetteReport(Rulebooks rulebooks) {
    this.rulebooks = rulebooks;
  }

  /** The vignette files that a rulebook ships. */
  public static List<Path> filesOf(Path rules, Rulebook rulebook) throws IOException {
    Path folder = rules.resolve(rulebook.id()).resolve("vignettes");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(path -> path.toString().endsWith(".yml")).sorted().toList();
    }
  }

  /**
   * Runs one file; cases about what a person asks of the service are skipped and counted.
   *
   * @throws IllegalArgumentException where the file is about a rulebook that is not loaded
   */
  public void run(Path path) throws IOException {
    VignetteFile file = VignetteFile.read(path);
    Rulebook rulebook =
        rulebooks
            .find(file.rulebook())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        path
                            + " is about the rulebook '"
                            + file.rulebook()
                            + "', which is not here"));
    for (Vignette vignette : file.vignettes()) {
      if (vignette.request().isPresent()) {
        skipped++;
        continue;
      }
      List<String> differences = VignetteRunner.differences(vignette, rulebook);
      if (differences.isEmpty()) {
        passed++;
      }
      for (String difference : differences) {
        failures.add(
            vignette.file()
                + ":"
                + vignette.line()
                + ": "
                + vignette.id()
                + " ("
                + vignette.title()
                + "): "
                + difference);
      }
    }
  }

  /** File, line, case and difference, one a line. */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  public String counts() {
    long failed = failures.stream().map(line -> line.split(" ", 3)[1]).distinct().count();
    return passed + " vignettes passed, " + failed + " failed, " + skipped + " skipped";
  }
}

package evenhand.fairness.report;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The simulated figures that every report quotes about itself, as {@code audit-simulate} gave them.
 */
public final class Reliability {
  private static final String RESOURCE = "verdict-reliability.csv";
  private static final String COMMAND = "audit-simulate verdicts --seed 1 --trials 20000";

  private Reliability() {}

  /**
   * One line of the simulation; shares are 0 to 1.
   *
   * @param size decisions of each group
   * @param ratio true ratio of the first group
   */
  public record Line(
      int size,
      double rate,
      double ratio,
      double flagged,
      double anyFlagged,
      double green,
      double cannotTell) {}

  /** The command that makes the same figures. */
  public static String command() {
    return COMMAND;
  }

  public static List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    var stream = Reliability.class.getResourceAsStream(RESOURCE);
    if (stream == null) {
      throw new IllegalStateException("the resource " + RESOURCE + " is not in the jar");
    }
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setCommentMarker('#')
            .get();
    try (CSVParser table = format.parse(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (CSVRecord row : table) {
        lines.add(
            new Line(
                Integer.parseInt(row.get("n")),
                number(row, "rate"),
                number(row, "true_ratio"),
                number(row, "flagged"),
                number(row, "any_flagged"),
                number(row, "no_evidence"),
                number(row, "cannot_tell")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  private static double number(CSVRecord row, String column) {
    return Double.parseDouble(row.get(column));
  }
}

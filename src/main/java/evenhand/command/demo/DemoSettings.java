package evenhand.command.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.stream.Stream;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/**
 * What the demonstration was asked for.
 *
 * @param port of the API; 0 for any free one
 * @param until contacts are spread over the 90 days before this instant
 * @param keeps whether the data folder stays when the demonstration ends
 */
public record DemoSettings(
    int port, int contacts, long seed, Instant until, Path dataDirectory, boolean keeps) {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final int CONTACTS_MAX = 1_000_000;

  public DemoSettings {
    if (port < 0 || port > 65_534) {
      throw new IllegalArgumentException("--port is 0 to 65534, but was " + port);
    }
    if (contacts < 0 || contacts > CONTACTS_MAX) {
      throw new IllegalArgumentException(
          "--contacts is 0 to %d, but was %d".formatted(CONTACTS_MAX, contacts));
    }
  }

  /** Says which arguments there are. */
  public static void describe(Subparser subparser) {
    subparser.addArgument("--port").type(Integer.class).setDefault(8080).help("0 for any free one");
    subparser.addArgument("--contacts").type(Integer.class).setDefault(5000).help("how many");
    subparser
        .addArgument("--seed")
        .type(Long.class)
        .setDefault(1L)
        .help("same seed, same contacts");
    subparser
        .addArgument("--until")
        .metavar("DATE")
        .help("contacts lie in the 90 days before it; now where left out");
    subparser
        .addArgument("--data-dir")
        .dest("data_dir")
        .metavar("DIR")
        .help("keeps the data; a folder removed at the end where left out");
  }

  public static DemoSettings of(Namespace arguments, InstantSource clock) {
    return new DemoSettings(
        arguments.getInt("port"),
        arguments.getInt("contacts"),
        arguments.getLong("seed"),
        instant(arguments.getString("until"), clock),
        folder(arguments.getString("data_dir")),
        arguments.getString("data_dir") != null);
  }

  /** Beside the API's port, so that both are easy to remember. */
  public int adminPort() {
    return port == 0 ? 0 : port + 1;
  }

  private static Instant instant(@Nullable String text, InstantSource clock) {
    if (text == null) {
      return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
    try {
      return text.contains("T")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDate.parse(text).atStartOfDay(LONDON).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "--until is a date such as 2026-11-22, but was '" + text + "'", e);
    }
  }

  private static Path folder(@Nullable String text) {
    if (text != null) {
      return Path.of(text).toAbsolutePath().normalize();
    }
    try {
      return Files.createTempDirectory("evenhand-demo-");
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder can be made; give --data-dir", e);
    }
  }

  /** Removes a folder that nobody asked to keep; to be called when nothing uses it any more. */
  public void removeUnlessKept() {
    if (keeps) {
      return;
    }
    try (Stream<Path> files = Files.walk(dataDirectory)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      System.err.println("The folder " + dataDirectory + " could not be removed: " + e);
    }
  }
}

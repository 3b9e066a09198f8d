package evenhand.command;

import evenhand.fairness.comparison.Audit;
import evenhand.fairness.counting.Counted;
import evenhand.fairness.counting.CsvCounter;
import evenhand.fairness.counting.TableFaultException;
import evenhand.fairness.disclosure.Audience;
import evenhand.fairness.page.ReportFolder;
import evenhand.fairness.report.EarlierRelease;
import evenhand.fairness.report.Release;
import evenhand.fairness.spec.AuditSpec;
import evenhand.fairness.spec.SpecFaultException;
import evenhand.fairness.spec.SpecReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code audit-csv}: the disproportionality audit of any table. */
public final class AuditCsvCommand extends Verb {
  private static final double NANOS = 1e9;

  public AuditCsvCommand() {
    super("audit-csv", "disproportionality audit of any table");
  }

  /** What to read, for whom, and where to write. */
  record Request(Path spec, Path data, Path out, Audience audience, Optional<Path> earlier) {
    static Request of(Path spec, Path data, Path out) {
      return new Request(spec, data, out, Audience.FORCE, Optional.empty());
    }
  }

  @Override
  public void configure(Subparser subparser) {
    subparser.addArgument("--spec").required(true).help("what to count and compare (YAML)");
    subparser.addArgument("--data").required(true).help("the table (CSV, UTF-8, with a header)");
    subparser.addArgument("--out").required(true).help("folder for the report; made if missing");
    subparser
        .addArgument("--audience")
        .choices("force", "board", "public")
        .setDefault("force")
        .help("who reads it: board withholds counts of 1 to 4, public of 1 to 9");
    subparser
        .addArgument("--earlier")
        .help("report.json of an earlier release, so that subtraction gives nobody away");
  }

  @Override
  protected boolean run(Namespace namespace) {
    Request request =
        new Request(
            Path.of(namespace.getString("spec")),
            Path.of(namespace.getString("data")),
            Path.of(namespace.getString("out")),
            Audience.of(namespace.getString("audience")).orElse(Audience.FORCE),
            Optional.ofNullable(namespace.getString("earlier")).map(Path::of));
    run(request, System.err);
    return true;
  }

  /**
   * Audits one table.
   *
   * @param notes where people read what was left out
   * @throws StoppedException where the specification or the table can't be used
   */
  static void run(Request request, PrintStream notes) {
    try {
      AuditSpec spec = read(request.spec());
      Counted counted = count(spec, request.data(), notes);
      reportFaults(request.data(), counted, notes);
      Audit audit = Audit.of(spec, counted);
      audit.notes().forEach(note -> notes.println("note: " + note));
      Map<String, Long> earlier =
          request.earlier().isPresent()
              ? EarlierRelease.figures(request.earlier().get())
              : Map.of();
      write(Release.of(audit, request.audience(), earlier), request.out());
      notes.println("wrote " + request.out().resolve("report.html"));
    } catch (TableFaultException e) {
      throw unusable(request.data(), String.valueOf(e.getMessage()));
    } catch (SpecFaultException e) {
      throw unusable(request.spec(), String.valueOf(e.getMessage()));
    }
  }

  private static AuditSpec read(Path spec) {
    try (Reader reader = Files.newBufferedReader(spec)) {
      return SpecReader.read(reader);
    } catch (IOException e) {
      throw unreadable(spec, e);
    }
  }

  private static Counted count(AuditSpec spec, Path data, PrintStream notes) {
    long started = System.nanoTime();
    try (InputStream in = Files.newInputStream(data)) {
      Counted counted = CsvCounter.count(spec, in);
      double seconds = (System.nanoTime() - started) / NANOS;
      notes.println(
          String.format(Locale.ROOT, "counted %d rows in %.2f s", counted.rows(), seconds));
      return counted;
    } catch (IOException e) {
      throw unreadable(data, e);
    }
  }

  private static void reportFaults(Path data, Counted counted, PrintStream notes) {
    counted
        .faults()
        .shown()
        .forEach(
            fault -> notes.println(data + ":" + fault.line() + ": left out: " + fault.reason()));
    if (counted.faults().count() > 0) {
      notes.println(counted.faults().count() + " rows of " + counted.rows() + " were left out");
    }
  }

  private static void write(Release release, Path out) {
    try {
      ReportFolder.write(release, out);
    } catch (IOException e) {
      throw unusable(out, "the report can't be written here: " + reason(e));
    }
  }

  private static StoppedException unreadable(Path file, IOException e) {
    return unusable(file, reason(e));
  }

  private static StoppedException unusable(Path file, String reason) {
    return new StoppedException(StoppedException.UNUSABLE, file + ": " + reason);
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "it may not be read or written";
    }
    return e instanceof CharacterCodingException
        ? "the file is not UTF-8; save it as UTF-8"
        : e.toString();
  }
}

package evenhand.command;

import evenhand.fairness.comparison.Audit;
import evenhand.fairness.counting.Counted;
import evenhand.fairness.counting.CsvCounter;
import evenhand.fairness.counting.TableFaultException;
import evenhand.fairness.disclosure.Audience;
import evenhand.fairness.report.Release;
import evenhand.fairness.report.ReportJson;
import evenhand.fairness.spec.AuditSpec;
import evenhand.fairness.spec.SpecFaultException;
import evenhand.fairness.spec.SpecReader;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code audit-csv}: the disproportionality audit of any table. */
public final class AuditCsvCommand extends Command {

  public AuditCsvCommand() {
    super("audit-csv", "disproportionality audit of any table");
  }

  @Override
  public void configure(Subparser subparser) {
    subparser.addArgument("--spec").required(true).help("what to count and compare (YAML)");
    subparser.addArgument("--data").required(true).help("the table (CSV, UTF-8, with a header)");
    subparser.addArgument("--out").required(true).help("folder for the report; made if missing");
  }

  @Override
  public void run(Bootstrap<?> bootstrap, Namespace namespace) {
    run(
        Path.of(namespace.getString("spec")),
        Path.of(namespace.getString("data")),
        Path.of(namespace.getString("out")),
        System.err);
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable e) {
    if (e instanceof StoppedException) {
      cli.getStdErr().println("audit-csv: " + e.getMessage());
    } else {
      super.onError(cli, namespace, e);
    }
  }

  /**
   * Audits one table.
   *
   * @param notes where people read what was left out
   * @throws StoppedException where the specification or the table can't be used
   */
  static void run(Path spec, Path data, Path out, PrintStream notes) {
    AuditSpec wanted = read(spec);
    Audit audit;
    try {
      Counted counted = count(wanted, data);
      counted
          .faults()
          .shown()
          .forEach(
              fault -> notes.println(data + ":" + fault.line() + ": left out: " + fault.reason()));
      if (counted.faults().count() > 0) {
        notes.println(counted.faults().count() + " rows of " + counted.rows() + " were left out");
      }
      audit = Audit.of(wanted, counted);
    } catch (TableFaultException e) {
      throw new StoppedException(StoppedException.UNUSABLE, data + ": " + e.getMessage());
    } catch (SpecFaultException e) {
      throw new StoppedException(StoppedException.UNUSABLE, spec + ": " + e.getMessage());
    }
    write(audit, out);
  }

  private static AuditSpec read(Path spec) {
    try (Reader reader = Files.newBufferedReader(spec)) {
      return SpecReader.read(reader);
    } catch (SpecFaultException e) {
      throw new StoppedException(StoppedException.UNUSABLE, spec + ": " + e.getMessage());
    } catch (IOException e) {
      throw unreadable(spec, e);
    }
  }

  private static Counted count(AuditSpec spec, Path data) {
    try (InputStream in = Files.newInputStream(data)) {
      return CsvCounter.count(spec, in);
    } catch (IOException e) {
      throw unreadable(data, e);
    }
  }

  private static void write(Audit audit, Path out) {
    try {
      Files.createDirectories(out);
      Files.writeString(
          out.resolve("report.json"),
          ReportJson.write(Release.of(audit, Audience.FORCE, Map.of())));
    } catch (IOException e) {
      throw new StoppedException(
          StoppedException.UNUSABLE, out + ": the report can't be written here: " + e);
    }
  }

  private static StoppedException unreadable(Path file, IOException e) {
    String reason =
        e instanceof NoSuchFileException
            ? "there is no such file"
            : e instanceof CharacterCodingException ? "the file is not UTF-8" : e.toString();
    return new StoppedException(StoppedException.UNUSABLE, file + ": " + reason);
  }
}

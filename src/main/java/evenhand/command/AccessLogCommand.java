package evenhand.command;

import evenhand.EvenhandConfiguration;
import evenhand.database.Database;
import evenhand.decision.Actor;
import evenhand.decision.Json;
import evenhand.decision.RecordId;
import evenhand.decision.RecordsDao;
import evenhand.decision.access.AccessLog;
import evenhand.decision.access.AccessReason;
import evenhand.decision.access.AskedPeriod;
import evenhand.decision.access.LoggedOperation;
import evenhand.decision.access.ProcessingLog;
import evenhand.decision.access.Recipient;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** Exports the log that DPA 2018, s.62 asks for, as the Commissioner may ask for it. */
public final class AccessLogCommand extends Verb {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  public AccessLogCommand() {
    super("access-log", "exports who collected, altered, saw, disclosed, combined or erased what");
  }

  @Override
  public void configure(Subparser subparser) {
    subparser.addArgument("task").choices("export");
    subparser.addArgument("--from").required(true).metavar("DATE").help("first day");
    subparser.addArgument("--to").required(true).metavar("DATE").help("last day");
    subparser.addArgument("--format").choices("jsonl", "csv").setDefault("jsonl");
    subparser
        .addArgument("--out")
        .required(true)
        .metavar("FILE")
        .help("file that is not there yet");
    subparser.addArgument("--by").required(true).help("pseudonym of who exports");
    subparser.addArgument("--recipient").required(true).help("for whom, such as ICO; never a name");
    subparser.addArgument("--config").setDefault("config.yml").help("configuration file");
    subparser.addArgument("--data-dir").help("data folder of the embedded database");
  }

  @Override
  protected boolean run(Namespace arguments) throws Exception {
    EvenhandConfiguration configuration = LedgerCommand.configuration(arguments);
    AskedPeriod period =
        new AskedPeriod(
            day(arguments, "from").atStartOfDay(LONDON).toInstant(),
            day(arguments, "to").plusDays(1).atStartOfDay(LONDON).toInstant());
    Actor by = new Actor(arguments.getString("by"));
    Recipient to = new Recipient(arguments.getString("recipient"));
    Path out = Path.of(arguments.getString("out"));
    InstantSource clock = InstantSource.system();
    try (Database database = Database.beside(configuration.getDatabase(), clock)) {
      RecordsDao records = new RecordsDao(database.service());
      UUID export = RecordId.at(clock.instant());
      new AccessLog(records, clock).exported(by, export, new AccessReason("LOG_EXPORT"), to);
      ProcessingLog log = new ProcessingLog(records);
      Map<String, String> checkpoints = log.checkpoints();
      long lines = write(log, period, out, arguments.getString("format").equals("csv"));
      checkpoints.forEach((name, note) -> System.out.println(name + ":\n" + note));
      System.err.println(
          lines + " lines written to " + out + "; export " + export + " stands in the log itself");
    }
    return true;
  }

  private static long write(ProcessingLog log, AskedPeriod period, Path out, boolean csv)
      throws IOException {
    if (Files.exists(out)) {
      throw new IllegalArgumentException("--out: " + out + " is there already");
    }
    try (BufferedWriter writer = Files.newBufferedWriter(out)) {
      if (csv) {
        writer.write(LoggedOperation.CSV_HEADER + "\n");
      }
      return log.export(period, line -> write(writer, csv ? line.csv() : Json.text(line)));
    }
  }

  private static void write(BufferedWriter writer, String line) {
    try {
      writer.write(line + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LocalDate day(Namespace arguments, String name) {
    String text = arguments.getString(name);
    try {
      return LocalDate.parse(text);
    } catch (java.time.DateTimeException wrong) {
      throw new IllegalArgumentException(
          "--" + name + " takes a day such as 2026-06-01, not '" + text + "'", wrong);
    }
  }
}

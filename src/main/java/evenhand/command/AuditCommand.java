package evenhand.command;

import evenhand.EvenhandConfiguration;
import evenhand.FairnessSetup;
import evenhand.Installation;
import evenhand.database.Database;
import evenhand.decision.Actor;
import evenhand.decision.RecordId;
import evenhand.decision.RecordsDao;
import evenhand.decision.access.AccessLog;
import evenhand.fairness.comparison.Audit;
import evenhand.fairness.disclosure.Audience;
import evenhand.fairness.page.ReportFolder;
import evenhand.fairness.page.ReportIndex;
import evenhand.fairness.recorded.AuditRequest;
import evenhand.fairness.report.EarlierRelease;
import evenhand.fairness.report.Release;
import evenhand.fairness.reports.ReportItems;
import evenhand.fairness.spec.SpecFaultException;
import evenhand.fairness.spec.Zone;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code audit}: the disproportionality audit of recorded decisions. */
public final class AuditCommand extends Verb {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Actor CONSOLE = new Actor("console");
  private static final double NANOS = 1e9;

  public AuditCommand() {
    super("audit", "disproportionality audit of recorded decisions");
  }

  @Override
  public void configure(Subparser subparser) {
    subparser.addArgument("--from").required(true).metavar("DATE").help("first day");
    subparser.addArgument("--to").required(true).metavar("DATE").help("last day");
    subparser.addArgument("--rulebook").help("of one rulebook; of each where left out");
    subparser
        .addArgument("--characteristic")
        .setDefault(AuditRequest.CHARACTERISTIC_DEFAULT)
        .help("ethnicity, sex, age, disability, religion, ...");
    subparser
        .addArgument("--scheme")
        .setDefault(AuditRequest.SCHEME_DEFAULT)
        .help("how recorded ethnicity is grouped");
    subparser
        .addArgument("--out")
        .help("folder for the report, made if missing; below fairness-reports where left out");
    subparser
        .addArgument("--audience")
        .choices("force", "board", "public")
        .setDefault("force")
        .help("who reads it: board withholds counts of 1 to 4, public of 1 to 9");
    subparser.addArgument("--earlier").help("report.json of an earlier release of the same");
    subparser.addArgument("--config").setDefault("config.yml").help("configuration file");
    subparser.addArgument("--data-dir").help("data folder of the embedded database");
  }

  @Override
  protected boolean run(Namespace arguments) throws Exception {
    EvenhandConfiguration configuration = LedgerCommand.configuration(arguments);
    Optional<String> only = Optional.ofNullable(arguments.getString("rulebook"));
    if (only.isEmpty() && arguments.getString("earlier") != null) {
      throw new IllegalArgumentException("--earlier needs --rulebook: each report has its own");
    }
    Rulebooks rulebooks =
        configuration.getRulebooks().load(id -> only.map(id::equals).orElse(true));
    if (rulebooks.all().isEmpty()) {
      throw new IllegalArgumentException(
          "--rulebook: there is no rulebook '" + only.orElse("") + "'");
    }
    Path out = out(arguments);
    try (Database database = Database.beside(configuration.getDatabase(), InstantSource.system())) {
      logCombination(database);
      Auditing auditing = new Auditing(arguments, configuration, database);
      if (only.isPresent()) {
        Release release = auditing.audit(rulebooks.all().get(0));
        ReportFolder.write(release, out);
      } else {
        each(auditing, rulebooks.all(), out);
      }
    } catch (SpecFaultException e) {
      throw new StoppedException(StoppedException.UNUSABLE, String.valueOf(e.getMessage()));
    }
    System.err.println("wrote " + out.resolve("report.html"));
    return true;
  }

  /** A report of each rulebook that has decisions, and one page that leads to them. */
  private static void each(Auditing auditing, List<Rulebook> rulebooks, Path out)
      throws IOException {
    Map<String, Release> releases = new TreeMap<>();
    for (Rulebook rulebook : rulebooks) {
      try {
        Release release = auditing.audit(rulebook);
        ReportFolder.write(release, out.resolve(rulebook.id()));
        releases.put(rulebook.id(), release);
      } catch (SpecFaultException e) {
        // A rulebook without a decision to compare must not keep the others from their report.
        System.err.println(rulebook.id() + ": " + e.getMessage());
      }
    }
    if (releases.isEmpty()) {
      throw new StoppedException(
          StoppedException.UNUSABLE, "no rulebook has decisions that can be compared; see above");
    }
    ReportIndex.write(releases, out);
  }

  private static void logCombination(Database database) {
    new AccessLog(new RecordsDao(database.service()), InstantSource.system()).combined(CONSOLE);
  }

  private static Path out(Namespace arguments) {
    String out = arguments.getString("out");
    String period = arguments.getString("from") + "-to-" + arguments.getString("to");
    String rulebook = arguments.getString("rulebook");
    return out != null
        ? Installation.resolve(Path.of(out))
        : Installation.resolve(Path.of("fairness-reports"))
            .resolve(rulebook == null ? period : rulebook + "-" + period);
  }

  /** Audits over one database, as the arguments say. */
  private static final class Auditing {
    private final Namespace arguments;
    private final EvenhandConfiguration configuration;
    private final Database database;

    Auditing(Namespace arguments, EvenhandConfiguration configuration, Database database) {
      this.arguments = arguments;
      this.configuration = configuration;
      this.database = database;
    }

    Release audit(Rulebook rulebook) {
      long started = System.nanoTime();
      Audit audit =
          FairnessSetup.audit(database)
              .audit(
                  request(arguments, rulebook.id()),
                  rulebook,
                  FairnessSetup.sealed(configuration.getLedger(), database),
                  (done, of, what) -> System.err.printf("%s: %s%n", rulebook.id(), what));
      System.err.printf(
          "counted %d decisions of %s in %.1f s%n",
          audit.data().rows(), rulebook.id(), (System.nanoTime() - started) / NANOS);
      InstantSource clock = InstantSource.system();
      ReportItems items =
          new ReportItems(FairnessSetup.explanations(configuration.getFairness(), database, clock));
      Audience audience = Audience.of(arguments.getString("audience")).orElse(Audience.FORCE);
      return Release.of(
          items.explained(audit, rulebook, RecordId.at(clock.instant()), CONSOLE).audit(),
          audience,
          earlier());
    }

    private Map<String, Long> earlier() {
      return Optional.ofNullable(arguments.getString("earlier"))
          .map(Path::of)
          .map(EarlierRelease::figures)
          .orElse(Map.of());
    }
  }

  private static AuditRequest request(Namespace arguments, String rulebook) {
    return new AuditRequest(
        rulebook,
        day("--from", arguments.getString("from"), 0),
        day("--to", arguments.getString("to"), 1),
        arguments.getString("characteristic"),
        arguments.getString("scheme"),
        Zone.CONVENTION);
  }

  private static Instant day(String name, String text, int later) {
    try {
      return LocalDate.parse(text).plusDays(later).atStartOfDay(LONDON).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          name + ": a date such as 2026-11-22, not '" + text + "'", e);
    }
  }
}

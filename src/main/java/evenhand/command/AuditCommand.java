package evenhand.command;

import evenhand.EvenhandConfiguration;
import evenhand.FairnessSetup;
import evenhand.Installation;
import evenhand.database.Database;
import evenhand.fairness.comparison.Audit;
import evenhand.fairness.disclosure.Audience;
import evenhand.fairness.page.ReportFolder;
import evenhand.fairness.recorded.AuditRequest;
import evenhand.fairness.report.EarlierRelease;
import evenhand.fairness.report.Release;
import evenhand.fairness.spec.SpecFaultException;
import evenhand.fairness.spec.Zone;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code audit}: the disproportionality audit of recorded decisions. */
public final class AuditCommand extends Verb {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final double NANOS = 1e9;

  public AuditCommand() {
    super("audit", "disproportionality audit of recorded decisions");
  }

  @Override
  public void configure(Subparser subparser) {
    subparser.addArgument("--rulebook").required(true).help("whose decisions");
    subparser.addArgument("--from").required(true).metavar("DATE").help("first day");
    subparser.addArgument("--until").required(true).metavar("DATE").help("day after the last");
    subparser
        .addArgument("--characteristic")
        .setDefault(AuditRequest.CHARACTERISTIC_DEFAULT)
        .help("ethnicity, sex, age, disability, religion, ...");
    subparser
        .addArgument("--scheme")
        .setDefault(AuditRequest.SCHEME_DEFAULT)
        .help("how recorded ethnicity is grouped");
    subparser.addArgument("--out").required(true).help("folder for the report; made if missing");
    subparser
        .addArgument("--audience")
        .choices("force", "board", "public")
        .setDefault("force")
        .help("who reads it: board withholds counts of 1 to 4, public of 1 to 9");
    subparser.addArgument("--earlier").help("report.json of an earlier release");
    subparser.addArgument("--config").setDefault("config.yml").help("configuration file");
    subparser.addArgument("--data-dir").help("data folder of the embedded database");
  }

  @Override
  protected boolean run(Namespace arguments) throws Exception {
    long started = System.nanoTime();
    EvenhandConfiguration configuration = LedgerCommand.configuration(arguments);
    Rulebooks rulebooks = configuration.getRulebooks().load();
    AuditRequest request = request(arguments);
    Rulebook rulebook =
        rulebooks
            .find(request.rulebook())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "--rulebook: one of "
                            + rulebooks.all().stream().map(Rulebook::id).toList()
                            + ", not '"
                            + request.rulebook()
                            + "'"));
    Path out = Installation.resolve(Path.of(arguments.getString("out")));
    Map<String, Long> earlier =
        Optional.ofNullable(arguments.getString("earlier"))
            .map(Path::of)
            .map(EarlierRelease::figures)
            .orElse(Map.of());
    try (Database database = Database.open(configuration.getDatabase(), InstantSource.system())) {
      Audit audit =
          FairnessSetup.audit(database)
              .audit(
                  request,
                  rulebook,
                  FairnessSetup.sealed(configuration.getLedger()),
                  AuditCommand::tell);
      Audience audience = Audience.of(arguments.getString("audience")).orElse(Audience.FORCE);
      ReportFolder.write(Release.of(audit, audience, earlier), out);
      System.err.printf(
          "audited %,d decisions in %.1f s%nwrote %s%n",
          audit.data().rows(), (System.nanoTime() - started) / NANOS, out.resolve("report.html"));
    } catch (SpecFaultException e) {
      throw new StoppedException(StoppedException.UNUSABLE, String.valueOf(e.getMessage()));
    }
    return true;
  }

  private static AuditRequest request(Namespace arguments) {
    try {
      return new AuditRequest(
          arguments.getString("rulebook"),
          day("--from", arguments.getString("from")),
          day("--until", arguments.getString("until")),
          arguments.getString("characteristic"),
          arguments.getString("scheme"),
          Zone.CONVENTION);
    } catch (SpecFaultException e) {
      throw new StoppedException(StoppedException.UNUSABLE, String.valueOf(e.getMessage()));
    }
  }

  private static Instant day(String name, String text) {
    try {
      return LocalDate.parse(text).atStartOfDay(LONDON).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          name + ": a date such as 2026-11-22, not '" + text + "'", e);
    }
  }

  private static void tell(int done, int of, String what) {
    System.err.printf("%d of %d: %s%n", done, of, what);
  }
}

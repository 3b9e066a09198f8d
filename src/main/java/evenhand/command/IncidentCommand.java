package evenhand.command;

import evenhand.EvenhandConfiguration;
import evenhand.database.Database;
import evenhand.decision.Actor;
import evenhand.decision.DecisionId;
import evenhand.decision.RecordsDao;
import evenhand.decision.access.AccessLog;
import evenhand.decision.incident.Incident;
import evenhand.decision.incident.IncidentService;
import evenhand.decision.incident.IncidentService.Told;
import evenhand.http.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/** Exports an incident: what was affected, when, and whom (DPA 2018, s.67). */
public final class IncidentCommand extends Verb {
  public IncidentCommand() {
    super("incident", "exports what an incident affects, when, and whom, for the Commissioner");
  }

  @Override
  public void configure(Subparser subparser) {
    subparser.addArgument("decision").nargs("*").help("ids of the decisions that are affected");
    subparser
        .addArgument("--self-check")
        .metavar("RULEBOOK")
        .help("the decisions that differ in the newest self-check of the rulebook");
    subparser.addArgument("--says").required(true).help("what happened");
    subparser.addArgument("--noticed").help("date and time with offset; now where left out");
    subparser.addArgument("--by").required(true).help("pseudonym of who reports");
    subparser.addArgument("--config").setDefault("config.yml").help("configuration file");
    subparser.addArgument("--data-dir").help("data folder of the embedded database");
  }

  @Override
  protected boolean run(Namespace arguments) throws Exception {
    EvenhandConfiguration configuration = LedgerCommand.configuration(arguments);
    InstantSource clock = InstantSource.system();
    List<DecisionId> decisions =
        arguments.<String>getList("decision").stream().map(DecisionId::of).toList();
    String rulebook = arguments.getString("self_check");
    if (decisions.isEmpty() == (rulebook == null)) {
      throw new IllegalArgumentException("name decisions, or a rulebook with --self-check");
    }
    Told told =
        new Told(
            arguments.getString("says"),
            noticed(arguments.getString("noticed"), clock.instant()),
            new Actor(arguments.getString("by")));
    try (Database database = Database.beside(configuration.getDatabase(), clock)) {
      RecordsDao records = new RecordsDao(database.service());
      IncidentService incidents =
          new IncidentService(records, new AccessLog(records, clock), clock);
      Incident incident =
          rulebook == null ? incidents.of(decisions, told) : incidents.ofSelfCheck(rulebook, told);
      System.out.println(
          Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(incident));
      return incident.unknown().isEmpty();
    }
  }

  private static Instant noticed(@Nullable String text, Instant now) {
    try {
      Instant noticed = text == null ? now : OffsetDateTime.parse(text).toInstant();
      if (!noticed.isAfter(now)) {
        return noticed;
      }
    } catch (DateTimeException e) {
      // Told below, with what would be right.
    }
    throw new IllegalArgumentException(
        "--noticed takes a date and time with offset that has passed, such as"
            + " 2026-06-01T10:00:00Z, not '"
            + text
            + "'");
  }
}

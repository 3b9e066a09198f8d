package evenhand.command.revision;

import evenhand.EvenhandConfiguration;
import evenhand.GovernanceSetup;
import evenhand.command.Verb;
import evenhand.database.Database;
import evenhand.decision.Actor;
import evenhand.governance.replay.ReplayReport;
import evenhand.governance.shadow.ShadowService;
import evenhand.http.Json;
import evenhand.rulebook.Rulebook;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** Lets a candidate run beside the active revision on live contacts, and reports what it showed. */
public final class ShadowCommand extends Verb {
  public ShadowCommand() {
    super("shadow", "lets a candidate decide live contacts too, without effect; reports on it");
  }

  @Override
  public void configure(Subparser subparser) {
    subparser.addArgument("task").choices("start", "report", "finish");
    subparser.addArgument("--rulebook").required(true).help("id of the rulebook");
    subparser.addArgument("--revision").help("start: folder of the candidate, or sha256:...");
    subparser
        .addArgument("--days")
        .type(Integer.class)
        .setDefault(14)
        .help("start: ends by itself after so many days");
    subparser
        .addArgument("--by")
        .setDefault("console")
        .help("pseudonym of who does it; the access log names them");
    subparser.addArgument("--json").action(Arguments.storeTrue()).help("answer as JSON");
    Candidate.addConfig(subparser);
  }

  @Override
  protected boolean run(Namespace arguments) throws Exception {
    EvenhandConfiguration configuration = Candidate.configuration(arguments);
    InstantSource clock = InstantSource.system();
    String id = arguments.getString("rulebook");
    Actor by = new Actor(arguments.getString("by"));
    try (Database database = Database.beside(configuration.getDatabase(), clock)) {
      ShadowService shadows = GovernanceSetup.shadows(database, clock);
      if (arguments.getString("task").equals("start")) {
        Rulebook candidate = candidate(arguments, configuration, database);
        Rulebook base = Candidate.inForce(id, configuration, database);
        Duration time = Duration.ofDays(arguments.getInt("days"));
        shadows.start(candidate, base, time, by);
        System.out.println(candidate.revision() + " runs beside " + base.revision() + " of " + id);
        return true;
      }
      Optional<ReplayReport> report =
          arguments.getString("task").equals("finish")
              ? shadows.finish(id, by)
              : shadows.soFar(id, by);
      if (report.isEmpty()) {
        throw new IllegalArgumentException("No shadow of " + id + " runs.");
      }
      if (arguments.getBoolean("json")) {
        System.out.println(Json.mapper().writeValueAsString(report.orElseThrow()));
      } else {
        ReplayWords.print(report.orElseThrow(), System.out);
      }
      return ReplayWords.isNowhereWorse(report.orElseThrow().groups());
    }
  }

  private static Rulebook candidate(
      Namespace arguments, EvenhandConfiguration configuration, Database database) {
    String named = arguments.getString("revision");
    if (named == null) {
      throw new IllegalArgumentException("Name the candidate with --revision.");
    }
    Rulebook candidate = Candidate.loadAny(named, arguments, configuration, database);
    if (!candidate.id().equals(arguments.getString("rulebook"))) {
      throw new IllegalArgumentException("--revision is one of " + candidate.id());
    }
    return candidate;
  }
}

package evenhand.command.revision;

import evenhand.EvenhandConfiguration;
import evenhand.GovernanceSetup;
import evenhand.command.Verb;
import evenhand.command.demo.Progress;
import evenhand.database.Database;
import evenhand.decision.Actor;
import evenhand.governance.replay.ReplayReport;
import evenhand.governance.replay.ReplayService;
import evenhand.governance.replay.SelfCheck;
import evenhand.http.Json;
import evenhand.rulebook.Rulebook;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/** Decides recorded cases again: under another revision, or under their own as a check. */
public final class ReplayCommand extends Verb {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final double NANOS = 1e9;

  public ReplayCommand() {
    super("replay", "decides recorded cases again under another revision, or under their own");
  }

  @Override
  public void configure(Subparser subparser) {
    subparser.addArgument("--rulebook").help("whose decisions; with --own all where left out");
    subparser.addArgument("--revision").help("folder of the new revision, or sha256:...");
    subparser
        .addArgument("--own")
        .action(Arguments.storeTrue())
        .help("under the revision of each; any difference is an incident");
    subparser
        .addArgument("--simulated")
        .type(Integer.class)
        .metavar("N")
        .help("decides N invented contacts in place of recorded ones: a showing for the gate");
    subparser.addArgument("--from").metavar("DATE").help("first day; the first ever by default");
    subparser.addArgument("--to").metavar("DATE").help("last day; the last by default");
    subparser.addArgument("--by").setDefault("console").help("pseudonym of who does it");
    subparser.addArgument("--json").action(Arguments.storeTrue()).help("answer as JSON");
    Candidate.addConfig(subparser);
  }

  /** The answer is "no" where a decision comes out differently under its own revision. */
  @Override
  protected boolean run(Namespace arguments) throws Exception {
    @Nullable String named = arguments.getString("revision");
    boolean own = arguments.getBoolean("own");
    if (own == (named != null)) {
      throw new IllegalArgumentException("Name --revision, or --own for the check of each.");
    }
    EvenhandConfiguration configuration = Candidate.configuration(arguments);
    @Nullable String id = arguments.getString("rulebook");
    if (id == null && !own) {
      throw new IllegalArgumentException("Name the --rulebook.");
    }
    InstantSource clock = InstantSource.system();
    Actor by = new Actor(arguments.getString("by"));
    try (Database database = Database.beside(configuration.getDatabase(), clock)) {
      ReplayService service = GovernanceSetup.replays(database, clock);
      if (named == null) {
        return own(id == null ? service.kept().rulebooks() : List.of(id), service, by, arguments);
      }
      Rulebook candidate = Candidate.loadAny(named, arguments, configuration, database);
      if (!candidate.id().equals(id)) {
        throw new IllegalArgumentException(
            "--revision is one of " + candidate.id() + ", not of " + id);
      }
      Integer simulated = arguments.getInt("simulated");
      if (simulated != null) {
        SimulatedCases.Decided invented = SimulatedCases.decide(candidate, simulated, by);
        print(
            service.kept().keepSimulation(invented.report(), invented.drawn(), by.pseudonym()),
            arguments);
        return true;
      }
      Rulebook decided = Candidate.inForce(candidate.id(), configuration, database);
      long started = System.nanoTime();
      try (Told told = new Told(candidate.id())) {
        ReplayReport report = service.replay(candidate, decided, period(arguments), by, told);
        print(report, arguments);
        tell(report.decisions(), started);
      }
      return true;
    }
  }

  private static boolean own(List<String> ids, ReplayService service, Actor by, Namespace arguments)
      throws Exception {
    long started = System.nanoTime();
    long decisions = 0;
    boolean same = true;
    for (String id : ids) {
      try (Told told = new Told(id)) {
        ReplayReport report = service.selfCheck(id, 1, 0, by, told);
        print(report, arguments);
        decisions += report.decisions();
        same &= !SelfCheck.isIncident(report);
      }
    }
    tell(decisions, started);
    return same;
  }

  private static void print(ReplayReport report, Namespace arguments) throws Exception {
    if (arguments.getBoolean("json")) {
      System.out.println(Json.mapper().writeValueAsString(report));
    } else {
      ReplayWords.print(report, System.out);
    }
  }

  private static void tell(long decisions, long started) {
    double seconds = (System.nanoTime() - started) / NANOS;
    System.err.printf(
        "%,d decisions in %.1f s, report included: %,.0f a second%n",
        decisions, seconds, decisions / seconds);
  }

  private static ReplayService.Period period(Namespace arguments) {
    return new ReplayService.Period(
        day("--from", arguments.getString("from"), 0), day("--to", arguments.getString("to"), 1));
  }

  private static Optional<Instant> day(String option, @Nullable String text, int daysLater) {
    try {
      return Optional.ofNullable(text)
          .map(LocalDate::parse)
          .map(day -> day.plusDays(daysLater).atStartOfDay(LONDON).toInstant());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          option + ": a date such as 2026-11-22, not '" + text + "'", e);
    }
  }

  /** Progress on the console; nothing is told of no cases. */
  private static final class Told implements ReplayService.Progress, AutoCloseable {
    private final String rulebook;
    private Optional<Progress> progress = Optional.empty();

    Told(String rulebook) {
      this.rulebook = rulebook;
    }

    @Override
    public void of(long cases) {
      if (cases > 0) {
        progress =
            Optional.of(Progress.on(System.err, "Replaying " + rulebook, Math.toIntExact(cases)));
      }
    }

    @Override
    public void step() {
      progress.ifPresent(Progress::step);
    }

    @Override
    public void close() {
      progress.ifPresent(Progress::close);
    }
  }
}

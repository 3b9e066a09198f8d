package evenhand.command.revision;

import evenhand.DutySettings;
import evenhand.GovernanceSetup;
import evenhand.Services;
import evenhand.command.demo.DemoSettings;
import evenhand.command.demo.InventedContacts;
import evenhand.command.demo.Progress;
import evenhand.command.demo.Recording;
import evenhand.database.Database;
import evenhand.database.DatabaseSettings;
import evenhand.decision.Actor;
import evenhand.decision.DecisionObserver;
import evenhand.governance.replay.ReplayReport;
import evenhand.governance.replay.ReplayService;
import evenhand.governance.replay.ReplayService.Period;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;

/** Invented cases of one revision, decided in a database of their own that is thrown away. */
final class SimulatedCases {
  private static final long SEED = 1;

  private SimulatedCases() {}

  /**
   * A report on invented cases.
   *
   * @param drawn how they were drawn, in a sentence
   */
  record Decided(ReplayReport report, String drawn) {}

  /** Decides as many invented contacts, and reports on them by group. */
  static Decided decide(Rulebook candidate, int contacts, Actor by) throws Exception {
    InstantSource clock = InstantSource.system();
    Path folder = Files.createTempDirectory("evenhand-simulation-");
    DemoSettings settings = new DemoSettings(0, contacts, SEED, Instant.now(), folder, false);
    Rulebooks rulebooks = Rulebooks.of(List.of(candidate));
    try (Database database = Database.open(DatabaseSettings.embedded(folder), clock);
        Progress progress = Progress.on(System.err, "Inventing", contacts)) {
      Services services =
          Services.over(
              rulebooks,
              database,
              clock,
              DecisionObserver.NONE,
              UnaryOperator.identity(),
              DutySettings.standard());
      InventedContacts invented = InventedContacts.toShowGroups(rulebooks, settings);
      new Recording(services, invented).run(progress);
      ReplayReport report =
          GovernanceSetup.replays(database, clock)
              .replay(candidate, candidate, Period.EVER, by, ReplayService.Progress.NONE);
      return new Decided(report, invented.drawn());
    } finally {
      settings.removeUnlessKept();
    }
  }
}

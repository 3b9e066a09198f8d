package evenhand.governance.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.GovernanceSetup;
import evenhand.database.Database;
import evenhand.database.DatabaseSettings;
import evenhand.database.SharedDatabase;
import evenhand.decision.Actor;
import evenhand.governance.SampleRulebook;
import evenhand.rulebook.Revision;
import evenhand.rulebook.Rulebook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people begin a shadow of one rulebook at the same moment. */
class ShadowStartIT {
  private static final Actor BY = new Actor("analyst-1");

  @TempDir private Path temporary = Path.of("");

  /**
   * Keeps both from beginning until each waits: for its turn, or, if nothing made them take turns,
   * both at the same row, having seen that no shadow runs.
   */
  private void meeting(Database database, Runnable starting) {
    SharedDatabase.superuser(database, temporary.resolve("data"))
        .useTransaction(
            handle -> {
              handle.execute("LOCK TABLE triage.replay IN EXCLUSIVE MODE");
              starting.run();
              Awaitility.await()
                  .atMost(Duration.ofSeconds(30))
                  .until(
                      () ->
                          handle
                              .createQuery(
                                  "SELECT count(*) = 2 FROM pg_locks"
                                      + " WHERE NOT granted AND database ="
                                      + " (SELECT oid FROM pg_database"
                                      + " WHERE datname = current_database())")
                              .mapTo(Boolean.class)
                              .one());
            });
  }

  @Test
  void ofTwoThatAreBegunAtOnceOneRunsAndTheOtherIsToldWhichOneDoes() throws Exception {
    SampleRulebook sample = SampleRulebook.in(Files.createDirectory(temporary.resolve("rules")));
    Rulebook base = sample.load();
    Rulebook one = sample.highFromOne().load();
    Rulebook other = sample.retitled().load();
    try (Database database =
        Database.open(
            DatabaseSettings.embedded(temporary.resolve("data")), InstantSource.system())) {
      ShadowService shadows = GovernanceSetup.shadows(database, InstantSource.system());
      ExecutorService both = Executors.newFixedThreadPool(2);
      List<Future<Optional<String>>> running = new ArrayList<>();
      meeting(
          database,
          () -> {
            for (Rulebook candidate : List.of(one, other)) {
              running.add(both.submit(() -> refused(shadows, candidate, base)));
            }
          });
      List<String> refusals = new ArrayList<>();
      for (Future<Optional<String>> each : running) {
        each.get().ifPresent(refusals::add);
      }
      both.shutdown();

      List<Revision> runs = shadows.revisions("sample");
      assertThat(runs).as("shadows of the rulebook that run").hasSize(1);
      assertThat(refusals)
          .singleElement()
          .asString()
          .startsWith(runs.get(0) + " runs as a shadow of sample since ")
          .endsWith("; first ./evenhand shadow finish --rulebook sample");
    }
  }

  private static Optional<String> refused(
      ShadowService shadows, Rulebook candidate, Rulebook base) {
    try {
      shadows.start(candidate, base, Duration.ofDays(1), BY);
      return Optional.empty();
    } catch (IllegalArgumentException refused) {
      return Optional.of(String.valueOf(refused.getMessage()));
    }
  }
}

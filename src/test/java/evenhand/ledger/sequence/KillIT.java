package evenhand.ledger.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.database.Database;
import evenhand.database.DatabaseSettings;
import evenhand.ledger.LogName;
import evenhand.ledger.export.ExportService;
import evenhand.ledger.verify.LogVerifier;
import evenhand.ledger.verify.Trust;
import evenhand.ledger.verify.VerifyReport;
import evenhand.ledger.witness.Policy;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the sequencer (kill -9) at each of its named points, again and again, on one log: nothing
 * that was acknowledged is lost, and there is one history. {@code -Devenhand.kill.rounds=20} for
 * the whole.
 */
class KillIT {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final int ROUNDS = Integer.getInteger("evenhand.kill.rounds", 1);
  private static final int KILLED = 128 + 9;

  @TempDir Path folder;

  @Test
  void whateverThePointOfTheKillThereIsOneHistory() throws Exception {
    try (Database database =
        Database.open(DatabaseSettings.embedded(folder.resolve("data")), CLOCK)) {
      Set<UUID> acknowledged = new HashSet<>();
      long slowest = 0;
      int kills = 0;
      for (int round = 0; round < ROUNDS; round++) {
        for (FaultPoint point : FaultPoint.values()) {
          slowest =
              Math.max(
                  slowest,
                  killAt(point, 1 + (round + point.ordinal()) % 3, database, acknowledged));
          kills++;
        }
      }
      Ledger ledger = Ledger.open(LedgerSettings.below(folder), database.service(), CLOCK);
      Sequencer sequencer = ledger.sequencer(LogName.DECISIONS);
      while (sequencer.seal().sealed() > 0) {}
      VerifyReport report = verify(database, ledger);
      assertThat(report.findings()).isEmpty();
      List<Waiting> sealed =
          database
              .service()
              .withExtension(
                  SequencerDao.class, dao -> dao.sealed("decisions", 0, report.entries()));
      Set<UUID> ids = new HashSet<>(sealed.stream().map(Waiting::id).toList());
      assertThat(ids).hasSize(sealed.size()).containsAll(acknowledged);
      assertThat(slowest).isLessThan(10_000);
      System.err.printf(
          "kills: %d at %d points; acknowledged %d, lost 0; %d entries, one history; slowest"
              + " restart to first seal %d ms%n",
          kills, FaultPoint.values().length, acknowledged.size(), report.entries(), slowest);
    }
  }

  /** Gives how long it took from the start to the first batch; 0 where it never got there. */
  private long killAt(FaultPoint point, int pass, Database database, Set<UUID> acknowledged)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "-Devenhand.ledger.wait_at=" + point.name().toLowerCase(Locale.ROOT),
                "-Devenhand.ledger.wait_pass=" + pass,
                SealingProcess.class.getName(),
                database.address(),
                Files.readString(folder.resolve("data/postgresql-password")),
                folder.toString())
            .redirectError(folder.resolve("errors").toFile())
            .start();
    long restart = 0;
    boolean reached = false;
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals("waiting " + point)) {
          reached = true;
          // By its handle, which leaves what it has written to be read.
          process.toHandle().destroyForcibly();
        } else if (line.startsWith("restart_ms ")) {
          restart = Long.parseLong(line.substring("restart_ms ".length()));
        } else {
          acknowledged.add(UUID.fromString(line));
        }
      }
    }
    assertThat(reached).as(() -> point + ": " + errors()).isTrue();
    assertThat(process.waitFor()).isEqualTo(KILLED);
    return restart;
  }

  private String errors() {
    try {
      return Files.readString(folder.resolve("errors"));
    } catch (IOException e) {
      return "";
    }
  }

  private VerifyReport verify(Database database, Ledger ledger) throws IOException {
    Path export = folder.resolve("export");
    new ExportService(
            database.service(),
            LogName.DECISIONS,
            ledger.published(LogName.DECISIONS),
            entries -> {})
        .export(export, ledger.origin(LogName.DECISIONS), ledger.verifiers(LogName.DECISIONS));
    Policy keys = Policy.of(ledger.verifiers(LogName.DECISIONS), 0);
    return new LogVerifier(export, entries -> {}).verify(new Trust(keys, List.of()));
  }
}

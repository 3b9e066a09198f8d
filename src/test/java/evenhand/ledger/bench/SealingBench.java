package evenhand.ledger.bench;

import evenhand.database.Database;
import evenhand.database.DatabaseSettings;
import evenhand.intake.Contacts;
import evenhand.intake.Service;
import evenhand.ledger.sequence.Ledger;
import evenhand.ledger.sequence.LedgerSettings;
import evenhand.ledger.sequence.Superuser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Real decisions: throughput with sealing on beside off, and sealing lag at 50 a second. */
public final class SealingBench {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final int WRITERS = 8;

  private SealingBench() {}

  public static void main(String[] arguments) throws Exception {
    int seconds = Integer.parseInt(arguments[0]);
    Path folder = Files.createTempDirectory("sealing-bench");
    try (Database database =
        Database.open(DatabaseSettings.embedded(folder.resolve("data")), CLOCK)) {
      Service service = Service.over(database);
      saturate(service, 30);
      double off = 0;
      double on = 0;
      for (int turn = 0; turn < 4; turn++) {
        off += saturate(service, seconds);
        try (Ledger ledger = Ledger.open(LedgerSettings.below(folder), database.service(), CLOCK)) {
          ledger.start();
          TimeUnit.SECONDS.sleep(15);
          on += saturate(service, seconds);
          TimeUnit.SECONDS.sleep(5);
        }
      }
      System.out.printf(
          "decisions a second with sealing off %.0f, on %.0f, ratio %.3f%n",
          off / 4, on / 4, on / off);
      lag(database, service, folder, 3 * seconds);
    }
  }

  private static double saturate(Service service, int seconds) throws InterruptedException {
    AtomicLong count = new AtomicLong();
    long begun = System.nanoTime();
    long end = begun + TimeUnit.SECONDS.toNanos(seconds);
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    for (int i = 0; i < WRITERS; i++) {
      writers.submit(
          () -> {
            while (System.nanoTime() < end) {
              decide(service);
              count.incrementAndGet();
            }
          });
    }
    writers.shutdown();
    writers.awaitTermination(seconds + 30, TimeUnit.SECONDS);
    return count.get() * 1e9 / (System.nanoTime() - begun);
  }

  private static void decide(Service service) {
    service.intake.record(Contacts.aStrangledVictim().request(), Contacts.aKey(), Contacts.HANDLER);
  }

  private static void lag(Database database, Service service, Path folder, int seconds)
      throws InterruptedException {
    try (Ledger ledger = Ledger.open(LedgerSettings.below(folder), database.service(), CLOCK)) {
      ledger.start();
      TimeUnit.SECONDS.sleep(20);
      String since = CLOCK.instant().toString();
      ScheduledExecutorService pace = Executors.newScheduledThreadPool(WRITERS);
      pace.scheduleAtFixedRate(() -> decide(service), 0, 20, TimeUnit.MILLISECONDS);
      TimeUnit.SECONDS.sleep(seconds);
      pace.shutdown();
      pace.awaitTermination(10, TimeUnit.SECONDS);
      TimeUnit.SECONDS.sleep(4);
      String answer =
          Superuser.of(database, folder.resolve("data"))
              .withHandle(
                  handle -> handle.createQuery(LAG).bind("since", since).mapTo(String.class).one());
      System.out.println("sealing lag at 50 decisions a second: " + answer);
    }
  }

  private static final String LAG =
      """
      SELECT format('%s sealed in %s s; p50 %s s, p99 %s s, max %s s', count(*),
                    round(extract(epoch FROM max(recorded_at) - min(recorded_at))),
                    round(percentile_cont(0.5) WITHIN GROUP (ORDER BY lag)::numeric, 2),
                    round(percentile_cont(0.99) WITHIN GROUP (ORDER BY lag)::numeric, 2),
                    round(max(lag)::numeric, 2))
      FROM (
        SELECT d.recorded_at,
               extract(epoch FROM c.sealed_at - d.recorded_at)::double precision AS lag
        FROM triage.decision d
        JOIN ledger.entry e ON e.id = d.id
        JOIN ledger.checkpoint c
          ON c.log = e.log AND c.previous_size <= e.index AND e.index < c.size
        WHERE d.recorded_at > CAST(:since AS timestamptz)
      ) sealed
      """;
}

package evenhand.ledger.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenhand.database.Database;
import evenhand.database.DatabaseSettings;
import evenhand.ledger.Entry;
import evenhand.ledger.LogName;
import evenhand.ledger.note.Checkpoint;
import evenhand.ledger.tile.PublishedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Sealing on a real database of its own; the tests go on from each other's log. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SequencerIT {
  private static final InstantSource CLOCK = InstantSource.system();

  @TempDir static Path folder;
  private static Database database;

  @BeforeAll
  static void open() {
    database = Database.open(DatabaseSettings.embedded(folder.resolve("data")), CLOCK);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static Jdbi jdbi() {
    return database.service();
  }

  private static LedgerSettings settings(String copy) {
    LedgerSettings all = LedgerSettings.below(folder);
    return new LedgerSettings(
        all.enabled(), Optional.of(folder.resolve(copy)), all.key(), all.origin(), all.policy());
  }

  private static Sequencer sequencer(String copy) {
    return Ledger.open(settings(copy), jdbi(), CLOCK).sequencer(LogName.DECISIONS);
  }

  /** Every entry is where the order says, and every proof holds. */
  private static long checkLog(String copy) {
    Ledger ledger = Ledger.open(settings(copy), jdbi(), CLOCK);
    PublishedLog log = ledger.published(LogName.DECISIONS);
    Checkpoint checkpoint = log.checkpoint().orElseThrow();
    assertThat(log.note().orElseThrow().verified(ledger.verifiers(LogName.DECISIONS))).hasSize(1);
    List<Waiting> order =
        jdbi()
            .withExtension(
                SequencerDao.class, dao -> dao.sealed("decisions", 0, checkpoint.size()));
    assertThat(order).hasSize((int) checkpoint.size());
    assertThat(new HashSet<>(order.stream().map(Waiting::id).toList())).hasSize(order.size());
    for (int i = 0; i < order.size(); i += 1 + order.size() / 50) {
      byte[] entry = log.entry(i).orElseThrow();
      assertThat(entry).isEqualTo(Records.entry(order.get(i).id()).bytes());
      assertThat(
              log.inclusion(i, checkpoint.size()).holds(Entry.leafHash(entry), checkpoint.root()))
          .isTrue();
    }
    return checkpoint.size();
  }

  @Test
  @Order(1)
  void whatWaitsIsSealedInBatches() {
    Sequencer sequencer = sequencer("one");
    assertThat(sequencer.seal().sealed()).isZero();
    long size = 0;
    for (int batch : new int[] {1, 2, 252, 1, 300, 5_100}) {
      size += batch;
      Records.write(jdbi(), batch);
      while (sequencer.seal().sealed() > 0) {}
      assertThat(checkLog("one")).isEqualTo(size);
    }
  }

  @Test
  @Order(2)
  void aRestartGoesOnWhereItWas() {
    long before = checkLog("one");
    Records.write(jdbi(), 10);
    assertThat(sequencer("one").seal().sealed()).isEqualTo(10);
    assertThat(checkLog("one")).isEqualTo(before + 10);
  }

  @Test
  @Order(3)
  void anotherCopyWritesTheSameLogFromTheRecords() throws IOException {
    sequencer("two").seal();
    assertThat(checkLog("two")).isEqualTo(checkLog("one"));
    Path damaged = folder.resolve("two/decisions/tile/0/000");
    Files.delete(damaged);
    Path edge = folder.resolve("two/decisions/tile/1");
    try (var files = Files.walk(edge)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
    sequencer("two").seal();
    assertThat(damaged).exists();
    checkLog("two");
  }

  @Test
  @Order(4)
  void twoThatRaceMakeOneHistory() throws Exception {
    List<Sequencer> racing = List.of(sequencer("one"), sequencer("two"));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<?>> running = new ArrayList<>();
    int writes = 100;
    for (int writer = 0; writer < 2; writer++) {
      int seed = writer;
      running.add(
          threads.submit(
              () -> {
                Random random = new Random(seed);
                for (int i = 0; i < writes; i++) {
                  Records.write(jdbi(), 1 + random.nextInt(20));
                }
              }));
    }
    for (Sequencer one : racing) {
      running.add(
          threads.submit(
              () -> {
                for (int i = 0; i < 60; i++) {
                  sealUnlessOvertaken(one);
                }
              }));
    }
    for (Future<?> each : running) {
      each.get(2, TimeUnit.MINUTES);
    }
    threads.shutdown();
    racing.forEach(
        one -> {
          while (sealUnlessOvertaken(one) > 0) {}
        });
    racing.get(0).seal();
    assertThat(checkLog("one")).isEqualTo(checkLog("two"));
    System.err.println("two sequencers raced to one history of " + checkLog("one") + " entries");
    assertThat(Files.readString(folder.resolve("one/decisions/checkpoint")))
        .isEqualTo(Files.readString(folder.resolve("two/decisions/checkpoint")));
  }

  private static int sealUnlessOvertaken(Sequencer sequencer) {
    try {
      return sequencer.seal().sealed();
    } catch (OvertakenException e) {
      return 1;
    }
  }

  @Test
  @Order(5)
  void aClockThatJumpsAnHourChangesNothing() {
    AtomicInteger passes = new AtomicInteger();
    InstantSource jumping =
        () -> CLOCK.instant().plusSeconds(3_600L * (passes.incrementAndGet() % 3 - 1));
    long before = checkLog("one");
    Sequencer sequencer =
        Ledger.open(settings("one"), jdbi(), jumping).sequencer(LogName.DECISIONS);
    for (int i = 0; i < 9; i++) {
      Records.write(jdbi(), 7);
      assertThat(sequencer.seal().sealed()).isEqualTo(7);
    }
    assertThat(checkLog("one")).isEqualTo(before + 63);
  }

  @Test
  @Order(5)
  void evenWithoutTheLockOnlyOneCheckpointFollowsAnother() {
    String forked =
        jdbi().withExtension(SequencerDao.class, dao -> dao.newestCheckpoint("decisions").get());
    long size = Head.of(forked).size();
    jdbi()
        .useExtension(
            SequencerDao.class,
            dao -> {
              List<Long> sizes =
                  jdbi()
                      .withHandle(
                          handle ->
                              handle
                                  .createQuery("SELECT previous_size FROM ledger.checkpoint")
                                  .mapTo(Long.class)
                                  .list());
              for (long previous : sizes) {
                assertThat(dao.add("decisions", size + 9, previous, forked, CLOCK.instant()))
                    .isZero();
              }
            });
  }

  @Test
  @Order(6)
  void theOutboxIsLeftByBeingSealedOnly() {
    UUID id = Records.write(jdbi(), 1).get(0);
    assertThatThrownBy(
            () ->
                jdbi()
                    .useExtension(
                        SequencerDao.class, dao -> dao.leave("decisions", new UUID[] {id})))
        .hasMessageContaining("is not sealed");
    for (String table : List.of("entry", "checkpoint", "event", "access", "cosignature")) {
      assertThatThrownBy(() -> owner("TRUNCATE ledger." + table + " CASCADE"))
          .hasMessageContaining("is refused");
    }
    for (String table : List.of("entry", "checkpoint")) {
      assertThatThrownBy(() -> owner("UPDATE ledger." + table + " SET log = log"))
          .hasMessageContaining("is refused");
      assertThatThrownBy(() -> owner("DELETE FROM ledger." + table))
          .hasMessageContaining("is refused");
    }
  }

  private static void owner(String sql) {
    Superuser.of(database, folder.resolve("data")).useHandle(handle -> handle.execute(sql));
  }

  @Test
  @Order(7)
  void theLoopSealsWithinTwoSecondsAndTellsItsLag() {
    try (Ledger ledger = Ledger.open(settings("one"), jdbi(), CLOCK)) {
      ledger.start();
      Records.write(jdbi(), 20);
      Awaitility.await()
          .atMost(Duration.ofSeconds(4))
          .until(() -> ledger.state(LogName.DECISIONS).lagSeconds() == 0);
      assertThat(ledger.state(LogName.DECISIONS).isAlarming()).isFalse();
    }
    checkLog("one");
  }

  @Test
  @Order(8)
  void aRecordThatWasChangedBeforeSealingStopsItAndDecisionsGoOn() {
    long before = checkLog("one");
    UUID id = Records.write(jdbi(), 3).get(1);
    owner("ALTER TABLE triage.contact_closed DISABLE TRIGGER refuse_change");
    owner("UPDATE triage.contact_closed SET entry = entry || 'x' WHERE id = '" + id + "'");
    try (Ledger ledger = Ledger.open(settings("one"), jdbi(), CLOCK)) {
      ledger.start();
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> ledger.state(LogName.DECISIONS).stopped().isPresent());
      SealingState state = ledger.state(LogName.DECISIONS);
      assertThat(state.isAlarming()).isTrue();
      assertThat(state.stopped().orElseThrow()).contains(id.toString());
      assertThat(Records.write(jdbi(), 1)).hasSize(1);
    }
    assertThat(checkLog("one")).isEqualTo(before);
    String good = "\\x" + HexFormat.of().formatHex(Records.entry(id).bytes());
    owner("UPDATE triage.contact_closed SET entry = '" + good + "' WHERE id = '" + id + "'");
    owner("ALTER TABLE triage.contact_closed ENABLE TRIGGER refuse_change");
    assertThat(sequencer("one").seal().sealed()).isEqualTo(4);
  }

  @Test
  @Order(9)
  void anOldCopyOfTheDatabaseIsNoticedByTheFolder() {
    checkLog("one");
    owner("ALTER TABLE ledger.checkpoint DISABLE TRIGGER refuse_change");
    owner("DELETE FROM ledger.checkpoint WHERE size = (SELECT max(size) FROM ledger.checkpoint)");
    owner("ALTER TABLE ledger.checkpoint ENABLE TRIGGER refuse_change");
    assertThatThrownBy(() -> sequencer("one").seal())
        .isInstanceOf(SealingStoppedException.class)
        .hasMessageContaining("old copy");
  }
}

package evenhand.governance.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.GovernanceSetup;
import evenhand.database.Database;
import evenhand.database.DatabaseSettings;
import evenhand.database.SharedDatabase;
import evenhand.decision.Actor;
import evenhand.decision.DecisionObserver;
import evenhand.decision.RecordsDao;
import evenhand.decision.Scales;
import evenhand.governance.SampleRulebook;
import evenhand.governance.activation.KnownRevisions;
import evenhand.governance.difference.Carried;
import evenhand.governance.replay.ReplayReport;
import evenhand.governance.replay.ReplayService;
import evenhand.governance.replay.ReplayService.LiveCase;
import evenhand.intake.Contacts;
import evenhand.intake.IntakeService;
import evenhand.rulebook.Advice;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a shadow did not decide is in its report, by reason, and every live decision is counted. */
class ShadowLeftOutIT {
  private static final Actor BY = new Actor("analyst-1");
  private static final int BURST = 80;
  private static final int ROOM = 3;

  @TempDir private Path temporary = Path.of("");
  private final InstantSource clock = InstantSource.system();
  private Database database;
  private ShadowService shadows;
  private Shadowing shadowing;
  private Rulebook base;
  private Rulebook candidate;

  @BeforeEach
  void open() throws IOException {
    SampleRulebook sample = SampleRulebook.in(Files.createDirectory(temporary.resolve("rules")));
    base = sample.load();
    candidate = sample.highFromOne().load();
    database = Database.open(DatabaseSettings.embedded(temporary.resolve("data")), clock);
    shadows = GovernanceSetup.shadows(database, clock);
    shadowing =
        new Shadowing(
            shadows,
            GovernanceSetup.replays(database, clock),
            new KnownRevisions(new RecordsDao(database.service()))::stored,
            ROOM);
  }

  @AfterEach
  void close() {
    shadowing.close();
    database.close();
  }

  private IntakeService deciding(Rulebook rulebook, UnaryOperator<Advice> withholding) {
    return deciding(rulebook, withholding, shadowing);
  }

  private IntakeService observed(DecisionObserver observer) {
    return deciding(base, UnaryOperator.identity(), observer);
  }

  private IntakeService deciding(
      Rulebook rulebook, UnaryOperator<Advice> withholding, DecisionObserver observer) {
    return new IntakeService(
        Rulebooks.of(List.of(rulebook)),
        new RecordsDao(database.service()),
        Scales.union(List.of(rulebook.scales())),
        clock,
        "test",
        observer,
        withholding);
  }

  private static void record(IntakeService intake, int contacts) {
    for (int i = 0; i < contacts; i++) {
      Contacts contact = Contacts.aContact().about("sample").answering("was_hurt", "yes");
      intake.record(contact.request(), Contacts.aKey(), Contacts.HANDLER);
    }
  }

  private ReplayReport soFar() {
    return shadows.soFar("sample", BY).orElseThrow();
  }

  private long leftOut(LeftOut reason) {
    return soFar().leftOut().getOrDefault(reason.code(), 0L);
  }

  private void begin() {
    shadows.start(candidate, base, Duration.ofDays(1), BY);
    shadowing.start();
    IntakeService plain = deciding(base, UnaryOperator.identity());
    recordUntilDecided(plain, Duration.ofSeconds(20));
  }

  private void recordUntilDecided(IntakeService intake, Duration atMost) {
    Awaitility.await()
        .atMost(atMost)
        .until(
            () -> {
              record(intake, 1);
              return soFar().decisions() > 0;
            });
  }

  private static void awaitAtMost(Duration time, Runnable holds) {
    Awaitility.await().atMost(time).untilAsserted(holds::run);
  }

  private long live() {
    return new RecordsDao(database.service())
        .read(
            session ->
                session
                    .handle()
                    .createQuery("SELECT count(*) FROM triage.decision")
                    .mapTo(Long.class)
                    .one());
  }

  private void everyLiveDecisionIsCounted() {
    awaitAtMost(
        Duration.ofSeconds(20),
        () -> {
          ReplayReport report = soFar();
          long leftOut = report.leftOut().values().stream().mapToLong(Long::longValue).sum();
          assertThat(report.decisions() + leftOut).as(report.leftOut() + "").isEqualTo(live());
        });
  }

  @Test
  void moreThanATenthOfTheTimeCanTakeIsLeftOutAndSaid() {
    begin();
    record(deciding(base, UnaryOperator.identity()), BURST);
    assertThat(shadowing.leftOut()).isPositive();
    awaitAtMost(
        Duration.ofSeconds(20),
        () -> assertThat(leftOut(LeftOut.BUDGET)).isEqualTo(shadowing.leftOut()));
    everyLiveDecisionIsCounted();
    assertThat(shadows.finish("sample", BY).orElseThrow().leftOut())
        .as("the report that is kept says so too")
        .containsEntry("budget", shadowing.leftOut());
  }

  @Test
  void whatPeopleDecideAloneAndWhatAnotherRevisionDecidesIsNoPair() {
    begin();
    record(deciding(base, Advice::withheld), 3);
    record(deciding(candidate, UnaryOperator.identity()), 2);
    assertThat(soFar().leftOut())
        .containsEntry("people_only", 3L)
        .containsEntry("other_revision", 2L);
    everyLiveDecisionIsCounted();
  }

  @Test
  void whatItFailsOnIsCountedAndItGoesOnAfterwards() {
    begin();
    IntakeService plain = deciding(base, UnaryOperator.identity());
    superuser("REVOKE INSERT ON triage.replayed FROM evenhand_service");
    record(plain, 1);
    awaitAtMost(Duration.ofSeconds(20), () -> assertThat(leftOut(LeftOut.FAILED)).isEqualTo(1));
    superuser("GRANT INSERT ON triage.replayed TO evenhand_service");
    long before = soFar().decisions();
    record(plain, 1);
    awaitAtMost(
        Duration.ofSeconds(20), () -> assertThat(soFar().decisions()).isGreaterThan(before));
    everyLiveDecisionIsCounted();
  }

  @Test
  void whatWaitsWhenTheServiceStopsAndWhatComesAfterwardsIsSaid() throws InterruptedException {
    begin();
    IntakeService plain = deciding(base, UnaryOperator.identity());
    Thread.sleep(1_000);
    long before = leftOut(LeftOut.NOT_REACHED);
    SharedDatabase.superuser(database, temporary.resolve("data"))
        .useTransaction(
            handle -> {
              // The first is taken and waits for the table, the other two wait for their turn.
              handle.execute("LOCK TABLE triage.replayed IN EXCLUSIVE MODE");
              record(plain, 1);
              Thread.sleep(500);
              record(plain, 2);
              shadowing.close();
              awaitAtMost(
                  Duration.ofSeconds(20), () -> assertThat(leftOut(LeftOut.STOPPED)).isEqualTo(3));
            });
    assertThat(leftOut(LeftOut.FAILED)).as("the one under way was broken off").isZero();
    // Another copy of the service decides on, which does not know of the shadow.
    record(plain, 4);
    assertThat(leftOut(LeftOut.NOT_REACHED)).isEqualTo(before + 4);
    everyLiveDecisionIsCounted();
  }

  @Test
  void whatIsDecidedWhileTheReportIsMadeDoesNotStandInItTwice() {
    List<LiveCase> seen = new ArrayList<>();
    UUID shadow = shadows.start(candidate, base, Duration.ofDays(1), BY);
    record(observed((id, advice, facts) -> seen.add(new LiveCase(id, advice, facts))), 1);
    ReplayService replays = GovernanceSetup.replays(database, clock);
    AtomicBoolean isReached = new AtomicBoolean();
    InstantSource meanwhile =
        () -> {
          if (isReached.compareAndSet(false, true)) {
            replays.keepShadowed(shadow, new Carried(candidate), seen);
          }
          return Instant.now();
        };
    ReplayReport report =
        GovernanceSetup.shadows(database, meanwhile).soFar("sample", BY).orElseThrow();
    assertThat(isReached).isTrue();
    assertThat(report.decisions()).isEqualTo(1);
    assertThat(report.leftOut()).isEmpty();
  }

  @Test
  void whatIsRecordedAfterItsTimeIsNotDecided() throws InterruptedException {
    // For this one it is always the moment of its start: it does not see that the time is over.
    ShadowService still = GovernanceSetup.shadows(database, InstantSource.fixed(clock.instant()));
    try (Shadowing late =
        new Shadowing(
            still,
            GovernanceSetup.replays(database, clock),
            new KnownRevisions(new RecordsDao(database.service()))::stored)) {
      still.start(candidate, base, Duration.ofSeconds(6), BY);
      late.start();
      IntakeService plain = observed(late);
      long until = System.nanoTime() + Duration.ofSeconds(6).toNanos();
      recordUntilDecided(plain, Duration.ofSeconds(5));
      TimeUnit.NANOSECONDS.sleep(until - System.nanoTime());
      Thread.sleep(500);
      long before = soFar().decisions();
      record(plain, 3);
      Thread.sleep(2_000);
      assertThat(soFar().decisions()).isEqualTo(before);
    }
  }

  private void superuser(String statement) {
    SharedDatabase.superuser(database, temporary.resolve("data"))
        .useHandle(handle -> handle.execute(statement));
  }
}

package evenhand.fairness.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import evenhand.database.Database;
import evenhand.database.SharedDatabase;
import evenhand.decision.RecordId;
import evenhand.decision.RecordsDao;
import evenhand.decision.access.AccessLog;
import evenhand.fairness.explanation.ExplanationService;
import evenhand.fairness.recorded.RecordedAudit;
import evenhand.fairness.recorded.RecordedDao;
import evenhand.http.Json;
import evenhand.rulebook.Rulebooks;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the configured schedule makes, of which period, and that it makes each once. */
class ReportScheduleIT {
  private static final Rulebooks RULEBOOKS =
      Rulebooks.load(Path.of("rules"), Optional.empty(), "fraud-online"::equals);

  @TempDir Path folder;

  private volatile Instant now = Instant.parse("2027-05-10T08:00:00Z");
  private final InstantSource clock = () -> now;
  private Optional<ReportService> service = Optional.empty();

  @AfterEach
  void stop() {
    service.ifPresent(ReportService::close);
  }

  private ReportSchedule schedule(ReportSettings settings) {
    return schedule(settings, Periods.any());
  }

  private ReportSchedule schedule(ReportSettings settings, Periods periods) {
    Database database = SharedDatabase.get();
    RecordsDao records = new RecordsDao(database.service());
    ReportService reports =
        new ReportService(
            new RecordedAudit(new RecordedDao(database.fairness()), "test"),
            new ExplanationService(records, clock, ExplanationService.Terms.STANDARD),
            RULEBOOKS,
            Optional::empty,
            new ReportStore(folder, records, clock, Json.mapper(), periods),
            new AccessLog(records, clock),
            clock);
    service = Optional.of(reports);
    return new ReportSchedule(reports, RULEBOOKS, settings, periods, clock);
  }

  private static ReportSettings settings(String verdicts, String drift) {
    return new ReportSettings(
        Optional.empty(),
        Optional.of(verdicts),
        Optional.of(drift),
        Optional.empty(),
        Optional.empty());
  }

  private String look(ReportSchedule schedule) {
    Optional<ReportOrder> begun = schedule.look().map(ReportJob::order);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> service.orElseThrow().list().stream().noneMatch(ReportJob::isRunning));
    return begun
        .map(order -> order.kind().orElseThrow() + " " + order.from() + " " + order.to())
        .orElse("nothing");
  }

  @Test
  void verdictsAreMadeOfTheLastWholeQuarterAndDriftOfTheTwelveMonthsToTheLastWholeOne() {
    ReportSchedule schedule = schedule(settings("quarterly", "monthly"));
    assertThat(look(schedule)).isEqualTo("verdicts 2027-01-01 2027-03-31");
    assertThat(look(schedule)).isEqualTo("drift 2026-05-01 2027-04-30");
    assertThat(look(schedule)).as("each is made once").isEqualTo("nothing");
    now = Instant.parse("2027-06-01T08:00:00Z");
    assertThat(look(schedule)).as("a new month").isEqualTo("drift 2026-06-01 2027-05-31");
    assertThat(look(schedule)).isEqualTo("nothing");
    now = Instant.parse("2027-06-30T23:30:00Z");
    assertThat(look(schedule)).as("July in London").isEqualTo("verdicts 2027-04-01 2027-06-30");
  }

  @Test
  void wherePeopleSignInNoTwoReportsShareAMonthButNotAllOfThem() {
    ReportSchedule schedule =
        schedule(settings("quarterly", "monthly"), Periods.endedQuarters(clock));
    assertThat(look(schedule)).isEqualTo("verdicts 2027-01-01 2027-03-31");
    assertThat(look(schedule)).isEqualTo("drift 2027-01-01 2027-03-31");
    now = Instant.parse("2027-06-01T08:00:00Z");
    assertThat(look(schedule)).as("a new month, not a new quarter").isEqualTo("nothing");
    now = Instant.parse("2027-07-01T08:00:00Z");
    assertThat(look(schedule)).isEqualTo("verdicts 2027-04-01 2027-06-30");
    assertThat(look(schedule)).isEqualTo("drift 2027-04-01 2027-06-30");
  }

  @Test
  void whatIsConfiguredNeverIsNeverMade() {
    assertThat(look(schedule(settings("never", "never")))).isEqualTo("nothing");
    assertThat(look(schedule(settings("never", "monthly")))).startsWith("drift");
  }

  @Test
  void whatWasMadeBeforeARestartIsNotMadeAgain() throws Exception {
    ReportOrder order =
        new ReportOrder(
            "fraud-online",
            LocalDate.parse("2027-01-01"),
            LocalDate.parse("2027-03-31"),
            Optional.empty(),
            Optional.empty(),
            Optional.of("verdicts"));
    RecordsDao records = new RecordsDao(SharedDatabase.get().service());
    new ReportStore(folder, records, clock, Json.mapper(), Periods.any())
        .keep(ReportJob.started(RecordId.at(now), order).made(0));
    assertThat(look(schedule(settings("quarterly", "never")))).isEqualTo("nothing");
    assertThat(service.orElseThrow().list()).hasSize(1);
  }
}

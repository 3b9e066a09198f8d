package evenhand.fairness.reports;

import evenhand.decision.Actor;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what is due, each once: verdicts of the last whole quarter, drift of the twelve months to
 * the last whole month, or of the quarter where figures are for quarters only. Looks every hour, so
 * that a service that was down catches up.
 */
public final class ReportSchedule implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReportSchedule.class);
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Actor SCHEDULE = new Actor("schedule");
  private static final int MONTHS_OF_DRIFT = 12;

  private final ReportService reports;
  private final Rulebooks rulebooks;
  private final ReportSettings settings;
  private final Periods periods;
  private final InstantSource clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "fairness-schedule");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Begins nothing before it is started.
   *
   * @param periods which days may be asked for, and so which the schedule may show
   */
  public ReportSchedule(
      ReportService reports,
      Rulebooks rulebooks,
      ReportSettings settings,
      Periods periods,
      InstantSource clock) {
    this.periods = periods;
    this.reports = reports;
    this.rulebooks = rulebooks;
    this.settings = settings;
    this.clock = clock;
  }

  public void start() {
    timer.scheduleWithFixedDelay(this::lookQuietly, 1, 60, TimeUnit.MINUTES);
  }

  private void lookQuietly() {
    try {
      look();
    } catch (RuntimeException e) {
      LOG.error("The schedule of reports could not be kept; it is looked at again in an hour", e);
    }
  }

  /** Begins the first report that is due and not made; the others follow at later looks. */
  Optional<ReportJob> look() {
    if (reports.list().stream().anyMatch(ReportJob::isRunning)) {
      return Optional.empty();
    }
    for (Rulebook rulebook : rulebooks.all()) {
      for (ReportOrder order : due(rulebook)) {
        if (!reports.hasReport(order.rulebook(), order.to(), order.isDriftOnly())) {
          return Optional.of(reports.start(order, SCHEDULE));
        }
      }
    }
    return Optional.empty();
  }

  private List<ReportOrder> due(Rulebook rulebook) {
    LocalDate today = clock.instant().atZone(LONDON).toLocalDate();
    LocalDate quarter = today.with(IsoFields.DAY_OF_QUARTER, 1);
    List<ReportOrder> due = new ArrayList<>();
    if (settings.makesVerdicts()) {
      due.add(order(rulebook, quarter.minusMonths(3), quarter, "verdicts"));
    }
    if (settings.makesDrift() && periods.isBound()) {
      // Twelve months one month on, held against these, would show who was added late.
      due.add(order(rulebook, quarter.minusMonths(3), quarter, "drift"));
    } else if (settings.makesDrift()) {
      LocalDate month = today.withDayOfMonth(1);
      due.add(order(rulebook, month.minusMonths(MONTHS_OF_DRIFT), month, "drift"));
    }
    return due;
  }

  private static ReportOrder order(
      Rulebook rulebook, LocalDate from, LocalDate until, String kind) {
    return new ReportOrder(
        rulebook.id(),
        from,
        until.minusDays(1),
        Optional.empty(),
        Optional.empty(),
        Optional.of(kind));
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}

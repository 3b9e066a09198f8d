package evenhand.governance.replay;

import com.codahale.metrics.health.HealthCheck;
import evenhand.decision.Actor;
import evenhand.governance.replay.ReplayService.Progress;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides recorded cases again under their own revisions every night: all since the night before,
 * what differed then, and a thirtieth of the older ones. A difference is an incident: it is logged
 * as an error, and the service says that it is not healthy until the same decisions come out as
 * they were. A rulebook that cannot be checked is an incident too, and keeps none of the others.
 */
public final class SelfCheck extends HealthCheck implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SelfCheck.class);
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Actor BY = new Actor("self-check");
  private static final LocalTime FIRST = LocalTime.of(2, 0);
  private static final LocalTime LAST = LocalTime.of(5, 0);
  private static final int SLICES = 30;

  private final Checks checks;
  private final Rulebooks rulebooks;
  private final InstantSource clock;
  private final Map<String, String> failed = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "self-check");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
          });

  public SelfCheck(ReplayService replays, Rulebooks rulebooks, InstantSource clock) {
    this(
        new Checks() {
          @Override
          public ReplayReport check(String rulebook, int slice) {
            return replays.selfCheck(rulebook, SLICES, slice, BY, Progress.NONE);
          }

          @Override
          public Optional<ReplayReport> newest(String rulebook) {
            return replays.kept().newest(rulebook, ReplayService.SELF_CHECK, Optional.empty());
          }
        },
        rulebooks,
        clock);
  }

  SelfCheck(Checks checks, Rulebooks rulebooks, InstantSource clock) {
    this.checks = checks;
    this.rulebooks = rulebooks;
    this.clock = clock;
  }

  /** Checks, and what they found last. */
  interface Checks {
    ReplayReport check(String rulebook, int slice);

    Optional<ReplayReport> newest(String rulebook);
  }

  /** Looks every quarter of an hour whether it is night and something is unchecked. */
  public void start() {
    timer.scheduleWithFixedDelay(this::lookQuietly, 15, 15, TimeUnit.MINUTES);
  }

  private void lookQuietly() {
    try {
      look();
    } catch (RuntimeException e) {
      LOG.error("The nightly self-check could not be made; it is tried again", e);
    }
  }

  /** Checks what was not checked this night; by day nothing. */
  void look() {
    ZonedDateTime now = clock.instant().atZone(LONDON);
    if (now.toLocalTime().isBefore(FIRST) || !now.toLocalTime().isBefore(LAST)) {
      return;
    }
    for (Rulebook rulebook : rulebooks.all()) {
      String id = rulebook.id();
      try {
        if (!wasChecked(id, now.toLocalDate())) {
          check(id, slice(now.toLocalDate()));
        }
        failed.remove(id);
      } catch (RuntimeException e) {
        failed.put(id, "the self-check of " + id + " could not be made; the log says why");
        LOG.error("INCIDENT: {}; it is tried again", failed.get(id), e);
      }
    }
  }

  private static int slice(LocalDate day) {
    return (int) Math.floorMod(day.toEpochDay(), (long) SLICES);
  }

  private boolean wasChecked(String rulebook, LocalDate day) {
    return checks
        .newest(rulebook)
        .filter(report -> LocalDate.ofInstant(report.startedAt(), LONDON).equals(day))
        .isPresent();
  }

  /** Checks one rulebook now. */
  ReplayReport check(String rulebook, int slice) {
    ReplayReport report = checks.check(rulebook, slice);
    if (isIncident(report)) {
      LOG.error("INCIDENT: {}", told(report));
    } else {
      LOG.info(
          "Self-check of {}: {} decisions come out as they were, byte for byte",
          rulebook,
          report.count(Again.SAME));
    }
    return report;
  }

  /** Whether a decision came out differently, or could not be decided again. */
  public static boolean isIncident(ReplayReport report) {
    return report.count(Again.CHANGED) + report.count(Again.REFUSED) > 0;
  }

  private static String told(ReplayReport report) {
    return report.count(Again.CHANGED)
        + " decisions of "
        + report.rulebook()
        + " come out differently under their own revision and "
        + report.count(Again.REFUSED)
        + " cannot be decided again; self-check "
        + report.id()
        + ", for example "
        + report.kinds();
  }

  @Override
  protected Result check() {
    List<String> incidents = new ArrayList<>(new TreeMap<>(failed).values());
    for (Rulebook rulebook : rulebooks.all()) {
      checks
          .newest(rulebook.id())
          .filter(SelfCheck::isIncident)
          .ifPresent(report -> incidents.add(told(report)));
    }
    return incidents.isEmpty()
        ? Result.healthy()
        : Result.unhealthy(String.join("; ", incidents).replace("%", "%%"));
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}

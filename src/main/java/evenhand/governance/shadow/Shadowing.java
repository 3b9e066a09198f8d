package evenhand.governance.shadow;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.decision.DecisionId;
import evenhand.decision.DecisionObserver;
import evenhand.governance.difference.Carried;
import evenhand.governance.replay.ReplayService;
import evenhand.governance.replay.ReplayService.LiveCase;
import evenhand.governance.shadow.ShadowDao.Shadow;
import evenhand.governance.shadow.ShadowQueue.Waiting;
import evenhand.rulebook.Advice;
import evenhand.rulebook.Revision;
import evenhand.rulebook.Rulebook;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides live contacts by a candidate too, in one thread of its own that works a tenth of the time
 * at most, so that requests lose at most a tenth of one processor to it. Answers are given before,
 * and by the active revision alone.
 */
public final class Shadowing implements DecisionObserver, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Shadowing.class);
  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final int WAIT_MS = 200;

  /** Kept in one commit; small, so that no rest between two is long. */
  private static final int BATCH = 20;

  private static final int REST_TIMES = 9;

  /** Some minutes of a busy force; what waits takes memory. */
  static final int WAITING_MAX = 2_000;

  private static final int CLOSE_MS = 2_000;

  private final ShadowService shadows;
  private final ReplayService replays;
  private final Function<Revision, Rulebook> stored;
  private final ShadowQueue queue;
  private final LeftOutCounts leftOut = new LeftOutCounts();
  private volatile Map<String, Running> running = Map.of();
  private final Thread worker = new Thread(this::work, "shadow");
  private volatile boolean goesOn = true;
  private volatile long workedNanos;
  private volatile long startedNanos = System.nanoTime();

  /** A shadow with its compiled revision. */
  private record Running(Shadow shadow, Carried revision) {}

  public Shadowing(
      ShadowService shadows, ReplayService replays, Function<Revision, Rulebook> stored) {
    this(shadows, replays, stored, WAITING_MAX);
  }

  /** The same, with room for as many that wait. */
  Shadowing(
      ShadowService shadows,
      ReplayService replays,
      Function<Revision, Rulebook> stored,
      int waitingMax) {
    this.queue = new ShadowQueue(waitingMax);
    this.shadows = shadows;
    this.replays = replays;
    this.stored = stored;
    worker.setDaemon(true);
    worker.setPriority(Thread.MIN_PRIORITY);
  }

  public void start() {
    startedNanos = System.nanoTime();
    worker.start();
  }

  @Override
  public void decided(DecisionId id, Advice advice, JsonNode facts) {
    Running shadow = running.get(advice.rulebook());
    // Before and after are of two revisions: what a third one decided is no pair.
    if (shadow != null
        && shadow.shadow().base().equals(advice.revision().name())
        && id.recordedAt().isBefore(shadow.shadow().untilAt())) {
      UUID by = shadow.shadow().id();
      if (!queue.offer(new Waiting(by, new LiveCase(id, advice, facts)))) {
        leftOut.add(by, LeftOut.BUDGET, 1);
      }
    }
  }

  private void work() {
    long nextLook = System.nanoTime();
    while (goesOn) {
      try {
        if (System.nanoTime() >= nextLook) {
          // Also where looking fails the next try is a while later.
          nextLook = System.nanoTime() + LOOK_NANOS;
          leftOut.keep(shadows::keepLeftOut);
          look();
        }
        List<Waiting> next = queue.next(WAIT_MS, BATCH);
        if (!next.isEmpty()) {
          long started = System.nanoTime();
          decide(next);
          long took = System.nanoTime() - started;
          workedNanos += took;
          TimeUnit.NANOSECONDS.sleep(took * REST_TIMES);
        }
      } catch (InterruptedException e) {
        goesOn = false;
      } catch (RuntimeException e) {
        LOG.warn("A shadow fails; live contacts are decided as before", e);
      }
    }
    stop();
  }

  /** What waits is not decided any more; that is said where it still can be. */
  private void stop() {
    // An interrupted thread gets no connection.
    Thread.interrupted();
    queue.rest().forEach(each -> leftOut.add(each.shadow(), LeftOut.STOPPED, 1));
    try {
      leftOut.keep(shadows::keepLeftOut);
    } catch (RuntimeException e) {
      LOG.warn(
          "What shadows left out at the end cannot be kept; reports count it as not reached", e);
    }
  }

  /** Follows what was started and ended; a revision is compiled once. */
  private void look() {
    Map<String, Running> now = new HashMap<>();
    for (Shadow shadow : shadows.running()) {
      Running before = running.get(shadow.rulebook());
      boolean isNew = before == null || !before.shadow().id().equals(shadow.id());
      if (isNew) {
        Revision revision = new Revision(shadow.revision());
        now.put(shadow.rulebook(), new Running(shadow, new Carried(stored.apply(revision))));
        LOG.info("{} runs as a shadow of {}", revision, shadow.rulebook());
      } else if (before != null) {
        now.put(shadow.rulebook(), before);
      }
    }
    running = Map.copyOf(now);
  }

  private void decide(List<Waiting> waiting) {
    for (Running shadow : running.values()) {
      UUID id = shadow.shadow().id();
      List<LiveCase> own =
          waiting.stream().filter(each -> each.shadow().equals(id)).map(Waiting::live).toList();
      try {
        replays.keepShadowed(id, shadow.revision(), own);
      } catch (RuntimeException e) {
        // Where the service stops, the interruption is what broke it off.
        leftOut.add(id, goesOn ? LeftOut.FAILED : LeftOut.STOPPED, own.size());
        LOG.warn(
            "The shadow of {} fails on {} contacts", shadow.shadow().rulebook(), own.size(), e);
      }
    }
  }

  /** Share of the time since the start that was spent on shadows, 0 to 1. */
  public double workedShare() {
    return (double) workedNanos / Math.max(1, System.nanoTime() - startedNanos);
  }

  /** The time that taking one in took 99 of 100 requests, in milliseconds. */
  public double offerMsP99() {
    return queue.offerNanos().getSnapshot().get99thPercentile() / 1e6;
  }

  /** Decisions that were left out because too many waited. */
  public long leftOut() {
    return queue.leftOut();
  }

  @Override
  public void close() {
    goesOn = false;
    worker.interrupt();
    try {
      worker.join(CLOSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

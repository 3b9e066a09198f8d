package evenhand.ledger.sequence;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that seals one log, once a second or as soon as a full batch waits. A database that is
 * down is tried again; a record that is not as it was written stops it for good.
 */
final class SealingLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SealingLoop.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration STOP_MAX = Duration.ofSeconds(10);

  private final String log;
  private final Sequencer sequencer;
  private final Jdbi jdbi;
  private final InstantSource clock;
  private final Thread thread;
  private volatile boolean stopping;
  private volatile long size;
  private volatile Optional<String> stopped = Optional.empty();

  SealingLoop(String log, Sequencer sequencer, Jdbi jdbi, InstantSource clock) {
    this.log = log;
    this.sequencer = sequencer;
    this.jdbi = jdbi;
    this.clock = clock;
    this.thread = new Thread(this::run, "seal-" + log);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    while (!stopping) {
      long begun = System.nanoTime();
      boolean more = pass();
      if (!more) {
        pause(PAUSE.minusNanos(System.nanoTime() - begun));
      }
    }
  }

  /** Whether another batch is waiting already. */
  private boolean pass() {
    try {
      Sequencer.Pass pass = sequencer.seal();
      pass.size().ifPresent(now -> size = now);
      return pass.sealed() == Sequencer.BATCH_MAX;
    } catch (SealingStoppedException e) {
      LOG.error("Sealing of {} has stopped; decisions are still recorded", log, e);
      stopped = Optional.of(String.valueOf(e.getMessage()));
      stopping = true;
    } catch (OvertakenException e) {
      LOG.info("Another copy of the service sealed {} first", log);
    } catch (RuntimeException e) {
      if (!stopping) {
        LOG.warn("A batch of {} was not sealed and is tried again", log, e);
      }
    }
    return false;
  }

  private synchronized void pause(Duration pause) {
    try {
      if (!stopping && !pause.isNegative() && !pause.isZero()) {
        wait(Math.max(1, pause.toMillis()));
      }
    } catch (InterruptedException e) {
      stopping = true;
    }
  }

  SealingState state() {
    return new SealingState(log, size, lagSeconds(), stopped);
  }

  private double lagSeconds() {
    Optional<UUID> oldest = jdbi.withExtension(SequencerDao.class, dao -> dao.oldestWaiting(log));
    return oldest
        .map(id -> clock.millis() - (id.getMostSignificantBits() >>> 16))
        .map(millis -> Math.max(0, millis / 1000.0))
        .orElse(0.0);
  }

  @Override
  public void close() {
    synchronized (this) {
      stopping = true;
      notifyAll();
    }
    try {
      thread.join(STOP_MAX.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

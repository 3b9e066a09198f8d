package evenhand.governance.shadow;

import com.codahale.metrics.Histogram;
import com.codahale.metrics.SlidingTimeWindowArrayReservoir;
import evenhand.governance.replay.ReplayService.LiveCase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Live contacts that wait to be decided by a shadow too. Taking one in costs a request
 * microseconds; where too many wait the newest is left out and counted. Thread-safe.
 */
final class ShadowQueue {
  private final BlockingQueue<Waiting> waiting;
  private final AtomicLong leftOut = new AtomicLong();
  private final Histogram offerNanos =
      new Histogram(new SlidingTimeWindowArrayReservoir(5, TimeUnit.MINUTES));

  /** One that waits for one shadow. */
  record Waiting(UUID shadow, LiveCase live) {}

  ShadowQueue(int waitingMax) {
    waiting = new ArrayBlockingQueue<>(waitingMax);
  }

  /** Whether there was room for it. */
  boolean offer(Waiting live) {
    long started = System.nanoTime();
    boolean isTaken = waiting.offer(live);
    if (!isTaken) {
      leftOut.incrementAndGet();
    }
    offerNanos.update(System.nanoTime() - started);
    return isTaken;
  }

  /** Empties it. */
  List<Waiting> rest() {
    List<Waiting> rest = new ArrayList<>();
    waiting.drainTo(rest);
    return rest;
  }

  /** The next few; none where none comes for a while. */
  List<Waiting> next(long milliseconds, int max) throws InterruptedException {
    List<Waiting> next = new ArrayList<>();
    Waiting first = waiting.poll(milliseconds, TimeUnit.MILLISECONDS);
    if (first != null) {
      next.add(first);
      waiting.drainTo(next, max - 1);
    }
    return next;
  }

  long leftOut() {
    return leftOut.get();
  }

  /** How long taking one in took a request, in nanoseconds, over the last five minutes. */
  Histogram offerNanos() {
    return offerNanos;
  }
}

package evenhand.governance.shadow;

import com.codahale.metrics.Histogram;
import com.codahale.metrics.SlidingTimeWindowArrayReservoir;
import evenhand.governance.replay.ReplayService.LiveCase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * LiveCase decisions that wait to be decided by a shadow too. Taking one in costs a request
 * microseconds; where too many wait the newest is left out and counted. Thread-safe.
 */
final class ShadowQueue {
  private static final int WAITING_MAX = 2_000;

  private final BlockingQueue<LiveCase> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
  private final AtomicLong leftOut = new AtomicLong();
  private final Histogram offerNanos =
      new Histogram(new SlidingTimeWindowArrayReservoir(5, TimeUnit.MINUTES));

  void offer(LiveCase live) {
    long started = System.nanoTime();
    if (!waiting.offer(live)) {
      leftOut.incrementAndGet();
    }
    offerNanos.update(System.nanoTime() - started);
  }

  /** The next few; none where none comes for a while. */
  List<LiveCase> next(long milliseconds, int max) throws InterruptedException {
    List<LiveCase> next = new ArrayList<>();
    LiveCase first = waiting.poll(milliseconds, TimeUnit.MILLISECONDS);
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

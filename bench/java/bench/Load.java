package bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/** Sends decisions over kept-open connections, bounded in number and time. */
final class Load {
  private final int port;
  private final String run;
  private final String headers;
  private final Body body;
  private final AtomicLong next = new AtomicLong();

  /** Makes the body of a run's request by its number. */
  interface Body {
    String of(String run, long number);
  }

  Load(int port, String run) {
    this(port, run, Bodies::body);
  }

  Load(int port, String run, Body body) {
    this(port, run, body, "");
  }

  /** With headers of every request, each ending in a line break. */
  Load(int port, String run, Body body, String headers) {
    this.port = port;
    this.headers = headers;
    this.run = run;
    this.body = body;
  }

  /** As many as the service answers: each connection sends its next when it has an answer. */
  Figures closed(int connections, double seconds) throws Exception {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    List<Callable<Sent>> clients = new ArrayList<>();
    for (int client = 0; client < connections; client++) {
      clients.add(() -> sendUntil(end));
    }
    return together(clients, seconds);
  }

  /** At a steady rate, timed from when a request was due, so that a stall counts in full. */
  Figures steady(int perSecond, int connections, double seconds) throws Exception {
    long start = System.nanoTime() + 100_000_000L;
    long total = (long) (perSecond * seconds);
    AtomicLong turn = new AtomicLong();
    List<Callable<Sent>> clients = new ArrayList<>();
    for (int client = 0; client < connections; client++) {
      clients.add(() -> sendInTurn(start, perSecond, total, turn));
    }
    return together(clients, seconds);
  }

  private record Sent(long[] micros, long failed) {}

  private Sent sendUntil(long end) throws IOException {
    Times times = new Times();
    try (Connection connection = new Connection(port, headers)) {
      while (System.nanoTime() < end) {
        long start = System.nanoTime();
        times.add(start, send(connection));
      }
    }
    return times.sent();
  }

  private Sent sendInTurn(long start, int perSecond, long total, AtomicLong turn)
      throws IOException {
    Times times = new Times();
    try (Connection connection = new Connection(port, headers)) {
      for (long mine = turn.getAndIncrement(); mine < total; mine = turn.getAndIncrement()) {
        long due = start + mine * 1_000_000_000L / perSecond;
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        times.add(due, send(connection));
      }
    }
    return times.sent();
  }

  private boolean send(Connection connection) throws IOException {
    long number = next.getAndIncrement();
    String key = run + "-" + number;
    return connection.post("/v1/decisions", key, body.of(run, number)).status() == 201;
  }

  private static final class Times {
    private final LongStream.Builder micros = LongStream.builder();
    private long failed;

    void add(long since, boolean succeeded) {
      if (succeeded) {
        micros.add((System.nanoTime() - since) / 1000);
      } else {
        failed++;
      }
    }

    Sent sent() {
      return new Sent(micros.build().toArray(), failed);
    }
  }

  private static Figures together(List<Callable<Sent>> clients, double seconds) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(clients.size());
    try {
      LongStream all = LongStream.empty();
      long failed = 0;
      for (Future<Sent> each : threads.invokeAll(clients)) {
        all = LongStream.concat(all, LongStream.of(each.get().micros()));
        failed += each.get().failed();
      }
      return new Figures(all.toArray(), failed, seconds);
    } finally {
      threads.shutdownNow();
    }
  }
}

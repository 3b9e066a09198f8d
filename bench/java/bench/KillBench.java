package bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Kills the service, or PostgreSQL, under load again and again; then asks for every decision that
 * was ever acknowledged and for every contact that was ever sent. Requests without an answer are
 * sent again with their key, as a caller would.
 */
final class KillBench {
  private static final int CONNECTIONS = 8;
  private static final Pattern DECISION = Pattern.compile("\"id\":\\s*\"([0-9a-f-]{36})\"");
  private static final Pattern STEP = Pattern.compile("\"kind\":\\s*\"decision\"");

  private final Service service;
  private final String run = "k" + Long.toString(System.currentTimeMillis(), 36);
  private final AtomicLong next = new AtomicLong();
  private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<Long> unanswered = new ConcurrentLinkedQueue<>();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong wrong = new AtomicLong();

  private KillBench(Service service) {
    this.service = service;
  }

  private record Acknowledged(long number, String decision) {}

  public static void main(String[] arguments) throws Exception {
    Service service = new Service(Path.of(arguments[0]), Path.of(arguments[1]));
    int rounds = Integer.parseInt(arguments[2]);
    KillBench bench = new KillBench(service);
    SplittableRandom random = new SplittableRandom(20261122);
    service.start();
    try {
      for (String victim : new String[] {"service", "PostgreSQL"}) {
        for (int round = 1; round <= rounds; round++) {
          bench.round(victim, random.nextInt(500, 2500));
          System.out.printf(
              "%-10s kill %2d of %d: %d acknowledged, %d without an answer sent again, %d refused%n",
              victim, round, rounds, bench.acknowledged.size(), bench.unanswered.size(),
              bench.refused.get());
          bench.sendAgain();
        }
      }
      bench.verify();
    } finally {
      service.stop();
    }
  }

  private void round(String victim, int milliseconds) throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    List<Thread> clients = new ArrayList<>();
    for (int client = 0; client < CONNECTIONS; client++) {
      Thread thread = new Thread(() -> send(stop));
      thread.start();
      clients.add(thread);
    }
    Thread.sleep(milliseconds);
    if (victim.equals("service")) {
      // PostgreSQL lives on without its parent; the next start finds and stops it.
      service.kill();
    } else {
      service.killDatabase();
      // Long enough to see what the service answers without a database.
      Thread.sleep(300);
    }
    stop.set(true);
    for (Thread client : clients) {
      client.join();
    }
    if (victim.equals("PostgreSQL")) {
      service.stop();
    }
    service.start();
  }

  private void send(AtomicBoolean stop) {
    while (!stop.get()) {
      try (Connection connection = new Connection(service.port())) {
        while (!stop.get()) {
          send(connection, next.getAndIncrement());
        }
      } catch (IOException e) {
        // The service is gone; its caller tries again later.
        pause();
      }
    }
  }

  private boolean send(Connection connection, long number) throws IOException {
    Connection.Answer answer;
    try {
      answer = connection.post("/v1/decisions", run + "-" + number, Bodies.body(run, number));
    } catch (IOException e) {
      unanswered.add(number);
      throw e;
    }
    if (answer.status() == 201) {
      Matcher id = DECISION.matcher(answer.body());
      if (id.find()) {
        acknowledged.add(new Acknowledged(number, id.group(1)));
        return true;
      }
    }
    if (answer.status() == 503 && answer.body().contains("NOT RECORDED")) {
      refused.incrementAndGet();
    } else {
      wrong.incrementAndGet();
      System.out.println("answered " + answer);
    }
    unanswered.add(number);
    return false;
  }

  /** Every request that got no answer, with its old key, until it has one. */
  private void sendAgain() throws IOException {
    try (Connection connection = new Connection(service.port())) {
      for (Long number = unanswered.poll(); number != null; number = unanswered.poll()) {
        if (!send(connection, number)) {
          pause();
        }
      }
    }
  }

  private void verify() throws IOException {
    long lost = 0;
    long missing = 0;
    long twice = 0;
    try (Connection connection = new Connection(service.port())) {
      for (Acknowledged each : acknowledged) {
        if (connection.get("/v1/decisions/" + each.decision()).status() != 200) {
          lost++;
        }
      }
      for (long number = 0; number < next.get(); number++) {
        String history = connection.get("/v1/contacts/" + Bodies.contact(run, number)).body();
        long decisions = STEP.matcher(history).results().count();
        missing += decisions == 0 ? 1 : 0;
        twice += decisions > 1 ? 1 : 0;
      }
    }
    System.out.printf(
        "%d requests, %d acknowledged; lost %d, never recorded %d, recorded twice %d,"
            + " answered NOT RECORDED %d, answered otherwise %d%n",
        next.get(), acknowledged.size(), lost, missing, twice, refused.get(), wrong.get());
    if (lost + missing + twice + wrong.get() > 0) {
      System.exit(1);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

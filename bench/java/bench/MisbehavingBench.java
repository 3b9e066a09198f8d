package bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Honest callers at a steady rate, alone and beside others who are slow, huge or without end. */
final class MisbehavingBench {
  private static final int HONEST_PER_SECOND = 20;
  private static final int HONEST_CONNECTIONS = 8;

  private final int port;
  private final Issuer issuer;
  private final AtomicLong done = new AtomicLong();
  private volatile boolean ended;

  /** What one misbehaving connection does until it is told to end. */
  private interface Deed {
    void doUntilEnded(int number) throws Exception;
  }

  private MisbehavingBench(int port, Issuer issuer) {
    this.port = port;
    this.issuer = issuer;
  }

  public static void main(String[] arguments) throws Exception {
    int seconds = Integer.parseInt(arguments[2]);
    try (Issuer issuer = new Issuer()) {
      String security =
          "security: {issuer: \"%s\", keys: \"%s\"}%n".formatted(issuer.address(), issuer.address());
      Service service = new Service(Path.of(arguments[0]), Path.of(arguments[1]), security);
      service.start();
      try {
        new MisbehavingBench(service.port(), issuer).run(seconds);
        double[] memory = service.residentMegabytes();
        System.out.printf("resident Java   %.0f MB now, %.0f MB at most%n", memory[0], memory[1]);
      } finally {
        service.stop();
      }
    }
  }

  private void run(int seconds) throws Exception {
    String honest = issuer.header("control-room", "service_account");
    Load load = new Load(port, "m" + System.currentTimeMillis(), Bodies::body, honest);
    load.steady(100, HONEST_CONNECTIONS, seconds);
    Figures alone = load.steady(HONEST_PER_SECOND, HONEST_CONNECTIONS, seconds);
    System.out.println("honest alone                   " + alone);
    beside(load, seconds, alone, "a flood of one token, 8", 8, this::flood);
    beside(load, seconds, alone, "invented tokens, 8", 8, this::inventTokens);
    beside(load, seconds, alone, "slow bodies, 200", 200, this::dawdle);
    beside(load, seconds, alone, "huge bodies, 8", 8, this::overload);
    Figures again = load.steady(HONEST_PER_SECOND, HONEST_CONNECTIONS, seconds);
    System.out.println("honest alone again             " + again);
  }

  private void beside(
      Load load, int seconds, Figures alone, String name, int connections, Deed deed)
      throws Exception {
    ended = false;
    done.set(0);
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    List<java.util.concurrent.Future<?>> running = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      int number = i;
      running.add(
          threads.submit(
              () -> {
                while (!ended) {
                  try {
                    deed.doUntilEnded(number);
                  } catch (IOException refused) {
                    // It was cut off, and comes again.
                  }
                }
                return null;
              }));
    }
    Thread.sleep(2_000);
    Figures figures = load.steady(HONEST_PER_SECOND, HONEST_CONNECTIONS, seconds);
    ended = true;
    threads.shutdownNow();
    threads.awaitTermination(30, TimeUnit.SECONDS);
    System.out.printf(
        "beside %-23s %s   p99 %.1f times, %d misbehaved%n",
        name, figures, figures.milliseconds(0.99) / alone.milliseconds(0.99), done.get());
  }

  /** One person's valid token, as fast as answers come. */
  private void flood(int number) throws Exception {
    ask(issuer.header("handler-flood", "handler"));
  }

  private void ask(String header) throws Exception {
    try (Connection connection = new Connection(port, header)) {
      while (!ended) {
        connection.get("/v1/rulebooks/contact/questions");
        done.incrementAndGet();
      }
    }
  }

  /** Another invented token each time, as fast as answers come. */
  private void inventTokens(int number) throws Exception {
    for (int i = 0; !ended; i++) {
      try (Connection connection =
          new Connection(port, "Authorization: Bearer invented-" + number + "-" + i + "\r\n")) {
        connection.get("/v1/rulebooks");
        done.incrementAndGet();
      }
    }
  }

  /** A byte of a body each second. */
  private void dawdle(int number) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = socket.getOutputStream();
      out.write(head(60_000));
      while (!ended) {
        out.write(' ');
        out.flush();
        done.incrementAndGet();
        Thread.sleep(1_000);
      }
    }
  }

  /** Ten million bytes, again and again. */
  private void overload(int number) throws Exception {
    byte[] chunk = new byte[64 * 1024];
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = socket.getOutputStream();
      out.write(head(10_000_000));
      for (int sent = 0; sent < 10_000_000 && !ended; sent += chunk.length) {
        out.write(chunk);
      }
    } finally {
      done.incrementAndGet();
    }
  }

  private static byte[] head(int length) {
    return ("POST /v1/decisions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            + "Content-Length: "
            + length
            + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}

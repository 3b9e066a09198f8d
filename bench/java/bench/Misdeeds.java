package bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Callers of a service on this machine who are slow, huge or without end, until they are told to end. */
final class Misdeeds implements AutoCloseable {
  /** As many idle connections each of those who hold some. */
  static final int HELD = 100;

  private static final Pattern DECISION = Pattern.compile("\"decisions\":\\[\\{\"id\":\"([^\"]+)\"");

  private final int port;
  private final Issuer issuer;
  private final AtomicLong done = new AtomicLong();
  private final List<ExecutorService> running = new ArrayList<>();
  private volatile boolean ended;

  /** What one misbehaving caller does until it is told to end. */
  interface Deed {
    void doUntilEnded(int number) throws Exception;
  }

  Misdeeds(int port, Issuer issuer) {
    this.port = port;
    this.issuer = issuer;
  }

  /** Begins a deed so many times at once. */
  void begin(int callers, Deed deed) {
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    running.add(threads);
    for (int i = 0; i < callers; i++) {
      int number = i;
      threads.submit(
          () -> {
            while (!ended) {
              try {
                deed.doUntilEnded(number);
              } catch (IOException refused) {
                // It was cut off, and comes again; not so fast that this machine does nothing else.
                Thread.sleep(10);
              }
            }
            return null;
          });
    }
  }

  /** Requests, bytes or connections so far, whatever the deed counts. */
  long done() {
    return done.get();
  }

  @Override
  public void close() throws InterruptedException {
    ended = true;
    for (ExecutorService threads : running) {
      threads.shutdownNow();
      threads.awaitTermination(30, TimeUnit.SECONDS);
    }
  }

  /** One person's valid token, as fast as answers come. */
  void flood(int number) throws Exception {
    ask(issuer.header("handler-flood", "handler"), "/v1/rulebooks/contact/questions");
  }

  private void ask(String header, String path) throws Exception {
    try (Connection connection = new Connection(port, header)) {
      while (!ended) {
        connection.get(path);
        done.incrementAndGet();
      }
    }
  }

  /** The dearest evaluation there is, by one person, as fast as answers come. */
  void evaluate(int number) throws Exception {
    String body = "{" + Bodies.facts("what-if", number) + "}";
    try (Connection connection =
        new Connection(port, issuer.header("handler-what-if", "handler"))) {
      while (!ended) {
        connection.post("/v1/rulebooks/domestic-abuse/what-if?detail=full", "none", body);
        done.incrementAndGet();
      }
    }
  }

  /** A decision of one's own as a PDF, as fast as answers come. */
  void print(int number) throws Exception {
    String header = issuer.header("handler-pdf", "handler");
    String id;
    try (Connection connection = new Connection(port, header)) {
      String key = "pdf" + System.nanoTime();
      Connection.Answer made =
          connection.post("/v1/decisions", key, Bodies.body(key, number));
      Matcher decision = DECISION.matcher(made.body().replaceAll("\\s*([\\[{:,\"])\\s*", "$1"));
      if (!decision.find()) {
        throw new IOException("no decision was recorded: " + made.status());
      }
      id = decision.group(1);
    }
    ask(header, "/v1/decisions/" + id + ".pdf");
  }

  /** Another invented token each time, as fast as answers come. */
  void inventTokens(int number) throws Exception {
    for (int i = 0; !ended; i++) {
      try (Connection connection =
          new Connection(port, "Authorization: Bearer invented-" + number + "-" + i + "\r\n")) {
        connection.get("/v1/rulebooks");
        done.incrementAndGet();
      }
    }
  }

  /** A byte of a body each second. */
  void dripBody(int number) throws Exception {
    drip(head(60_000));
  }

  /** A byte of a header each second. */
  void dripHeaders(int number) throws Exception {
    drip("GET /v1/rulebooks HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
  }

  private void drip(byte[] first) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = socket.getOutputStream();
      out.write(first);
      while (!ended) {
        out.write('x');
        out.flush();
        done.incrementAndGet();
        Thread.sleep(1_000);
      }
    }
  }

  /** Connections that nothing is sent on; one that was closed is opened again. */
  void hold(int number) throws Exception {
    List<Socket> held = new ArrayList<>();
    try {
      while (!ended) {
        while (held.size() < HELD && !ended) {
          held.add(new Socket(InetAddress.getLoopbackAddress(), port));
          done.incrementAndGet();
        }
        Thread.sleep(500);
        held.removeIf(Misdeeds::isClosed);
      }
    } finally {
      for (Socket socket : held) {
        socket.close();
      }
    }
  }

  private static boolean isClosed(Socket socket) {
    try {
      socket.setSoTimeout(1);
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  /** Ten million bytes, again and again. */
  void overload(int number) throws Exception {
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

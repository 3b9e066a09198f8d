package evenhand.ledger.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import evenhand.ledger.note.InvalidNoteException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A witness over HTTP: {@code POST /add-checkpoint} of C2SP tlog-witness. */
public final class WitnessServer implements AutoCloseable {
  private static final int BODY_BYTES_MAX = 64 * 1024;
  private static final int OK = 200;
  private static final int MALFORMED = 400;
  private static final int NOT_ALLOWED = 405;
  private static final int OTHER_SIZE = 409;

  private final Witness witness;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  public WitnessServer(Witness witness, InetSocketAddress address) throws IOException {
    this.witness = witness;
    server = HttpServer.create(address, 16);
    server.setExecutor(threads);
    server.createContext("/add-checkpoint", this::answer);
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("POST")) {
        send(exchange, NOT_ALLOWED, "POST a checkpoint\n");
        return;
      }
      byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX);
      try {
        Submission submission = Submission.parse(new String(body, StandardCharsets.UTF_8));
        send(exchange, OK, witness.add(submission).line() + "\n");
      } catch (InvalidNoteException e) {
        send(exchange, MALFORMED, e.getMessage() + "\n");
      } catch (RefusedException e) {
        send(exchange, e.status(), String.valueOf(e.getMessage()));
      }
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String type = status == OTHER_SIZE ? "text/x.tlog.size" : "text/plain; charset=utf-8";
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

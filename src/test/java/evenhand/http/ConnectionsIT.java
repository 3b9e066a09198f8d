package evenhand.http;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.http.BodyLimitsIT.EchoApplication;
import io.dropwizard.core.Configuration;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Callers that send late, slowly, or something else than HTTP. */
@ExtendWith(DropwizardExtensionsSupport.class)
class ConnectionsIT {
  private static final DropwizardAppExtension<Configuration> APP =
      new DropwizardAppExtension<>(
          EchoApplication.class,
          null,
          ConfigOverride.config("server.applicationConnectors[0].port", "0"),
          ConfigOverride.config("server.adminConnectors[0].port", "0"));

  @Test
  void a_request_refused_before_its_body_came_leaves_the_connection_fit_for_the_next()
      throws Exception {
    String refused =
        "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\n";
    String next = "GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    try (Socket socket = new Socket("127.0.0.1", APP.getLocalPort())) {
      socket.getOutputStream().write(refused.getBytes(StandardCharsets.US_ASCII));
      Thread.sleep(200);
      socket.getOutputStream().write(("late" + next).getBytes(StandardCharsets.US_ASCII));
      String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answers.split("HTTP/1.1 ", -1)).hasSize(3);
      assertThat(answers).startsWith("HTTP/1.1 415").contains("HTTP/1.1 404");
    }
  }

  @Test
  void a_body_that_drips_in_is_given_up() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", APP.getLocalPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                  + "Content-Length: 1000\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      Thread dripping =
          new Thread(
              () -> {
                try {
                  for (int i = 0; i < 100; i++) {
                    out.write(' ');
                    Thread.sleep(100);
                  }
                } catch (IOException | InterruptedException ended) {
                  // The server has had enough, which is what is tested.
                }
              });
      dripping.start();
      String answer =
          new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
              .readLine();
      assertThat(answer).startsWith("HTTP/1.1 408");
      assertThat(dripping.isAlive()).as("long before all had come").isTrue();
      dripping.interrupt();
      dripping.join();
    }
  }

  @Test
  void headers_that_drip_in_are_given_up_on_a_first_request() throws Exception {
    assertGivenUp("");
  }

  @Test
  void headers_that_drip_in_are_given_up_after_whole_requests_too() throws Exception {
    String body = "{\"text\": \"a\", \"count\": 2, \"tags\": [], \"facts\": {}}";
    assertGivenUp(
        ("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Content-Length: "
                + body.length()
                + "\r\n\r\n"
                + body)
            .repeat(2));
  }

  /** Drips a header after whole requests, a byte each 100 ms, and is cut off in 2 to 6 seconds. */
  private static void assertGivenUp(String first) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", APP.getLocalPort())) {
      socket.setSoTimeout(10);
      OutputStream out = socket.getOutputStream();
      out.write(first.getBytes(StandardCharsets.US_ASCII));
      out.write("GET /nowhere HTTP/1.1\r\nHost: x\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
      StringBuilder answers = new StringBuilder();
      long start = System.nanoTime();
      while (System.nanoTime() - start < 20_000_000_000L && isOpen(socket, answers)) {
        Thread.sleep(100);
      }
      assertThat((System.nanoTime() - start) / 1e9).isBetween(1.9, 6.0);
      assertThat(answers.toString().split("HTTP/1.1 200", -1))
          .as("the whole requests were answered, the other was not")
          .hasSize(first.isEmpty() ? 1 : 3);
    }
  }

  /** Sends another byte and reads what has come. */
  private static boolean isOpen(Socket socket, StringBuilder answers) throws IOException {
    try {
      socket.getOutputStream().write('x');
      for (int next = socket.getInputStream().read(); next >= 0; ) {
        answers.append((char) next);
        next = socket.getInputStream().read();
      }
      return false;
    } catch (SocketTimeoutException open) {
      return true;
    } catch (SocketException closed) {
      return false;
    }
  }

  @Test
  void an_idle_connection_is_kept_between_requests() throws Exception {
    String request = "GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n";
    try (Socket socket = new Socket("127.0.0.1", APP.getLocalPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      Thread.sleep(4_000);
      socket
          .getOutputStream()
          .write(
              request
                  .replace("Host", "Connection: close\r\nHost")
                  .getBytes(StandardCharsets.US_ASCII));
      String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answers.split("HTTP/1.1 404", -1)).hasSize(3);
    }
  }

  @Test
  void what_is_not_http_gets_a_problem_and_no_page() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", APP.getLocalPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /% HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
      assertThat(answer).doesNotContain("<html").doesNotContainIgnoringCase("jetty");
    }
  }
}

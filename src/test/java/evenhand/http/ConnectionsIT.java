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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers that send late, slowly, or something else than HTTP. */
@ExtendWith(DropwizardExtensionsSupport.class)
class ConnectionsIT {
  private static final DropwizardAppExtension<Configuration> APP =
      new DropwizardAppExtension<>(
          EchoApplication.class,
          null,
          ConfigOverride.config("server.applicationConnectors[0].port", "0"),
          ConfigOverride.config("server.adminConnectors[0].port", "0"));

  private static final String POST =
      "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
  private static final String BEHIND =
      "GET /nowhere HTTP/1.1\r\nHost: x\r\nX-Request-Id: behind-it\r\n\r\n";

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
      out.write((POST + "Content-Length: 1000\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
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
    assertGivenUp((POST + "Content-Length: " + body.length() + "\r\n\r\n" + body).repeat(2));
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
    String answer = answersTo("GET /% HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
    assertThat(answer).doesNotContain("<html").doesNotContainIgnoringCase("jetty");
  }

  /** A request whose end two readers could see in two places, and one that only one would see. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
        "Content-Length: 0\r\nContent-Length: 5\r\n\r\n",
        "Content-Length: 5\r\nContent-Length: 0\r\n\r\n",
        "Content-Length: 0, 5\r\n\r\n",
        "Content-Length: +0\r\n\r\n",
        "Content-Length: -1\r\n\r\n",
        "Content-Length: 0x0\r\n\r\n",
        "Content-Length : 0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nxyz\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n0x0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n10000000000000000\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n1;a=\"b\r\nX\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n1;a\nX\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n1\nX\n0\n\n",
        "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
        "X-Folded: a\r\n Content-Length: 0\r\n\r\n",
        " Content-Length: 0\r\n\r\n"
      })
  void what_has_two_ends_is_refused_and_nothing_behind_it_is_served(String bounds)
      throws Exception {
    String answers = answersTo(POST + bounds + BEHIND);
    assertThat(answers).startsWith("HTTP/1.1 400").contains("application/problem+json");
    assertThat(answers.split("HTTP/1.1 ", -1)).as("one answer, and the end").hasSize(2);
    assertThat(answers).doesNotContain("behind-it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 2\r\n\r\n{}",
        "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
      })
  void behind_what_has_one_end_the_next_is_served(String bounds) throws Exception {
    String answers =
        answersTo(POST + bounds + BEHIND + BEHIND.replace("Host", "Connection: close\r\nHost"));
    assertThat(answers.split("HTTP/1.1 ", -1)).hasSize(4);
    assertThat(answers.split("X-Request-Id: behind-it", -1)).hasSize(3);
  }

  /** Everything that comes back until the service closes the connection, which it has to. */
  private static String answersTo(String sent) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", APP.getLocalPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

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

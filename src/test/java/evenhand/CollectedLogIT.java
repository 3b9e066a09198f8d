package evenhand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import ch.qos.logback.classic.LoggerContext;
import com.fasterxml.jackson.databind.JsonNode;
import evenhand.RunningService.Answer;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log as the force's collector gets it, configured as {@code config.yml} shows. */
class CollectedLogIT {
  @TempDir private Path folder;

  private final List<String> collected = new CopyOnWriteArrayList<>();

  /** Reads until the service ends. */
  private void collect(SSLServerSocket listening) {
    try (Socket socket = listening.accept();
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        collected.add(line);
      }
    } catch (IOException ended) {
      // Whoever sends may go without a word.
    }
  }

  private Path configuration(OwnCertificate certificate, int port) throws IOException {
    String shown = Files.readString(Path.of("config.yml"));
    String begin = "    # - type: tls\n";
    assertThat(shown).contains(begin);
    String appender =
        shown
            .substring(shown.indexOf(begin))
            .lines()
            .map(line -> line.replaceFirst("^    # ", "    "))
            .collect(Collectors.joining("\n", "", "\n"))
            .replace("logs.police.example", "localhost")
            .replace("6514", String.valueOf(port))
            .replace("/etc/evenhand/logs.p12", certificate.store().toString())
            .replace("trustStorePassword: evenhand", "trustStorePassword: only-for-a-test");
    String others =
        shown
            .substring(0, shown.indexOf(begin))
            .replace("      logFormat:", "      # logFormat:")
            .replace("      # layout:", "      layout:");
    return Files.writeString(folder.resolve("config.yml"), others + appender);
  }

  @Test
  void everyLineIsAnObjectOfJsonOnStandardErrorAndOverTls() throws Exception {
    OwnCertificate certificate = OwnCertificate.in(folder);
    PrintStream before = System.err;
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try (SSLServerSocket listening =
        (SSLServerSocket) certificate.context().getServerSocketFactory().createServerSocket(0)) {
      Thread collector = new Thread(() -> collect(listening));
      collector.start();
      RunningService service =
          RunningService.configuredBy(configuration(certificate, listening.getLocalPort()));
      try {
        String id = "request-" + listening.getLocalPort();
        service.execute(
            "ALTER TABLE triage.idempotency ADD CONSTRAINT trouble CHECK (false) NOT VALID");
        String decision = Requests.decision().toString();
        Answer failed =
            service.post("/v1/decisions", decision, "Idempotency-Key", id, "X-Request-Id", id);
        assertThat(failed.status()).isEqualTo(500);
        await()
            .atMost(Duration.ofSeconds(20))
            .until(
                () ->
                    collected.stream().anyMatch(line -> line.contains(id))
                        && err.toString(StandardCharsets.UTF_8).contains(id));
        assertIsWhole(line(collected, id), id);
        assertThat(collected).allSatisfy(each -> assertThat(Requests.json(each)).isNotEmpty());
        List<String> printed = err.toString(StandardCharsets.UTF_8).lines().toList();
        assertIsWhole(line(printed, id), id);
      } finally {
        service.stop();
        System.setErr(before);
      }
    }
  }

  private static void assertIsWhole(JsonNode line, String id) {
    assertThat(Instant.parse(line.get("timestamp").asText()))
        .isBetween(Instant.now().minusSeconds(60), Instant.now());
    assertThat(line.get("level").asText()).isEqualTo("ERROR");
    assertThat(line.get("logger").asText()).isEqualTo("evenhand.http.ProblemMapper");
    assertThat(line.at("/mdc/request_id").asText()).isEqualTo(id);
    assertThat(line.get("message").asText()).contains("500 Internal error");
    assertThat(line.get("exception").asText().lines())
        .hasSizeGreaterThan(10)
        .anyMatch(each -> each.contains("violates check constraint"))
        .anyMatch(each -> each.contains("at evenhand."));
  }

  @Test
  void aCollectorThatHangsHoldsNobodyUp() throws Exception {
    try (ServerSocket silent = new ServerSocket(0)) {
      RunningService service =
          RunningService.configuredBy(
              configuration(OwnCertificate.in(folder), silent.getLocalPort()));
      try {
        Logger logger = LoggerFactory.getLogger("evenhand.CollectedLogIT");
        assertTimeoutPreemptively(
            Duration.ofSeconds(10),
            () -> IntStream.range(0, 2_000).forEach(i -> logger.warn("more than can wait {}", i)));
        assertThat(service.get("/v1/rulebooks").status()).isEqualTo(200);
      } finally {
        service.stop();
      }
    }
  }

  /**
   * What an appender without its collector complained of would be printed by each later service.
   */
  @AfterEach
  void forgetComplaints() {
    ((LoggerContext) LoggerFactory.getILoggerFactory()).getStatusManager().clear();
  }

  @Test
  void theServiceDoesNotStartWhileNobodyListens() throws Exception {
    ServerSocket gone = new ServerSocket(0);
    gone.close();
    Path file = configuration(OwnCertificate.in(folder), gone.getLocalPort());
    assertThatThrownBy(() -> RunningService.configuredBy(file))
        .cause()
        .hasMessageContaining("Unable to create a TCP connection to localhost:");
  }

  private static JsonNode line(List<String> lines, String word) {
    List<String> found = lines.stream().filter(each -> each.contains(word)).toList();
    assertThat(found).as("one line, with its stack trace").hasSize(1);
    return Requests.json(found.get(0));
  }
}

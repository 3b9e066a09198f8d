package evenhand.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.Requests;
import evenhand.RunningService;
import evenhand.RunningService.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A database that hangs or dies is told as NOT RECORDED, and comes back without a restart. */
class DatabaseFailureIT {
  private static final Duration ANSWER_MAX = Duration.ofSeconds(15);
  private final RunningService service = RunningService.shared();

  @Test
  void a_database_that_hangs_is_told_as_not_recorded_and_the_key_still_records_once()
      throws Exception {
    ObjectNode request = Requests.decision();
    String key = UUID.randomUUID().toString();
    long decisionsBefore = decisions();
    List<Long> processes = databaseProcesses();
    signal("STOP", processes);
    try {
      long asked = System.nanoTime();
      Answer answer = service.post("/v1/decisions", request.toString(), "Idempotency-Key", key);
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(ANSWER_MAX);
      assertNotRecorded(answer);
      Answer read = service.get("/v1/contacts/" + request.get("contact").asText());
      assertThat(read.status()).as(read.body()).isEqualTo(503);
      assertThat(read.json().get("title").asText()).isEqualTo("Database unavailable");
      assertThat(service.getAdmin("/healthcheck").status()).isEqualTo(500);
    } finally {
      signal("CONT", processes);
    }
    sendUntilRecorded(request, key);
    assertThat(decisions()).isEqualTo(decisionsBefore + 1);
    assertThat(service.getAdmin("/healthcheck").status()).isEqualTo(200);
  }

  @Test
  void a_what_if_needs_no_database() throws Exception {
    List<Long> processes = databaseProcesses();
    signal("STOP", processes);
    try {
      Answer answer = service.post("/v1/rulebooks/domestic-abuse/what-if", "{\"facts\": {}}");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().get("recorded").asBoolean()).isFalse();
    } finally {
      signal("CONT", processes);
    }
  }

  @Test
  void a_database_that_crashes_recovers_with_all_that_was_acknowledged() throws Exception {
    List<String> acknowledged = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      JsonNode answer = service.post("/v1/decisions", Requests.decision().toString()).json();
      acknowledged.add(answer.at("/decisions/0/id").asText());
    }
    long decisionsBefore = decisions();
    ObjectNode request = Requests.decision();
    String key = UUID.randomUUID().toString();
    // One killed backend makes PostgreSQL end all others and recover from its log.
    signal("KILL", List.of(backend()));
    sendUntilRecorded(request, key);
    sendUntilRecorded(request, key);
    assertThat(decisions()).isEqualTo(decisionsBefore + 1);
    for (String id : acknowledged) {
      assertThat(service.get("/v1/decisions/" + id).status()).isEqualTo(200);
    }
  }

  private void sendUntilRecorded(ObjectNode request, String key) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              Answer answer =
                  service.post("/v1/decisions", request.toString(), "Idempotency-Key", key);
              if (answer.status() != 201) {
                assertNotRecorded(answer);
              }
              return answer.status() == 201;
            });
  }

  private static void assertNotRecorded(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(503);
    assertThat(answer.json().get("title").asText()).isEqualTo("NOT RECORDED");
    assertThat(answer.json().get("recorded").asBoolean()).isFalse();
    assertThat(answer.header("Retry-After")).isNotEmpty();
    assertThat(answer.body()).doesNotContain("postgres").doesNotContain("SQL");
  }

  private long decisions() {
    return service.rows().entrySet().stream()
        .filter(table -> table.getKey().matches("triage\\.decision(_\\d.*|_p.*)?"))
        .mapToLong(java.util.Map.Entry::getValue)
        .sum();
  }

  private List<Long> databaseProcesses() throws IOException {
    ProcessHandle postmaster = postmaster();
    List<Long> all = new ArrayList<>(List.of(postmaster.pid()));
    postmaster.descendants().forEach(child -> all.add(child.pid()));
    return all;
  }

  private ProcessHandle postmaster() throws IOException {
    String pid = Files.readAllLines(service.cluster().resolve("postmaster.pid")).get(0).strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  /** A process that serves a connection of the service, not one of PostgreSQL's own. */
  private long backend() throws IOException {
    for (ProcessHandle child : postmaster().children().toList()) {
      String title = Files.readString(java.nio.file.Path.of("/proc/" + child.pid() + "/cmdline"));
      if (title.contains("evenhand_app")) {
        return child.pid();
      }
    }
    throw new IllegalStateException("no connection of the service was found");
  }

  private static void signal(String name, List<Long> processes) throws Exception {
    for (long pid : processes) {
      new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor();
    }
  }
}

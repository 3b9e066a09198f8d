package evenhand.duties;

import static evenhand.duties.Cases.HANDLER;
import static evenhand.duties.Cases.fault;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import evenhand.Console;
import evenhand.Requests;
import evenhand.RunningService;
import evenhand.RunningService.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R4, R5, R6: six kinds of operation, each made by a call and found in the log with its fields. */
class ProcessingLogIT {
  private final RunningService service = RunningService.shared();
  private final Cases cases = new Cases(service);

  @TempDir Path folder;

  private Map<String, JsonNode> logged(String record) {
    Map<String, JsonNode> lines = new TreeMap<>();
    service
        .get("/v1/access-log?record=" + record)
        .json()
        .get("lines")
        .forEach(line -> lines.put(line.get("operation").asText(), line));
    return lines;
  }

  private static JsonNode line(Map<String, JsonNode> lines, String operation) {
    return lines.getOrDefault(operation, MissingNode.getInstance());
  }

  @Test
  void eachOfTheSixKindsIsProducedByACallAndFoundWithItsFields() {
    Instant before = Instant.now().minus(Duration.ofSeconds(2));
    String id = cases.decision();
    cases.by(HANDLER, "/v1/decisions/" + id + "/response", "{\"accepted\": true}");
    service.get("/v1/decisions/" + id + "?reason_code=COMPLAINT");
    service.get("/v1/decisions/" + id + ".html?reason_code=COURT&recipient=CPS");
    cases.by("records-1", "/v1/decisions/" + id + "/erasure", "{\"reason_code\": \"ORDERED\"}");
    Map<String, JsonNode> lines = logged(id);
    assertThat(lines)
        .containsOnlyKeys("COLLECTION", "ALTERATION", "CONSULTATION", "DISCLOSURE", "ERASURE");
    String today = LocalDate.now(ZoneId.of("UTC")).toString();
    String order =
        "{\"rulebook\": \"domestic-abuse\", \"from\": \""
            + today
            + "\", \"to\": \""
            + today
            + "\"}";
    String report =
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> cases.by("board-1", "/v1/fairness/reports", order),
                answer -> answer.status() == 202)
            .json()
            .get("id")
            .asText();
    lines.putAll(logged(report));
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !service.get("/v1/fairness/reports/" + report).body().contains("\"running\""));

    assertThat(lines).hasSize(6);
    Map<String, String> who =
        Map.of(
            "COLLECTION", HANDLER,
            "ALTERATION", HANDLER,
            "CONSULTATION", "unnamed",
            "DISCLOSURE", "unnamed",
            "COMBINATION", "board-1",
            "ERASURE", "records-1");
    Map<String, String> why =
        Map.of(
            "COLLECTION", "CONTACT",
            "ALTERATION", "ACCEPTED",
            "CONSULTATION", "COMPLAINT",
            "DISCLOSURE", "COURT",
            "COMBINATION", "EQUALITY_DUTY",
            "ERASURE", "ORDERED");
    lines.forEach(
        (operation, line) -> {
          assertThat(Instant.parse(line.get("recorded_at").asText()))
              .as(operation)
              .isBetween(before, Instant.now());
          assertThat(line.get("made_by").asText()).as(operation).isEqualTo(who.get(operation));
          assertThat(line.get("reason_code").asText()).as(operation).isEqualTo(why.get(operation));
          assertThat(line.has("recipient")).as(operation).isEqualTo(operation.equals("DISCLOSURE"));
        });
    assertThat(line(lines, "DISCLOSURE").get("recipient").asText()).isEqualTo("CPS");
  }

  @Test
  void timesByGroupBringDecisionsAndMonitoringDataTogetherAndAreLogged() {
    String from = Instant.now().minusSeconds(1).toString();
    String today = LocalDate.now(ZoneId.of("UTC")).toString();
    String analyst = "analyst-" + UUID.randomUUID();
    Answer times =
        service.send(
            service
                .request("/v1/fairness/times?rulebook=mental-health&from=" + today + "&to=" + today)
                .header("Evenhand-Actor", analyst));
    assertThat(times.status()).as(times.body()).isEqualTo(200);

    List<JsonNode> lines = new ArrayList<>();
    service.get("/v1/access-log?from=" + from).json().get("lines").forEach(lines::add);
    assertThat(lines)
        .filteredOn(line -> line.get("made_by").asText().equals(analyst))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.get("operation").asText()).isEqualTo("COMBINATION");
              assertThat(line.get("reason_code").asText()).isEqualTo("EQUALITY_DUTY");
            });
  }

  @Test
  void aCorrectionIsAnAlterationOfWhatItCorrects() {
    String id = cases.decision();
    cases.correcting(id);
    assertThat(line(logged(id), "ALTERATION").get("reason_code").asText())
        .isEqualTo("ANSWER_CORRECTED");
  }

  @Test
  void theLogIsExportedForTheCommissionerWithItsCheckpoints()
      throws IOException, InterruptedException {
    String id = cases.decision();
    service.get("/v1/decisions/" + id + ".html?recipient=CPS");
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> logged(id).values().stream().allMatch(line -> line.has("index")));
    LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
    for (String format : List.of("jsonl", "csv")) {
      Path out = folder.resolve("log." + format);
      Console.Said said =
          Console.evenhand(
              folder,
              "access-log",
              "export",
              "--from",
              today.minusDays(1).toString(),
              "--to",
              today.toString(),
              "--format",
              format,
              "--out",
              out.toString(),
              "--by",
              "auditor-1",
              "--recipient",
              "ICO",
              "--data-dir",
              service.data().toString());
      assertThat(said.status()).as(said.err()).isZero();
      assertThat(said.out()).contains("access:", "decisions:", "\u2014 ");
      List<String> lines = Files.readAllLines(out);
      assertThat(lines.stream().filter(line -> line.contains(id))).hasSize(2);
      assertThat(lines.stream().filter(line -> line.contains("auditor-1") && line.contains("ICO")))
          .as("every export stands in the log")
          .isNotEmpty();
      if (format.equals("csv")) {
        assertThat(lines.get(0)).startsWith("id,recorded_at,made_by,operation,record,");
        assertThat(lines).allMatch(line -> line.split(",", -1).length == 9);
      } else {
        assertThat(lines).allMatch(line -> Requests.json(line).has("operation"));
      }
    }
  }

  @Test
  void aPeriodOrARecordThatCannotBeRightIsNamed() {
    assertThat(fault(service.get("/v1/access-log?from=monday"))).isEqualTo("/from");
    assertThat(fault(service.get("/v1/access-log?from=2020-01-01T00:00:00Z"))).isEqualTo("/from");
    assertThat(fault(service.get("/v1/access-log?record=7"))).isEqualTo("/record");
  }
}

package evenhand.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.Requests;
import evenhand.RunningService;
import evenhand.RunningService.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tries, as the board, to get one person's ethnicity out by taking two figures from each other. */
class SubtractionIT {
  private static final LocalDate QUARTER =
      LocalDate.now(ZoneId.of("Europe/London")).with(IsoFields.DAY_OF_QUARTER, 1).minusMonths(3);
  private static final LocalDate QUARTER_BEFORE = QUARTER.minusMonths(3);

  private static final RoleTokens ROLES = new RoleTokens();
  private static RunningService service;

  @BeforeAll
  static void start() {
    service = ROLES.service();
  }

  @AfterAll
  static void stop() {
    service.stop();
    ROLES.stop();
  }

  @Test
  void twoReportsThatDifferByOnePersonAreNeverBothMade() {
    inQuarter(QUARTER, decisions(60, "W1"));
    inQuarter(QUARTER, decisions(40, "B1"));
    JsonNode first = made(QUARTER, "verdicts");
    assertThat(first.get("status").asText()).as(first.toString()).isEqualTo("draft");
    String path = "/v1/fairness/reports/" + first.get("id").asText();
    String board = get(path + ".json?audience=board").body();
    assertThat(Requests.json(board).at("/families/0/groups").toString()).contains("\"n\":60");

    assertThat(made(QUARTER, "verdicts").get("status").asText())
        .as("nothing changed, so it may be made again")
        .isEqualTo("draft");

    inQuarter(QUARTER, decisions(1, "W1"));
    assertNotMade(made(QUARTER, "verdicts"), "verdicts");
    assertNotMade(made(QUARTER, "drift"), "drift, beside verdicts that were made");
    assertThat(get(path + ".json?audience=board").body()).isEqualTo(board);

    inQuarter(QUARTER, decisions(30, "W1"));
    inQuarter(QUARTER, decisions(30, "B1"));
    assertThat(made(QUARTER, "verdicts").get("status").asText())
        .as("and many more people are a report again")
        .isEqualTo("draft");
  }

  private static void saysLate(String decision, String role) {
    Answer said =
        ROLES.post(
            service,
            "/v1/decisions/" + decision + "/monitoring",
            "{\"%s\": {\"ethnicity_self_defined\": \"B1\"}}".formatted(role),
            "handler");
    assertThat(said.status()).as(said.body()).isBetween(200, 204);
  }

  @Test
  void twoReportsOfDriftThatDifferByOnePersonAreNeverBothMade() {
    inQuarter(QUARTER_BEFORE, decisions(60, "W1"));
    inQuarter(QUARTER_BEFORE, decisions(40, "B1"));
    List<String> late = decisions(1, "");
    inQuarter(QUARTER_BEFORE, late);
    JsonNode first = made(QUARTER_BEFORE, "drift");
    assertThat(first.get("status").asText()).as(first.toString()).isEqualTo("draft");
    String path = "/v1/fairness/reports/" + first.get("id").asText() + ".json?audience=board";
    assertThat(get(path).json().get("drift").toString())
        .as("the board reads counts")
        .contains("\"n1\":40", "\"n0\":60");
    assertThat(made(QUARTER_BEFORE, "drift").get("status").asText()).isEqualTo("draft");

    saysLate(late.get(0), "victim");
    assertNotMade(made(QUARTER_BEFORE, "drift"), "drift");
    assertNotMade(made(QUARTER_BEFORE, "verdicts"), "verdicts, which show drift too");

    inQuarter(QUARTER_BEFORE, decisions(30, "W1"));
    inQuarter(QUARTER_BEFORE, decisions(30, "B1"));
    assertThat(made(QUARTER_BEFORE, "drift").get("status").asText()).isEqualTo("draft");
  }

  @Test
  void timesThatDifferByOnePersonAreNeverBothAnswered() {
    inQuarter(QUARTER, detained(20, "W1"));
    inQuarter(QUARTER, detained(20, "B1"));
    List<String> late = detained(1, "");
    inQuarter(QUARTER, late);
    JsonNode first = times();
    assertThat(first.toString()).as("the board reads counts").contains("\"contacts\":20");

    saysLate(late.get(0), "subject");
    assertThat(times()).as("the same again, and when it was counted").isEqualTo(first);
    for (String role : List.of("chief_officer", "legal", "approver", "auditor")) {
      assertThat(ROLES.get(service, timesPath("public"), role).json().get("counted"))
          .isEqualTo(first.get("counted"));
    }

    inQuarter(QUARTER, detained(20, "W1"));
    inQuarter(QUARTER, detained(20, "B1"));
    inQuarter(QUARTER, detained(15, ""));
    assertThat(times().toString())
        .as("and many more people, known and unknown, are counted")
        .contains("\"contacts\":40", "\"contacts\":41");
  }

  private static String timesPath(String audience) {
    return "/v1/fairness/times?rulebook=mental-health&audience="
        + audience
        + "&from="
        + QUARTER
        + "&to="
        + QUARTER.plusMonths(3).minusDays(1);
  }

  private static JsonNode times() {
    Answer answer = get(timesPath("board"));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static void assertNotMade(JsonNode report, String what) {
    assertThat(report.get("status").asText()).as(what).isEqualTo("failed");
    assertThat(report.get("doing").asText()).contains("single people");
    String path = "/v1/fairness/reports/" + report.get("id").asText();
    for (String format : List.of(".json", ".html", ".csv", ".pdf")) {
      for (String audience : List.of("board", "public")) {
        assertThat(get(path + format + "?audience=" + audience).status())
            .as(what + format)
            .isEqualTo(404);
      }
    }
  }

  private static Answer get(String path) {
    return ROLES.get(service, path, "board");
  }

  private static JsonNode made(LocalDate quarter, String kind) {
    String order =
        "{\"rulebook\": \"domestic-abuse\", \"from\": \"%s\", \"to\": \"%s\", \"kind\": \"%s\"}"
            .formatted(quarter, quarter.plusMonths(3).minusDays(1), kind);
    Answer begun = ROLES.post(service, "/v1/fairness/reports", order, "board");
    assertThat(begun.status()).as(begun.body()).isEqualTo(202);
    String path = "/v1/fairness/reports/" + begun.json().get("id").asText();
    await()
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> !get(path).json().get("status").asText().equals("running"));
    return get(path).json();
  }

  /** Ids of decisions on victims of an ethnicity; empty where they have not said. */
  private static List<String> decisions(int count, String ethnicity) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ObjectNode request = Requests.decision();
      request.remove("monitoring");
      ids.add(record(request, "victim", ethnicity));
    }
    return ids;
  }

  /** Ids of decisions on people detained under section 136, whose hand-over is timed. */
  private static List<String> detained(int count, String ethnicity) {
    List<String> ids = new ArrayList<>();
    String now = Instant.now().minus(20, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS) + "";
    for (int i = 0; i < count; i++) {
      ObjectNode request = Requests.decision();
      request.remove("monitoring");
      request.putArray("rulebooks").add("mental-health");
      ObjectNode facts = request.putObject("facts");
      facts.put("incident_type", "mental_health_crisis").put("legal_status", "s136");
      facts.put("subject_age", 40).put("proposed_place", "police_station");
      facts.put("collected_at", now).put("arrived_at", now);
      facts.put("handover_delay_reason", "none_given");
      ids.add(record(request, "subject", ethnicity));
    }
    return ids;
  }

  private static String record(ObjectNode request, String role, String ethnicity) {
    if (!ethnicity.isEmpty()) {
      ObjectNode person = request.putObject("monitoring").putObject(role);
      person.put("ethnicity_self_defined", ethnicity);
    }
    String key = request.get("contact").asText();
    Answer recorded =
        ROLES.post(service, "/v1/decisions", request.toString(), "handler", "Idempotency-Key", key);
    assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
    return recorded.json().at("/decisions/0/id").asText();
  }

  /** Puts decisions into a quarter that has ended: only time, and so only the superuser, can. */
  private static void inQuarter(LocalDate quarter, List<String> ids) {
    service.execute(
        "SET session_replication_role = replica; UPDATE triage.decision SET as_of = '"
            + quarter.plusDays(40)
            + "' WHERE id IN ('"
            + String.join("', '", ids)
            + "')");
  }
}

package evenhand.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.Requests;
import evenhand.RunningService;
import evenhand.RunningService.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a caller gets wrong is told with a pointer, never as a 5xx, and writes nothing. */
class BadInputIT {
  private final RunningService service = RunningService.shared();
  private Map<String, Long> before = Map.of();

  @BeforeEach
  void countRows() {
    before = service.rows();
  }

  @AfterEach
  void nothingWasWritten() {
    assertThat(service.rows()).isEqualTo(before);
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      value = {
        "no_such_question   | \"yes\"",
        "victim_age         | \"thirty-four\"",
        "victim_age         | true",
        "victim_age         | 34.5",
        "victim_age         | 121",
        "victim_age         | -1",
        "victim_age         | 99999999999999999999",
        "victim_age         | 1e400",
        "victim_age         | [34]",
        "victim_age         | {\"years\": 34}",
        "personally_connected | \"maybe\"",
        "personally_connected | true",
        "personally_connected | 1",
        "dash_tool          | \"ric25\"",
        "dash_tool          | [\"ric24\"]",
        "incident_date      | \"2026-02-30\"",
        "incident_date      | \"22/11/2026\"",
        "incident_date      | 20261122",
        "incident_date      | \"2999-01-01\"",
        "ethnicity          | \"A2\"",
        "ethnicity_self_defined | \"A2\"",
        "victim_religion    | \"sikh\"",
      })
  void a_fact_that_cannot_be_right_is_pointed_at(String question, String answer) {
    ObjectNode request = Requests.decision();
    ((ObjectNode) request.get("facts")).set(question, Requests.json(answer));
    JsonNode problem = refused(422, service.post("/v1/decisions", request.toString()));
    assertThat(pointers(problem)).containsExactly("/facts/" + question);
  }

  @Test
  void every_fault_of_every_part_is_told_at_once() {
    ObjectNode request = Requests.decision();
    ((ObjectNode) request.get("facts")).put("victim_age", 130).put("dash_tool", "x");
    JsonNode problem = refused(422, service.post("/v1/decisions", request.toString()));
    assertThat(pointers(problem))
        .containsExactlyInAnyOrder("/facts/victim_age", "/facts/dash_tool");
    problem.get("errors").forEach(error -> assertThat(error.get("detail").asText()).isNotBlank());
  }

  @Test
  void monitoring_data_outside_its_lists_is_pointed_at() {
    ObjectNode request = Requests.decision();
    request.set("monitoring", Requests.json("{\"victim\": {\"ethnicity_self_defined\": \"Z9\"}}"));
    JsonNode problem = refused(422, service.post("/v1/decisions", request.toString()));
    assertThat(pointers(problem)).containsExactly("/monitoring/victim/ethnicity_self_defined");
    request.set("monitoring", Requests.json("{\"victim\": {\"name\": \"x\"}, \"driver\": {}}"));
    problem = refused(422, service.post("/v1/decisions", request.toString()));
    assertThat(pointers(problem))
        .containsExactlyInAnyOrder("/monitoring/victim/name", "/monitoring/driver");
  }

  @Test
  void fields_outside_the_contract_are_refused_with_those_allowed() {
    ObjectNode request = Requests.decision();
    request.put("invented", true).put("as_of", "2026-01-01T00:00:00Z");
    JsonNode problem = refused(422, service.post("/v1/decisions", request.toString()));
    assertThat(pointers(problem)).containsExactlyInAnyOrder("/invented", "/as_of");
    assertThat(problem.at("/errors/0/detail").asText())
        .contains("contact, facts, monitoring, revisions, rulebooks, supersedes");
  }

  @Test
  void missing_and_mistyped_fields_are_pointed_at() {
    JsonNode problem =
        refused(422, service.post("/v1/decisions", "{\"contact\": 5, \"rulebooks\": \"x\"}"));
    assertThat(pointers(problem)).containsExactlyInAnyOrder("/contact", "/rulebooks", "/facts");
    ObjectNode request = Requests.decision();
    request.put("contact", "Jane Doe, 1 High Street");
    assertThat(pointers(refused(422, service.post("/v1/decisions", request.toString()))))
        .containsExactly("/contact");
  }

  @Test
  void unknown_rulebooks_are_pointed_at() {
    ObjectNode request = Requests.decision();
    request.set("rulebooks", Requests.json("[\"domestic-abuse\", \"astrology\"]"));
    JsonNode problem = refused(422, service.post("/v1/decisions", request.toString()));
    assertThat(pointers(problem)).containsExactly("/rulebooks/1");
    assertThat(problem.at("/errors/0/detail").asText()).contains("hate-crime");
    refused(404, service.get("/v1/rulebooks/astrology"));
    refused(404, service.post("/v1/rulebooks/astrology/what-if", "{\"facts\": {}}"));
  }

  @Test
  void a_revision_that_is_not_in_force_is_refused() {
    String retired = "sha256:" + "0".repeat(64);
    JsonNode problem =
        refused(
            422,
            service.post(
                "/v1/rulebooks/domestic-abuse/what-if",
                "{\"facts\": {}, \"revision\": \"%s\"}".formatted(retired)));
    assertThat(pointers(problem)).containsExactly("/revision");
  }

  @Test
  void a_time_that_no_rulebook_knows_is_pointed_at() {
    JsonNode problem =
        refused(
            422,
            service.post(
                "/v1/rulebooks/domestic-abuse/what-if",
                "{\"as_of\": \"0001-01-01T00:00:00Z\", \"facts\": {}}"));
    assertThat(pointers(problem)).containsExactly("/as_of");
  }

  @Test
  void broken_bodies_are_refused() {
    String good = Requests.decision().toString();
    refused(400, service.post("/v1/decisions", good.substring(0, good.length() - 1)));
    refused(400, service.post("/v1/decisions", good + good));
    refused(400, service.post("/v1/decisions", ""));
    refused(422, service.post("/v1/decisions", "[]"));
    JsonNode twice =
        refused(
            400,
            service.post(
                "/v1/decisions",
                good.replace("\"victim_age\"", "\"dash_tool\":\"x\",\"victim_age\"")));
    assertThat(pointers(twice)).containsExactly("/facts/dash_tool");
    refused(413, service.post("/v1/decisions", good + " ".repeat(65_536)));
    refused(
        415,
        service.send(
            service
                .request("/v1/decisions")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(good))));
  }

  @Test
  void a_key_that_is_no_key_is_refused() {
    String body = Requests.decision().toString();
    refused(422, service.post("/v1/decisions", body, "Idempotency-Key", "k".repeat(256)));
    refused(422, service.post("/v1/decisions", body, "Idempotency-Key", " "));
    refused(400, service.post("/v1/decisions", body, "Evenhand-Actor", "Jane Doe"));
  }

  @Test
  void corrections_of_what_is_not_there_are_refused() {
    ObjectNode request = Requests.decision();
    for (String id : List.of("01930f3c-7e1d-7a44-9c0e-3f1d2b6a9e55", "x")) {
      request.set(
          "supersedes",
          Requests.json("{\"id\": \"%s\", \"reason\": \"ANSWER_CORRECTED\"}".formatted(id)));
      assertThat(pointers(refused(422, service.post("/v1/decisions", request.toString()))))
          .containsExactly("/supersedes/id");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/decisions/01930f3c-7e1d-7a44-9c0e-3f1d2b6a9e55",
    "/v1/decisions/x",
    "/v1/decisions/..%2f..%2fetc",
    "/v1/contacts/NOT-THERE",
    "/v1/contacts/a%20b",
    "/v1/rulebooks/x/rules",
    "/v1/nothing",
  })
  void what_is_not_there_is_not_found(String path) {
    Answer answer = service.get(path);
    assertThat(answer.status()).isIn(400, 404);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void follow_ups_of_what_is_not_there_are_not_found() {
    String path = "/v1/decisions/01930f3c-7e1d-7a44-9c0e-3f1d2b6a9e55";
    refused(404, service.post(path + "/response", "{\"accepted\": true}"));
    refused(
        404,
        service.post(path + "/outcomes", "{\"kind\": \"harm\", \"at\": \"2026-11-01T00:00:00Z\"}"));
    refused(404, service.post(path + "/monitoring", "{\"victim\": {\"sex\": \"F\"}}"));
    refused(404, service.post("/v1/contacts/NOT-THERE/close", "{}"));
    refused(404, service.post("/v1/actions/01930f3c-7e1d-7a44-9c0e-3f1d2b6a9e55.0/done", "{}"));
    refused(404, service.post("/v1/actions/x/done", "{}"));
    refused(422, service.get("/v1/actions?due_before=tomorrow"));
    refused(422, service.get("/v1/actions?due_before=%2B999999999-01-01T00:00:00Z"));
  }

  private static List<String> pointers(JsonNode problem) {
    return problem.path("errors").findValuesAsText("pointer");
  }

  private static JsonNode refused(int status, Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    JsonNode problem = answer.json();
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    return problem;
  }
}

package evenhand.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.Requests;
import evenhand.RunningService;
import evenhand.RunningService.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The life of a contact over HTTP, as the contract tells it. */
class DecisionsOverHttpIT {
  private final RunningService service = RunningService.shared();

  @Test
  void the_contracts_example_is_answered_in_the_contracts_shape() {
    ObjectNode request = Requests.decision();
    Answer answer = service.post("/v1/decisions", request.toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    JsonNode body = answer.json();
    assertThat(names(body))
        .containsExactlyInAnyOrder("contact", "recorded", "summary", "decisions");
    assertThat(body.get("recorded").asBoolean()).isTrue();
    assertThat(names(body.get("summary"))).contains("blocks", "grades", "in_force", "provisional");
    JsonNode decision = body.at("/decisions/0");
    assertThat(names(decision))
        .contains(
            "id", "rulebook", "as_of", "outcome", "rules", "reasons", "open_questions", "advice");
    assertThat(names(decision.get("outcome")))
        .containsExactlyInAnyOrder(
            "grades", "flags", "actions", "blocks", "reviews", "options", "opens", "provisional");
    assertThat(decision.at("/outcome/grades/da_risk").asText()).isEqualTo("high");
    assertThat(decision.at("/outcome/grades/response").asText()).isEqualTo("g1");
    assertThat(texts(decision.at("/outcome/flags"))).contains("DAA_S1", "NOT_ASSESSED");
    assertThat(texts(decision.get("rules"))).contains("DA-001", "DA-010", "DA-013").isSorted();
    assertThat(decision.get("advice").asText()).isEqualTo("Suggested by rules. A person decides.");
    assertThat(decision.at("/rulebook/revision").asText()).matches("sha256:[0-9a-f]{64}");
    assertThat(answer.header("Location")).endsWith("/v1/decisions/" + decision.get("id").asText());
    assertThat(answer.body()).doesNotContain("A2").doesNotContain("ethnicity");
  }

  @Test
  void an_answer_has_no_field_that_the_openapi_document_does_not_describe() {
    JsonNode schemas = service.get("/v1/openapi.json").json().at("/components/schemas");
    JsonNode body = service.post("/v1/decisions", Requests.decision().toString()).json();
    assertDescribed(body, schemas, "RecordedBody");
    assertDescribed(body.get("summary"), schemas, "Summary");
    assertDescribed(body.at("/decisions/0"), schemas, "DecisionBody");
    assertDescribed(body.at("/decisions/0/outcome"), schemas, "Outcome");
    assertDescribed(body.at("/decisions/0/reasons/0"), schemas, "Reason");
    String id = body.at("/decisions/0/id").asText();
    assertDescribed(service.get("/v1/decisions/" + id).json(), schemas, "DecisionView");
  }

  private static void assertDescribed(JsonNode answer, JsonNode schemas, String schema) {
    assertThat(names(schemas.at("/" + schema + "/properties")))
        .as(schema)
        .containsAll(names(answer));
  }

  @Test
  void a_key_sent_again_gets_the_first_answer_again_and_another_body_a_conflict() {
    ObjectNode request = Requests.decision();
    String key = UUID.randomUUID().toString();
    Answer first = service.post("/v1/decisions", request.toString(), "Idempotency-Key", key);
    Map<String, Long> after = service.rows();
    Answer again = service.post("/v1/decisions", request.toString(), "Idempotency-Key", key);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    ((ObjectNode) request.get("facts")).put("victim_age", 35);
    Answer other = service.post("/v1/decisions", request.toString(), "Idempotency-Key", key);
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(service.rows()).isEqualTo(after);
  }

  @Test
  void a_key_sent_by_many_at_once_is_recorded_once() throws Exception {
    String body = Requests.decision().toString();
    String key = UUID.randomUUID().toString();
    int callers = 8;
    CountDownLatch together = new CountDownLatch(callers);
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      List<Future<Answer>> answers = new ArrayList<>();
      for (int caller = 0; caller < callers; caller++) {
        answers.add(
            threads.submit(
                () -> {
                  together.countDown();
                  together.await();
                  return service.post("/v1/decisions", body, "Idempotency-Key", key);
                }));
      }
      List<String> bodies = new ArrayList<>();
      for (Future<Answer> answer : answers) {
        assertThat(answer.get().status()).isEqualTo(201);
        bodies.add(answer.get().body());
      }
      assertThat(bodies.stream().distinct()).hasSize(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void a_decision_reads_back_as_answered_with_what_became_of_it() {
    ObjectNode request = Requests.decision();
    JsonNode decision = service.post("/v1/decisions", request.toString()).json().at("/decisions/0");
    String path = "/v1/decisions/" + decision.get("id").asText();
    assertThat(service.get(path).json().get("decision")).isEqualTo(decision);

    Answer monitoring =
        service.post(path + "/monitoring", "{\"victim\": {\"religion\": \"none\"}}");
    assertThat(monitoring.status()).isEqualTo(201);
    assertThat(monitoring.json().toString()).isEqualTo("{\"recorded\":true}");

    Answer outcome =
        service.post(
            path + "/outcomes", "{\"kind\": \"arrest\", \"at\": \"2026-11-02T08:00:00Z\"}");
    assertThat(outcome.status()).as(outcome.body()).isEqualTo(201);
    Answer wrongKind =
        service.post(path + "/outcomes", "{\"kind\": \"luck\", \"at\": \"2026-11-02T08:00:00Z\"}");
    assertThat(wrongKind.status()).isEqualTo(422);
    assertThat(wrongKind.json().at("/errors/0/pointer").asText()).isEqualTo("/kind");

    JsonNode view = service.get(path).json();
    assertThat(view.get("outcomes")).hasSize(1);
    assertThat(view.toString()).doesNotContain("religion");
  }

  @Test
  void lowering_without_what_the_rulebook_asks_for_is_refused_with_pointers() {
    JsonNode decision =
        service.post("/v1/decisions", Requests.decision().toString()).json().at("/decisions/0");
    Answer refused =
        service.post(
            "/v1/decisions/" + decision.get("id").asText() + "/response",
            """
            {"accepted": false, "to": {"grades": {"da_risk": "medium"}},
             "reason_code": "PROFESSIONAL_JUDGEMENT", "reason": "It looks less grave on site."}
            """,
            "Evenhand-Actor",
            "h-1");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().get("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/supervisor", "/evidence");
  }

  @Test
  void an_acceptance_with_its_confirmations_is_recorded_and_reads_back() {
    JsonNode decision =
        service.post("/v1/decisions", Requests.decision().toString()).json().at("/decisions/0");
    String path = "/v1/decisions/" + decision.get("id").asText();
    Answer accepted =
        service.post(path + "/response", "{\"accepted\": true}", "Evenhand-Actor", "h-1");
    assertThat(accepted.status()).as(accepted.body()).isEqualTo(201);
    assertThat(accepted.json().get("recorded").asBoolean()).isTrue();
    assertThat(service.get(path).json().get("responses")).hasSize(1);
  }

  @Test
  void the_service_tells_its_health_and_its_metrics_on_the_admin_port_only() {
    assertThat(service.getAdmin("/healthcheck").json().at("/database/healthy").asBoolean())
        .isTrue();
    Answer metrics = service.getAdmin("/metrics");
    assertThat(metrics.header("Content-Type")).startsWith("text/plain");
    assertThat(metrics.body()).contains("# TYPE ").contains("decisions_record");
    assertThat(service.get("/metrics").status()).isEqualTo(404);
    assertThat(service.get("/healthcheck").status()).isEqualTo(404);
  }

  @Test
  void the_start_page_names_what_is_in_force_and_needs_no_script() {
    Answer page = service.send(service.request("/").header("Accept", "text/html").GET());
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.body()).contains("Domestic abuse").contains("/v1/openapi.json");
    assertThat(page.body()).doesNotContain("<script").doesNotContain("style=");
    assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
  }

  @Test
  void rulebooks_questions_rules_and_revisions_are_shown() {
    JsonNode all = service.get("/v1/rulebooks").json().get("rulebooks");
    assertThat(all.findValuesAsText("id")).contains("domestic-abuse", "diversion", "hate-crime");
    String path = "/v1/rulebooks/domestic-abuse";
    assertThat(service.get(path).json().at("/about/scales/da_risk")).hasSize(3);
    assertThat(service.get(path + "/questions").json().get("questions")).isNotEmpty();
    assertThat(service.get(path + "/rules").json().toString()).contains("DA-020");
    JsonNode revisions = service.get(path + "/revisions").json().get("revisions");
    assertThat(revisions.findValuesAsText("revision"))
        .contains(service.get(path).json().get("revision").asText());
    assertThat(service.get("/v1/openapi.json").json().get("openapi").asText()).startsWith("3.1");
  }

  @Test
  void a_contact_shows_its_history_and_cannot_be_closed_while_provisional() {
    ObjectNode request = Requests.decision();
    String contact = request.get("contact").asText();
    service.post("/v1/decisions", request.toString());
    JsonNode view = service.get("/v1/contacts/" + contact).json();
    assertThat(view.at("/in_force/da_risk").asText()).isEqualTo("high");
    assertThat(view.get("history")).hasSize(1);
    Answer refused =
        service.post("/v1/contacts/" + contact + "/close", "{}", "Evenhand-Actor", "h-1");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().at("/errors/0/detail").asText()).contains("DA-");
  }

  @Test
  void actions_fall_due_and_are_marked_done() {
    ObjectNode request = Requests.decision();
    String contact = request.get("contact").asText();
    service.post("/v1/decisions", request.toString());
    JsonNode due = service.get("/v1/contacts/" + contact).json().get("due");
    assertThat(due).isNotEmpty();
    String action = due.get(0).get("id").asText();
    assertThat(service.get("/v1/actions?due_before=2999-01-01T00:00:00%2B00:00").status())
        .isEqualTo(200);
    Answer done = service.post("/v1/actions/" + action + "/done", "{}");
    assertThat(done.status()).as(done.body()).isEqualTo(200);
    assertThat(service.get("/v1/contacts/" + contact).json().get("due").toString())
        .doesNotContain(action);
  }

  @Test
  void a_what_if_says_so_and_records_nothing() {
    Map<String, Long> before = service.rows();
    JsonNode facts = Requests.contractExample().get("facts");
    Answer answer =
        service.post(
            "/v1/rulebooks/domestic-abuse/what-if",
            "{\"as_of\": \"2026-11-22T10:15:00Z\", \"facts\": %s}".formatted(facts));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    JsonNode body = answer.json();
    assertThat(body.get("recorded").asBoolean()).isFalse();
    assertThat(body.get("as_of").asText()).isEqualTo("2026-11-22T10:15:00Z");
    assertThat(body.at("/outcome/grades/da_risk").asText()).isEqualTo("high");
    JsonNode now = service.post("/v1/rulebooks/domestic-abuse/what-if", "{\"facts\": {}}").json();
    assertThat(now.get("as_of").asText()).endsWith("Z");
    assertThat(service.rows()).isEqualTo(before);
  }

  @Test
  void monitoring_data_changes_no_byte_of_the_outcome() {
    ObjectNode request = Requests.decision();
    JsonNode one = service.post("/v1/decisions", request.toString()).json().at("/decisions/0");
    request.put("contact", Requests.newContact());
    request.remove("monitoring");
    JsonNode other = service.post("/v1/decisions", request.toString()).json().at("/decisions/0");
    for (String part : List.of("outcome", "rules", "reasons", "open_questions")) {
      assertThat(withoutInstants(one.get(part))).isEqualTo(withoutInstants(other.get(part)));
    }
  }

  /** Due instants follow the clock, which moved between the two requests. */
  private static String withoutInstants(JsonNode node) {
    return node.toString().replaceAll("\"due\":\"[^\"]*\"", "");
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}

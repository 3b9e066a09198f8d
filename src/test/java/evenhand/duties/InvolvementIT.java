package evenhand.duties;

import static evenhand.duties.Cases.HANDLER;
import static evenhand.duties.Cases.fault;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import evenhand.Requests;
import evenhand.RunningService;
import evenhand.RunningService.Answer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R1, R2, R25: what a person did, for how long they looked, and that nothing goes without them. */
class InvolvementIT {
  private final RunningService service = RunningService.shared();
  private final Cases cases = new Cases(service);

  private Answer respond(String id, String body) {
    return cases.by(HANDLER, "/v1/decisions/" + id + "/response", body);
  }

  @Test
  void aResponseKeepsWhoActedAndHowLongTheSuggestionWasOnScreen() {
    String id = cases.decision();
    assertThat(respond(id, "{\"accepted\": true, \"shown_for_ms\": 4200}").status()).isEqualTo(201);
    assertThat(respond(id, "{\"accepted\": true}").status()).isEqualTo(201);

    JsonNode responses = service.get("/v1/decisions/" + id).json().get("responses");
    assertThat(responses.at("/0/made_by").asText()).isEqualTo(HANDLER);
    assertThat(responses.at("/0/details/shown_for_ms").asLong()).isEqualTo(4200);
    assertThat(responses.at("/1/details").has("shown_for_ms")).as("unknown, not 0").isFalse();
  }

  @Test
  void aTimeThatCannotBeRightIsRefused() {
    String id = cases.decision();
    for (String wrong : List.of("-1", "86400001")) {
      Answer answer = respond(id, "{\"accepted\": true, \"shown_for_ms\": " + wrong + "}");
      assertThat(fault(answer)).isEqualTo("/shown_for_ms");
    }
    assertThat(respond(id, "{\"accepted\": true, \"shown_for_ms\": 86400000}").status())
        .isEqualTo(201);
    assertThat(respond(id, "{\"accepted\": true, \"shown_for_ms\": 1.5}").status())
        .isBetween(400, 422);
  }

  @Test
  void whatIsAdverseAwaitsAPersonWhoConfirmsEachCode() {
    String id = cases.decision();
    JsonNode waiting = service.get("/v1/decisions/" + id).json().get("awaiting_confirmation");
    assertThat(waiting).as("the blocks of the contract's example").isNotEmpty();

    respond(id, "{\"accepted\": true}");
    assertThat(service.get("/v1/decisions/" + id).json().get("awaiting_confirmation"))
        .as("accepting confirms nothing that is not named")
        .isEqualTo(waiting);

    respond(id, "{\"accepted\": true, \"confirmations\": " + waiting + "}");
    assertThat(service.get("/v1/decisions/" + id).json().has("awaiting_confirmation")).isFalse();
  }

  @Test
  void aGradeThatEndsTheMatterAwaitsAPersonToo() {
    ObjectNode theft = Requests.about("contact");
    theft
        .withObject("/facts")
        .put("risk_to_life", "none")
        .put("risk_of_serious_harm", "none")
        .put("in_progress", "no")
        .put("violence_used_or_threatened", "no")
        .put("weapon", "none")
        .put("injury", "none")
        .put("incident_type", "crime_theft_burglary")
        .put("crime_alleged", "yes")
        .put("crime_serious", "no")
        .put("victim_is_person", "yes")
        .put("victim_age", 41)
        .put("workable_line_of_enquiry", "no");
    ObjectNode child = Requests.about("diversion");
    child.withObject("/facts").put("crime_alleged", "yes").put("suspect_age", 9);

    assertAwaits(theft, "g4");
    assertAwaits(child, "ineligible");
  }

  private void assertAwaits(ObjectNode request, String grade) {
    JsonNode decision = cases.decided(request).at("/decisions/0");
    assertThat(decision.at("/outcome/grades"))
        .as(decision.toString())
        .contains(new TextNode(grade));
    String path = "/v1/decisions/" + decision.get("id").asText();
    assertThat(service.get(path).json().get("awaiting_confirmation")).contains(new TextNode(grade));

    String confirmed =
        "{\"accepted\": true, \"advice_given\": \"told how to report more\", \"confirmations\": [\""
            + grade
            + "\"]}";
    Answer response = respond(decision.get("id").asText(), confirmed);
    assertThat(response.status()).as(response.body()).isEqualTo(201);
    assertThat(service.get(path).json().path("awaiting_confirmation"))
        .doesNotContain(new TextNode(grade));
  }

  @Test
  void theSummaryCountsWithoutIds() {
    Instant from = Instant.now().truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
    for (String body :
        List.of(
            "{\"accepted\": true, \"shown_for_ms\": 1000}",
            "{\"accepted\": true, \"shown_for_ms\": 3000}",
            "{\"accepted\": true, \"shown_for_ms\": 9000}",
            "{\"accepted\": true}")) {
      respond(cases.decision(), body);
    }
    String id = cases.decision();
    respond(
        id,
        "{\"accepted\": false, \"to\": {\"grades\": {\"da_risk\": \"high\"}},"
            + " \"reason\": \"seen\", \"shown_for_ms\": 60000}");
    String last = cases.decision();
    Answer refused =
        respond(
            last,
            "{\"accepted\": false, \"to\": {\"grades\": {\"da_risk\": \"standard\"}},"
                + " \"reason\": \"seen\"}");
    assertThat(refused.status()).as("nobody agreed to lowering: " + refused.body()).isEqualTo(422);

    Answer answer =
        service.get("/v1/involvement?from=" + from + "&to=" + Instant.now() + "&quick_seconds=2");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    JsonNode found = answer.json().at("/rulebooks/0");
    assertThat(found.get("rulebook").asText()).isEqualTo("domestic-abuse");
    assertThat(found.get("decisions").asLong()).isEqualTo(6);
    assertThat(found.get("unanswered").asLong()).isEqualTo(1);
    assertThat(found.get("responses").asLong()).isEqualTo(5);
    assertThat(found.get("refused_attempts").asLong()).isEqualTo(1);
    assertThat(found.get("time_unknown").asLong()).isEqualTo(1);
    assertThat(found.get("median_shown_ms").asLong()).isEqualTo(3000);
    assertThat(found.get("accepted_quickly").asLong()).isEqualTo(1);
    assertThat(found.get("quick_share").asDouble()).isEqualTo(0.333);
    assertThat(found.get("override_share").asDouble()).isEqualTo(0.2);
    assertThat(answer.body()).doesNotContain(id, last, HANDLER);
  }

  @Test
  void aPeriodThatCannotBeRightIsNamed() {
    assertThat(fault(service.get("/v1/involvement?from=yesterday"))).isEqualTo("/from");
    assertThat(fault(service.get("/v1/involvement?from=2020-01-01T00:00:00Z"))).isEqualTo("/from");
    assertThat(fault(service.get("/v1/involvement?quick_seconds=0"))).isEqualTo("/quick_seconds");
  }
}

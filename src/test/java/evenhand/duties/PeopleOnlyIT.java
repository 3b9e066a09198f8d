package evenhand.duties;

import static evenhand.duties.Cases.HANDLER;
import static evenhand.duties.Cases.fault;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.Requests;
import evenhand.RunningService;
import evenhand.RunningService.Answer;
import evenhand.intake.Contacts;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** R21: a threshold is crossed, suggestions are off and that is said; a person turns them on. */
@TestMethodOrder(OrderAnnotation.class)
class PeopleOnlyIT {
  private static final int LAST = 10;
  private static final String MODE = "/v1/rulebooks/domestic-abuse/people-only";
  private static final String OVERRIDE =
      "{\"accepted\": false, \"to\": {\"grades\": {\"da_risk\": \"high\"}}, \"reason\": \"seen\"}";
  private static final String ON =
      "{\"people_only\": false, \"reason\": \"The overrides were a wrong form on one desk.\"}";

  private static RunningService service;
  private static Cases cases;
  private static JsonNode suggested = MissingNode.getInstance();
  private static String knownContact = "";

  @BeforeAll
  static void start() {
    service =
        RunningService.configured(
            "duties.people_only.last",
            String.valueOf(LAST),
            "duties.people_only.overrides_percent",
            "50");
    cases = new Cases(service);
  }

  @AfterAll
  static void stop() {
    service.stop();
  }

  private static void respond(String decision, String body) {
    Answer answer = cases.by(HANDLER, "/v1/decisions/" + decision + "/response", body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  private static boolean isPeopleOnly() {
    return service.get(MODE).json().get("people_only").asBoolean();
  }

  @Test
  @Order(1)
  void belowTheThresholdSuggestionsGoOn() throws InterruptedException {
    suggested = cases.decided();
    knownContact = suggested.get("contact").asText();
    respond(suggested.at("/decisions/0/id").asText(), "{\"accepted\": true}");
    for (int i = 1; i < LAST; i++) {
      respond(cases.decision(), i < LAST / 2 ? OVERRIDE : "{\"accepted\": true}");
    }
    Thread.sleep(12_000);
    assertThat(isPeopleOnly()).as("4 overrides of 10 are below a half").isFalse();
    assertThat(service.get(MODE).json().has("latest")).isFalse();
  }

  @Test
  @Order(2)
  void atTheThresholdTheyAreTurnedOffAndItIsRecordedWhy() {
    respond(cases.decision(), OVERRIDE);
    respond(cases.decision(), OVERRIDE);
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(PeopleOnlyIT::isPeopleOnly);
    JsonNode latest = service.get(MODE).json().get("latest");
    assertThat(latest.get("cause").asText()).isEqualTo("overrides");
    assertThat(latest.get("showing").asText()).contains("of the last 10", "50 %");
    assertThat(latest.get("made_by").asText()).isEqualTo("threshold");
  }

  @Test
  @Order(3)
  void theAnswerCarriesNoSuggestionAndSaysSoAndLooksNoSafer() {
    JsonNode answer = cases.decided();
    JsonNode decision = answer.at("/decisions/0");
    JsonNode outcome = decision.get("outcome");
    assertThat(decision.get("advice").asText())
        .startsWith("No suggestion")
        .contains("does not say that the case is safe");
    assertThat(outcome.get("grades")).isEmpty();
    assertThat(outcome.get("options")).isEmpty();
    assertThat(outcome.get("flags")).isEmpty();
    assertThat(outcome.get("actions")).isEmpty();
    assertThat(decision.get("rules")).isEmpty();
    assertThat(decision.get("reasons")).isEmpty();
    assertThat(outcome.at("/reviews/0/code").asText()).isEqualTo("PEOPLE_ONLY");
    assertThat(outcome.get("provisional").asBoolean()).isTrue();
    assertThat(outcome.get("blocks"))
        .as("what is forbidden stays forbidden")
        .isEqualTo(suggested.at("/decisions/0/outcome/blocks"))
        .isNotEmpty();
    assertThat(answer.at("/summary/provisional").asBoolean()).isTrue();
    JsonNode read = service.get("/v1/decisions/" + decision.get("id").asText()).json();
    assertThat(read.get("decision")).as("recorded as it was shown").isEqualTo(decision);
    assertThat(read.get("awaiting_confirmation")).isNotEmpty();
  }

  @Test
  @Order(4)
  void aGradeInForceStays() {
    ObjectNode again = Requests.decision();
    again.put("contact", knownContact);
    JsonNode answer = cases.decided(again);
    assertThat(answer.at("/summary/grades")).isEmpty();
    assertThat(answer.at("/summary/in_force"))
        .isEqualTo(suggested.at("/summary/in_force"))
        .isNotEmpty();
  }

  @Test
  @Order(5)
  void aPersonDecidesAndUntilThenTheContactStaysOpen() {
    ObjectNode complete = Requests.decision();
    complete.set("facts", Contacts.theCaseOf("domestic-abuse", "DA-V03").request().facts());
    JsonNode answer = cases.decided(complete);
    String id = answer.at("/decisions/0/id").asText();
    String contact = "/v1/contacts/" + answer.get("contact").asText();
    Answer refused = cases.by(HANDLER, contact + "/close", "{}");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body()).contains("PEOPLE_ONLY");
    String path = "/v1/decisions/" + id + "/response";
    assertThat(fault(cases.by(HANDLER, path, "{\"accepted\": true}"))).isEqualTo("/accepted");
    assertThat(fault(cases.by(HANDLER, path, OVERRIDE.replace("seen", " ")))).isEqualTo("/reason");

    String blocks = answer.at("/summary/blocks").toString();
    respond(
        id, OVERRIDE.replace("{\"accepted\"", "{\"confirmations\": " + blocks + ", \"accepted\""));
    assertThat(service.get(contact).json().at("/in_force/da_risk").asText()).isEqualTo("high");
    assertThat(cases.by(HANDLER, contact + "/close", "{}").status()).isEqualTo(200);
  }

  @Test
  @Order(6)
  void aWhatIfSuggestsNothingEither() {
    String facts = Requests.decision().get("facts").toString();
    JsonNode answer =
        service
            .post("/v1/rulebooks/domestic-abuse/what-if?detail=full", "{\"facts\": " + facts + "}")
            .json();
    assertThat(answer.at("/outcome/grades")).isEmpty();
    assertThat(answer.get("advice").asText()).startsWith("No suggestion");
    assertThat(answer.has("why_not")).isFalse();
  }

  @Test
  @Order(7)
  void otherRulebooksGoOn() {
    ObjectNode request = Requests.decision();
    request.putArray("rulebooks").add("domestic-abuse").add("vulnerability");
    JsonNode answer = cases.decided(request);
    assertThat(answer.at("/decisions/0/advice").asText()).startsWith("No suggestion");
    assertThat(answer.at("/decisions/1/rulebook/id").asText()).isEqualTo("vulnerability");
    assertThat(answer.at("/decisions/1/advice").asText()).startsWith("Suggested by rules.");
  }

  @Test
  @Order(8)
  void onlyANamedPersonWithAReasonTurnsThemOnAgain() throws InterruptedException {
    assertThat(fault(service.post(MODE, ON))).isEmpty();
    assertThat(fault(cases.by("chief-1", MODE, "{\"people_only\": false}"))).isEqualTo("/reason");
    assertThat(fault(cases.by("chief-1", MODE, "{}"))).isEqualTo("/people_only");
    assertThat(cases.by("chief-1", MODE, ON).status()).isEqualTo(200);
    assertThat(fault(cases.by("chief-1", MODE, ON))).as("it is so already").isNotEmpty();

    assertThat(cases.decided().at("/decisions/0/outcome/grades"))
        .isEqualTo(suggested.at("/decisions/0/outcome/grades"));
    Thread.sleep(12_000);
    assertThat(isPeopleOnly()).as("counting begins anew").isFalse();
    assertThat(service.get(MODE).json().at("/latest/made_by").asText()).isEqualTo("chief-1");
  }

  @Test
  @Order(9)
  void aPersonTurnsThemOffToo() {
    String off =
        "{\"people_only\": true, \"reason\": \"Ordered by the board until its next meeting.\"}";
    assertThat(cases.by("chief-1", MODE, off).status()).isEqualTo(200);
    assertThat(cases.decided().at("/decisions/0/outcome/grades")).isEmpty();
    assertThat(service.post("/v1/rulebooks/nothing/people-only", off).status()).isEqualTo(404);
  }
}

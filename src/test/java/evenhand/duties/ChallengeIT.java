package evenhand.duties;

import static evenhand.duties.Cases.HANDLER;
import static evenhand.duties.Cases.SERGEANT;
import static evenhand.duties.Cases.fault;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.RunningService;
import evenhand.RunningService.Answer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R3, R13, R14: a person contests, the clock runs, somebody else answers, and what follows. */
class ChallengeIT {
  private static final String ACCURACY =
      "{\"contested\": \"ACCURACY\", \"for\": \"person\", \"reference\": \"CMP-2026-7\","
          + " \"representations\": \"I was not there.\"}";
  private static final String REJECTED =
      "{\"answer\": \"rejected\", \"reason_code\": \"FACTS_CONFIRMED\","
          + " \"reason\": \"The video shows it.\"}";

  private final RunningService service = RunningService.shared();
  private final Cases cases = new Cases(service);

  private static LocalDate today() {
    return LocalDate.now(ZoneId.of("Europe/London"));
  }

  private JsonNode contested(String decision, String body) {
    Answer answer = cases.by("portal-1", "/v1/decisions/" + decision + "/challenge", body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json();
  }

  private List<String> queue(String query) {
    List<String> ids = new ArrayList<>();
    service
        .get("/v1/challenges" + query)
        .json()
        .get("challenges")
        .forEach(challenge -> ids.add(challenge.get("id").asText()));
    return ids;
  }

  private boolean isRestricted(String decision) {
    return service.get("/v1/decisions/" + decision).json().get("restricted").asBoolean();
  }

  @Test
  void aChallengeReachesTheQueueWithItsClockAndItsAnswerIsRecorded() {
    String decision = cases.decision();
    JsonNode challenge = contested(decision, ACCURACY);
    String id = challenge.get("id").asText();
    assertThat(challenge.get("due").asText()).isEqualTo(today().plusMonths(1).toString());
    assertThat(queue("?due_before=" + today().plusMonths(1).plusDays(1))).contains(id);
    assertThat(queue("?due_before=" + today().plusMonths(1))).doesNotContain(id);
    assertThat(queue("")).contains(id);

    Answer answered = cases.by(SERGEANT, "/v1/challenges/" + id + "/answer", REJECTED);
    assertThat(answered.status()).as(answered.body()).isEqualTo(200);
    assertThat(queue("")).doesNotContain(id);
    JsonNode read = service.get("/v1/challenges/" + id + "?reason_code=REVIEW").json();
    assertThat(read.get("words").asText()).isEqualTo("I was not there.");
    assertThat(read.at("/answer/answer").asText()).isEqualTo("rejected");
    assertThat(read.at("/answer/made_by").asText()).isEqualTo(SERGEANT);
    assertThat(read.at("/answer/words").asText()).isEqualTo("The video shows it.");
    assertThat(fault(cases.by("other-1", "/v1/challenges/" + id + "/answer", REJECTED))).isEmpty();
  }

  @Test
  void whoHadAPartInTheDecisionCannotAnswer() {
    String decision = cases.decision();
    cases.by(SERGEANT, "/v1/decisions/" + decision + "/response", "{\"accepted\": true}");
    String path = "/v1/challenges/" + contested(decision, ACCURACY).get("id").asText() + "/answer";

    assertThat(fault(cases.by(HANDLER, path, REJECTED))).as("made it").isEmpty();
    assertThat(fault(cases.by(SERGEANT, path, REJECTED))).as("responded").isEmpty();
    assertThat(fault(service.post(path, REJECTED))).as("nobody by name").isEmpty();
    assertThat(cases.by("inspector-1", path, REJECTED).status()).isEqualTo(200);
  }

  @Test
  void theClockIsExtendedOnceByTwoMonthsWithAReason() {
    String id = contested(cases.decision(), ACCURACY).get("id").asText();
    String path = "/v1/challenges/" + id + "/extension";

    assertThat(fault(cases.by(SERGEANT, path, "{}"))).isEqualTo("/reason_code");
    Answer extended = cases.by(SERGEANT, path, "{\"reason_code\": \"COMPLEX\"}");
    assertThat(extended.json().get("due").asText()).isEqualTo(today().plusMonths(3).toString());
    assertThat(extended.json().at("/extension/reason_code").asText()).isEqualTo("COMPLEX");
    assertThat(fault(cases.by(SERGEANT, path, "{\"reason_code\": \"COMPLEX\"}"))).isEmpty();
  }

  @Test
  void aChangedDecisionIsNamedAndIsOneThatCorrects() {
    String decision = cases.decision();
    String id = contested(decision, ACCURACY).get("id").asText();
    String path = "/v1/challenges/" + id + "/answer";
    String changed = "{\"answer\": \"changed\", \"reason_code\": \"FACTS_CORRECTED\"";

    assertThat(fault(cases.by(SERGEANT, path, changed + "}"))).isEqualTo("/new_decision");
    String unrelated = cases.decision();
    assertThat(
            fault(cases.by(SERGEANT, path, changed + ", \"new_decision\": \"" + unrelated + "\"}")))
        .isEqualTo("/new_decision");
    String correction = cases.correcting(decision);
    Answer answer =
        cases.by(SERGEANT, path, changed + ", \"new_decision\": \"" + correction + "\"}");
    assertThat(answer.json().at("/answer/new_decision").asText()).isEqualTo(correction);
  }

  @Test
  void contestedAccuracyRestrictsUntilTheChallengeIsRejected() {
    JsonNode decided = cases.decided();
    String decision = decided.at("/decisions/0/id").asText();
    String contact = decided.get("contact").asText();
    assertThat(isRestricted(decision)).isFalse();
    String first = contested(decision, ACCURACY).get("id").asText();
    String second = contested(decision, ACCURACY).get("id").asText();
    assertThat(isRestricted(decision)).isTrue();

    JsonNode history = service.get("/v1/contacts/" + contact).json();
    assertThat(history.at("/history/0/restricted").asBoolean())
        .as("not to be counted as history")
        .isTrue();
    assertThat(history.at("/in_force/da_risk").asText())
        .as("a contested record must not lower what protects")
        .isEqualTo("high");
    assertThat(history.get("blocks")).isNotEmpty();
    assertThat(service.get("/v1/decisions/" + decision + ".html").body()).contains("Restricted:");

    cases.by(SERGEANT, "/v1/challenges/" + first + "/answer", REJECTED);
    assertThat(isRestricted(decision)).as("the second still waits").isTrue();
    cases.by(SERGEANT, "/v1/challenges/" + second + "/answer", REJECTED);
    assertThat(isRestricted(decision)).isFalse();
    assertThat(service.get("/v1/contacts/" + contact).json().at("/history/0").has("restricted"))
        .isFalse();
  }

  @Test
  void aRestrictionForAnotherReasonOutlivesTheChallenge() {
    String decision = cases.decision();
    String restriction = "/v1/decisions/" + decision + "/restriction";
    String asked = "{\"restricted\": true, \"reason_code\": \"REQUEST_OF_SUBJECT\"}";
    String lifted = "{\"restricted\": false, \"reason_code\": \"REQUEST_WITHDRAWN\"}";
    cases.by("records-1", restriction, asked);
    String id = contested(decision, ACCURACY).get("id").asText();
    assertThat(isRestricted(decision)).isTrue();

    cases.by(SERGEANT, "/v1/challenges/" + id + "/answer", REJECTED);
    assertThat(reason(decision)).isEqualTo("REQUEST_OF_SUBJECT");
    assertThat(service.get("/v1/decisions/" + decision + ".html").body())
        .contains("Restricted: the person concerned asked for it")
        .doesNotContain("accuracy of this record is contested");

    String second = contested(decision, ACCURACY).get("id").asText();
    JsonNode left = cases.by("records-1", restriction, lifted).json();
    assertThat(left.get("restricted").asBoolean()).as("it is still contested").isTrue();
    assertThat(reason(decision)).isEqualTo("ACCURACY_CONTESTED");
    assertThat(service.get("/v1/decisions/" + decision + ".html").body())
        .contains("Restricted: the accuracy of this record is contested");
    cases.by(SERGEANT, "/v1/challenges/" + second + "/answer", REJECTED);
    assertThat(isRestricted(decision)).isFalse();

    contested(decision, ACCURACY);
    cases.by("records-1", restriction, asked);
    assertThat(reason(decision)).as("placed while contested").isEqualTo("REQUEST_OF_SUBJECT");
    cases.by("records-1", restriction, asked.replace("REQUEST_OF_SUBJECT", "ORDER_OF_COURT"));
    assertThat(service.get("/v1/decisions/" + decision + ".html").body())
        .contains("Restricted: order of court [ORDER_OF_COURT]");
  }

  private String reason(String decision) {
    return service.get("/v1/decisions/" + decision).json().path("restriction_reason").asText();
  }

  @Test
  void theMonthRunsFromTheDayOfReceipt() {
    LocalDate received = today().minusDays(10);
    String body = ACCURACY.replace("{", "{\"received_on\": \"" + received + "\", ");
    JsonNode challenge = contested(cases.decision(), body);
    assertThat(challenge.get("received_on").asText()).isEqualTo(received.toString());
    assertThat(challenge.get("due").asText()).isEqualTo(received.plusMonths(1).toString());
    String path = "/v1/challenges/" + challenge.get("id").asText();
    JsonNode extended =
        cases.by(SERGEANT, path + "/extension", "{\"reason_code\": \"COMPLEX\"}").json();
    assertThat(extended.get("due").asText()).isEqualTo(received.plusMonths(3).toString());

    LocalDate long_ = today().minusDays(40);
    JsonNode late = contested(cases.decision(), body.replace(received.toString(), "" + long_));
    assertThat(late.get("overdue").asBoolean()).as("recorded too late").isTrue();
    assertThat(contested(cases.decision(), ACCURACY).get("received_on").asText())
        .isEqualTo(today().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ERASURE", "RESTRICTION"})
  void requestsForErasureAndRestrictionWaitInTheSameQueue(String asked) {
    String decision = cases.decision();
    JsonNode request = contested(decision, ACCURACY.replace("ACCURACY", asked));
    assertThat(request.get("due").asText()).isEqualTo(today().plusMonths(1).toString());
    assertThat(queue("")).contains(request.get("id").asText());
    assertThat(isRestricted(decision)).as("asked for, not granted").isFalse();
  }

  @Test
  void anUpheldChallengeLeavesTheRecordRestricted() {
    String decision = cases.decision();
    String id = contested(decision, ACCURACY).get("id").asText();
    cases.by(
        SERGEANT,
        "/v1/challenges/" + id + "/answer",
        "{\"answer\": \"upheld\", \"reason_code\": \"FACTS_WRONG\"}");
    assertThat(isRestricted(decision)).isTrue();

    String other = contested(decision, ACCURACY).get("id").asText();
    cases.by(SERGEANT, "/v1/challenges/" + other + "/answer", REJECTED);
    assertThat(isRestricted(decision)).as("the first was right").isTrue();
  }

  @Test
  void anOutcomeIsContestedWithoutRestricting() {
    String decision = cases.decision();
    contested(
        decision,
        "{\"contested\": \"OUTCOME\", \"for\": \"representative\", \"reference\": \"S-1\"}");
    assertThat(isRestricted(decision)).isFalse();
  }

  @Test
  void whatCannotBeRightIsNamedAndNothingIsWritten() {
    String path = "/v1/decisions/" + cases.decision() + "/challenge";
    long before = service.count("triage.challenge");
    assertThat(fault(service.post(path, "{}"))).isEqualTo("/contested");
    assertThat(fault(service.post(path, ACCURACY.replace("person", "mother")))).isEqualTo("/for");
    assertThat(fault(service.post(path, ACCURACY.replace("CMP-2026-7", "Ann Other"))))
        .isEqualTo("/reference");
    for (String day :
        List.of("soon", "2026-02-30", "0001-01-01", "" + today().plusDays(1), "31/01/2026")) {
      Answer refused =
          service.post(path, ACCURACY.replace("{", "{\"received_on\": \"" + day + "\", "));
      assertThat(fault(refused)).as(day).isEqualTo("/received_on");
      assertThat(refused.body()).contains("to today, " + today());
    }
    assertThat(fault(service.get("/v1/challenges?due_before=soon"))).isEqualTo("/due_before");
    assertThat(service.count("triage.challenge")).isEqualTo(before);
    assertThat(service.get("/v1/challenges/nothing").status()).isEqualTo(404);
  }

  @Test
  void afterErasureWordsHaveNoPlaceButTheChallengeIsTakenAndAnswered() {
    String decision = cases.decision();
    String id = contested(decision, ACCURACY).get("id").asText();
    cases.by(
        "records-1",
        "/v1/decisions/" + decision + "/erasure",
        "{\"reason_code\": \"REQUEST_OF_SUBJECT\"}");
    String path = "/v1/challenges/" + id;
    assertThat(service.get(path).json().has("words")).isFalse();
    assertThat(cases.by(SERGEANT, path + "/answer", REJECTED).status()).isEqualTo(409);
    assertThat(
            cases
                .by(
                    SERGEANT,
                    path + "/answer",
                    "{\"answer\": \"upheld\", \"reason_code\": \"ERASED\"}")
                .status())
        .isEqualTo(200);
  }
}

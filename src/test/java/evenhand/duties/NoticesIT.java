package evenhand.duties;

import static evenhand.duties.Cases.HANDLER;
import static evenhand.duties.Cases.SERGEANT;
import static evenhand.duties.Cases.fault;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.RunningService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** R7, R9: what an answer rests on, who was told of it, and what they have to be told since. */
class NoticesIT {
  private final RunningService service = RunningService.shared();
  private final Cases cases = new Cases(service);

  private void disclose(String decision, String recipient) {
    String path = "/v1/decisions/" + decision + ".html?reason_code=REFERRAL&recipient=";
    assertThat(service.get(path + recipient).status()).isEqualTo(200);
  }

  /** Notice ids by recipient and cause, of one decision. */
  private Map<String, String> due(String decision) {
    Map<String, String> due = new TreeMap<>();
    for (JsonNode notice : service.get("/v1/notices").json().get("notices")) {
      if (notice.get("decision").asText().equals(decision)) {
        due.put(
            notice.get("recipient").asText() + " " + notice.get("cause").asText(),
            notice.get("id").asText());
      }
    }
    return due;
  }

  @Test
  void aCorrectionAnErasureAndARestrictionLeadToANoticeForEachRecipient() {
    String decision = cases.decision();
    disclose(decision, "IDVA:north");
    disclose(decision, "CPS");
    disclose(decision, "CPS");
    assertThat(due(decision)).isEmpty();

    cases.correcting(decision);
    assertThat(due(decision)).containsOnlyKeys("CPS correction", "IDVA:north correction");
    cases.by(
        "records-1",
        "/v1/decisions/" + decision + "/restriction",
        "{\"restricted\": true, \"reason_code\": \"REQUEST_OF_SUBJECT\"}");
    cases.by(
        "records-1", "/v1/decisions/" + decision + "/erasure", "{\"reason_code\": \"ORDERED\"}");
    assertThat(due(decision))
        .containsOnlyKeys(
            "CPS correction",
            "CPS erasure",
            "CPS restriction",
            "IDVA:north correction",
            "IDVA:north erasure",
            "IDVA:north restriction");

    JsonNode recipients =
        service.get("/v1/decisions/" + decision + "/recipients").json().get("recipients");
    assertThat(recipients.findValuesAsText("recipient")).containsExactly("CPS", "IDVA:north");
    assertThat(recipients.at("/0/disclosures").asLong()).isEqualTo(2);
    assertThat(recipients.at("/0/notices_due").asLong()).isEqualTo(3);
  }

  @Test
  void aNoticeIsMarkedGivenOnce() {
    String decision = cases.decision();
    disclose(decision, "CPS");
    cases.correcting(decision);
    String path = "/v1/notices/" + due(decision).get("CPS correction") + "/done";

    assertThat(cases.by(SERGEANT, path, "{}").status()).isEqualTo(200);
    assertThat(due(decision)).isEmpty();
    assertThat(cases.by(HANDLER, path, "{}").status()).as("the first mark stands").isEqualTo(200);
    assertThat(service.post("/v1/notices/nothing/done", "{}").status()).isEqualTo(404);
  }

  @Test
  void anAnswerThatChangesTheOutcomeIsToldTo() {
    String decision = cases.decision();
    disclose(decision, "CPS");
    String id =
        cases
            .by(
                "portal-1",
                "/v1/decisions/" + decision + "/challenge",
                "{\"contested\":\"OUTCOME\",\"for\":\"person\",\"reference\":\"C-1\"}")
            .json()
            .get("id")
            .asText();
    cases.by(
        SERGEANT,
        "/v1/challenges/" + id + "/answer",
        "{\"answer\": \"upheld\", \"reason_code\": \"JUDGEMENT\"}");
    assertThat(due(decision)).containsOnlyKeys("CPS challenge");
  }

  @Test
  void whoAsksIsTheRecipientWhereNobodyElseIsNamedAndANameIsRefused() {
    String decision = cases.decision();
    service.get("/v1/decisions/" + decision + ".html");
    assertThat(
            service
                .get("/v1/decisions/" + decision + "/recipients")
                .json()
                .findValuesAsText("recipient"))
        .containsExactly("unnamed");
    assertThat(fault(service.get("/v1/decisions/" + decision + ".html?recipient=Ann%20Other")))
        .isEqualTo("/recipient");
  }

  @Test
  void everyReasonSaysWhetherItRestsOnFactOrAssessment() {
    JsonNode decided = cases.decided();
    List<String> questionsWithout = new ArrayList<>();
    Map<String, String> bases = new TreeMap<>();
    for (JsonNode question :
        service.get("/v1/rulebooks/domestic-abuse/questions").json().get("questions")) {
      bases.put(question.get("id").asText(), question.path("basis").asText());
      if (!List.of("fact", "assessment").contains(question.path("basis").asText())) {
        questionsWithout.add(question.get("id").asText());
      }
    }
    assertThat(questionsWithout).isEmpty();
    List<String> seen = new ArrayList<>();
    for (JsonNode reason : decided.at("/decisions/0/reasons")) {
      List<String> expected =
          reason.get("because").properties().stream()
              .filter(answer -> !answer.getValue().asText().equals("unknown"))
              .map(answer -> bases.get(answer.getKey()))
              .distinct()
              .sorted()
              .toList();
      List<String> said = new ArrayList<>();
      reason.get("basis").forEach(basis -> said.add(basis.asText()));
      assertThat(said).as(reason.get("rule").asText()).isEqualTo(expected);
      seen.addAll(said);
    }
    assertThat(seen).contains("fact", "assessment");
    String page =
        service.get("/v1/decisions/" + decided.at("/decisions/0/id").asText() + ".html").body();
    assertThat(page).contains("(fact)");
  }
}

package evenhand.duties;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.Requests;
import evenhand.RunningService;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** R9: a referral says how sure the answers are that it rests on. */
class ConfidenceIT {
  private static final String REFERRAL = "MARAC_REFERRAL";

  private final RunningService service = RunningService.shared();
  private final Cases cases = new Cases(service);

  /** Both of age and connected, and what else is said. */
  private JsonNode decided(Map<String, String> said) {
    ObjectNode request = Requests.about("domestic-abuse");
    ObjectNode facts = request.withObject("/facts");
    facts.put("victim_age", 34).put("suspect_age", 36).put("personally_connected", "yes");
    said.forEach(facts::put);
    return recorded(cases.decided(request).at("/decisions/0/id").asText());
  }

  private JsonNode recorded(String decision) {
    return service.get("/v1/decisions/" + decision).json();
  }

  private String page(JsonNode recorded) {
    String id = recorded.at("/decision/id").asText();
    return service.get("/v1/decisions/" + id + ".html").body();
  }

  @Test
  void aReferralSaysWhetherItRestsOnFactsAnAssessmentOrMissingAnswers() {
    JsonNode onFacts = recorded(cases.decision());
    assertThat(onFacts.at("/confidence/" + REFERRAL).asText()).isEqualTo("fact");
    assertThat(onFacts.at("/confidence/RE_ASK").asText())
        .as("asked for what is missing")
        .isEqualTo("open");
    assertThat(page(onFacts)).contains("[" + REFERRAL + "] (fact) By");

    JsonNode judged =
        decided(
            Map.of("professional_judgement_high", "yes", "professional_judgement_reason", "yes"));
    assertThat(judged.at("/confidence/" + REFERRAL).asText())
        .as("the officer's judgement, by way of the grade")
        .isEqualTo("assessment");
    assertThat(page(judged)).contains("[" + REFERRAL + "] (assessment) By");

    JsonNode nothingKnown = decided(Map.of());
    Set<String> marks = new TreeSet<>(nothingKnown.get("confidence").findValuesAsText("RE_ASK"));
    assertThat(marks).containsExactly("open");
    assertThat(page(nothingKnown)).contains("[RE_ASK] (open) By");
  }

  @Test
  void everyTaskIsMarkedAndNothingElseUntilTheAnswersAreErased() {
    String decision = cases.decision();
    JsonNode before = recorded(decision);
    Set<String> marked = new TreeSet<>();
    before.get("confidence").fieldNames().forEachRemaining(marked::add);
    assertThat(marked)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            before.at("/decision/outcome/actions").findValuesAsText("code"));

    cases.by(
        "records-1", "/v1/decisions/" + decision + "/erasure", "{\"reason_code\": \"ORDERED\"}");
    JsonNode after = recorded(decision);
    assertThat(after.get("erased").asBoolean()).isTrue();
    assertThat(after.path("confidence").isMissingNode()).as("its reasons are gone").isTrue();
  }
}

package evenhand.duties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.Requests;
import evenhand.RunningService;
import evenhand.RunningService.Answer;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** R21: where a force wants it, a STOP that nobody has explained turns suggestions off. */
class StopVerdictIT {
  private static final int OF_EACH = 60;
  private static final String MODE = "/v1/rulebooks/domestic-abuse/people-only";

  private static RunningService service;
  private static Cases cases;

  @BeforeAll
  static void start() {
    service = RunningService.configured("duties.people_only.stop_verdict", "true");
    cases = new Cases(service);
  }

  @AfterAll
  static void stop() {
    service.stop();
  }

  @Test
  void suggestionsGoOffAtAnUnexplainedStopAndTheModeSaysWhy() {
    // All of one group are graded high, none of the other: a gap that chance cannot give.
    for (int i = 0; i < OF_EACH; i++) {
      decide("W1", true);
      decide("B1", false);
    }
    assertThat(service.get(MODE).json().get("people_only").asBoolean()).isFalse();

    String report = report();

    JsonNode items = service.get("/v1/fairness/reports/" + report + ".json?audience=force").json();
    assertThat(items.get("items")).anyMatch(item -> item.get("verdict").asText().equals("STOP"));
    await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> service.get(MODE).json().get("people_only").asBoolean());
    assertThat(service.get(MODE).body()).contains("stop-verdict");
    assertThat(cases.decided().at("/decisions/0/outcome/reviews").toString())
        .contains("PEOPLE_ONLY");
  }

  private static void decide(String ethnicity, boolean isGrave) {
    ObjectNode request = Requests.decision();
    ObjectNode facts = (ObjectNode) request.get("facts");
    if (!isGrave) {
      facts.put("nfs_alleged", "no").put("dash_strangle", "no").put("dash_frightened", "no");
      facts.remove("offence_date");
    }
    request.putObject("monitoring").putObject("victim").put("ethnicity_self_defined", ethnicity);
    cases.decided(request);
  }

  private static String report() {
    LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
    String order =
        "{\"rulebook\": \"domestic-abuse\", \"from\": \"%s\", \"to\": \"%s\"}"
            .formatted(today.minusDays(1), today.plusDays(1));
    Answer begun = cases.by("analyst-1", "/v1/fairness/reports", order);
    assertThat(begun.status()).as(begun.body()).isEqualTo(202);
    String id = begun.json().get("id").asText();
    await()
        .atMost(Duration.ofSeconds(120))
        .until(
            () ->
                service
                    .get("/v1/fairness/reports/" + id)
                    .json()
                    .get("status")
                    .asText()
                    .equals("draft"));
    return id;
  }
}

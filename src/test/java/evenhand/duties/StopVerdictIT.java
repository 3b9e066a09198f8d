package evenhand.duties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.ReportOrders;
import evenhand.Requests;
import evenhand.RunningService;
import java.time.Duration;
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
      cases.decided(Requests.decision(true, "ethnicity_self_defined", "W1"));
      cases.decided(Requests.decision(false, "ethnicity_self_defined", "B1"));
    }
    assertThat(service.get(MODE).json().get("people_only").asBoolean()).isFalse();

    String report = new ReportOrders(service).draft("ethnicity");

    JsonNode items = service.get("/v1/fairness/reports/" + report + ".json?audience=force").json();
    assertThat(items.get("items")).anyMatch(item -> item.get("verdict").asText().equals("STOP"));
    await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> service.get(MODE).json().get("people_only").asBoolean());
    assertThat(service.get(MODE).body()).contains("stop-verdict");
    assertThat(cases.decided().at("/decisions/0/outcome/reviews").toString())
        .contains("PEOPLE_ONLY");
  }
}

package evenhand.fairness.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.ReportOrders;
import evenhand.Requests;
import evenhand.RunningService;
import evenhand.RunningService.Answer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who keeps a published report learns no small count from the next one. */
class DifferencingIT {
  private static final RunningService SERVICE = RunningService.shared();
  private static final String REPORTS = "/v1/fairness/reports/";

  @Test
  void threeMoreDecisionsAreNotPublishedAsADifference() {
    for (int i = 0; i < 60; i++) {
      decide(i % 2 == 0 ? "christian" : "none", i % 4 < 2);
    }
    String first = made();
    assertThat(christians(first).path("withheld").asBoolean()).isFalse();
    for (int i = 0; i < 3; i++) {
      decide("christian", true);
    }
    String second = made();
    assertThat(christians(second).get("x").asInt() - christians(first).get("x").asInt())
        .as("no report is out yet, and drafts may differ")
        .isEqualTo(3);

    assertThat(publish(first).status()).isEqualTo(200);
    Answer refused = publish(second);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains(first, "make it again");

    String third = made();
    assertThat(christians(third).path("withheld").asBoolean()).isTrue();
    assertThat(publish(third).status()).isEqualTo(200);
  }

  private static void decide(String religion, boolean isGrave) {
    ObjectNode request = Requests.decision(isGrave, "religion", religion);
    String key = UUID.randomUUID().toString();
    Answer answer = SERVICE.post("/v1/decisions", request.toString(), "Idempotency-Key", key);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  private static String made() {
    return new ReportOrders(SERVICE).draft("religion");
  }

  private static Answer publish(String report) {
    return SERVICE.post(REPORTS + report + "/published", "{}", "Evenhand-Actor", "lead-1");
  }

  /** The group, or its family where all of that is withheld. */
  private static JsonNode christians(String report) {
    JsonNode json = SERVICE.get(REPORTS + report + ".json?audience=public").json();
    for (JsonNode family : json.get("families")) {
      if (family.get("decision_point").asText().equals("da_risk_high")
          && family.get("scenario").asText().equals("A")) {
        if (family.path("withheld").asBoolean()) {
          return family;
        }
        for (JsonNode group : family.get("groups")) {
          if (group.get("group").asText().equals("Christian")) {
            return group;
          }
        }
      }
    }
    throw new AssertionError("the report compares no Christians");
  }
}

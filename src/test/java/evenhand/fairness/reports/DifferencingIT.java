package evenhand.fairness.reports;

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
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who keeps a published report learns no small count from the next one. */
class DifferencingIT {
  private static final RunningService SERVICE = RunningService.shared();
  private static final String REPORTS = "/v1/fairness/reports/";
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/London"));
  private static final String ORDER =
      """
      {"rulebook": "domestic-abuse", "characteristic": "religion", "from": "%s", "to": "%s"}
      """
          .formatted(TODAY.minusDays(1), TODAY.plusDays(1));

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
    ObjectNode request = Requests.decision();
    if (!isGrave) {
      ObjectNode facts = (ObjectNode) request.get("facts");
      facts.put("nfs_alleged", "no").put("dash_strangle", "no").put("dash_frightened", "no");
      facts.remove("offence_date");
    }
    request.putObject("monitoring").putObject("victim").put("religion", religion);
    String key = UUID.randomUUID().toString();
    Answer answer = SERVICE.post("/v1/decisions", request.toString(), "Idempotency-Key", key);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  private static String made() {
    Answer begun =
        await()
            .atMost(Duration.ofSeconds(120))
            .until(() -> SERVICE.post("/v1/fairness/reports", ORDER), a -> a.status() != 409);
    assertThat(begun.status()).as(begun.body()).isEqualTo(202);
    String id = begun.json().get("id").asText();
    await()
        .atMost(Duration.ofSeconds(180))
        .untilAsserted(
            () ->
                assertThat(SERVICE.get(REPORTS + id).json().get("status").asText())
                    .isEqualTo("draft"));
    return id;
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

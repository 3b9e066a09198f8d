package evenhand.fairness.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.ReportOrders;
import evenhand.Requests;
import evenhand.RunningService;
import evenhand.RunningService.Answer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reports that have nobody to compare say so in words. */
class EmptyReportsIT {
  private static final RunningService SERVICE = RunningService.shared();
  private static final ReportOrders ORDERS = new ReportOrders(SERVICE);
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/London"));
  private static final int DECISIONS = 12;

  /** No other test records these two of a victim, nor the gender identity of anybody. */
  @BeforeAll
  static void decideForOneGroup() {
    for (int i = 0; i < DECISIONS; i++) {
      ObjectNode request = Requests.decision();
      request
          .putObject("monitoring")
          .putObject("victim")
          .put("sexual_orientation", "gay_or_lesbian")
          .put("disability", "no");
      String key = UUID.randomUUID().toString();
      Answer answer = SERVICE.post("/v1/decisions", request.toString(), "Idempotency-Key", key);
      assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }
  }

  @Test
  void aPeriodWithoutDecisionsHasNoReportAndSaysWhy() {
    JsonNode job = ORDERS.made("ethnicity", LocalDate.of(2020, 1, 1), LocalDate.of(2020, 3, 31));
    assertThat(job.get("status").asText()).isEqualTo("failed");
    assertThat(job.get("doing").asText())
        .contains("no decision of domestic-abuse lies between")
        .doesNotContain("Exception");
    assertThat(SERVICE.get(path(job) + ".html").status()).isEqualTo(404);
  }

  @Test
  void aGroupWithoutItsComparatorHasNoReportAndIsToldWhoIsMissing() {
    JsonNode job = ORDERS.made("sexual_orientation", TODAY.minusDays(1), TODAY.plusDays(1));
    assertThat(job.get("status").asText()).isEqualTo("failed");
    assertThat(job.get("doing").asText())
        .startsWith("no decision point can be compared: ")
        .contains("no counted row belongs to the comparator 'Heterosexual'", "Gay or lesbian")
        .doesNotContain("Exception");
  }

  @Test
  void aComparatorAloneIsComparedWithNobody() {
    JsonNode job = ORDERS.made("disability", TODAY.minusDays(1), TODAY.plusDays(1));
    assertThat(words(job, "force")).contains("Not disabled");
    assertNothingCompared(job);
  }

  @Test
  void whereNobodyStatesAGroupNoReportIsMadeAndItSaysSo() {
    JsonNode job = ORDERS.made("gender_identity", TODAY.minusDays(1), TODAY.plusDays(1));
    assertThat(job.get("status").asText()).isEqualTo("failed");
    assertThat(job.get("doing").asText())
        .startsWith("no decision point can be compared: no counted row states a group")
        .doesNotContain("Exception");
  }

  private static void assertNothingCompared(JsonNode job) {
    JsonNode report = SERVICE.get(path(job) + ".json?audience=force").json();
    assertThat(report.get("families").size()).isPositive();
    for (JsonNode family : report.get("families")) {
      for (JsonNode group : family.get("groups")) {
        JsonNode ratio = group.path("versus").path("ratio");
        assertThat(ratio.isMissingNode() || ratio.isNull()).as(group.toString()).isTrue();
        String headline = group.path("headline").asText("CANNOT_TELL");
        assertThat(headline).as(group.toString()).isIn("CANNOT_TELL", "null");
      }
    }
  }

  /** The page, once every file of every version is without figures that are none. */
  private static String words(JsonNode job, String audience) {
    assertThat(job.get("status").asText()).as(job.toString()).isEqualTo("draft");
    for (String version : List.of("force", "board", "public")) {
      for (String file : List.of(".json", ".html", ".csv")) {
        Answer answer = SERVICE.get(path(job) + file + "?audience=" + version);
        assertThat(answer.status()).as(file + " " + answer.body()).isEqualTo(200);
        assertThat(answer.body())
            .doesNotContain("NaN", "Infinity", "Exception")
            .doesNotContainPattern(">\\s*(null|undefined)\\s*<");
      }
      assertThat(SERVICE.get(path(job) + ".pdf?audience=" + version).body()).startsWith("%PDF-");
    }
    return SERVICE.get(path(job) + ".html?audience=" + audience).body();
  }

  private static String path(JsonNode job) {
    return ReportOrders.REPORTS + job.get("id").asText();
  }
}

package evenhand.fairness.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.Requests;
import evenhand.RunningService;
import evenhand.RunningService.Answer;
import evenhand.monitoring.Characteristic;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A force's year in small: decisions with a planted gap, the report, its items, explanations. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FairnessReportsIT {
  private static final RunningService SERVICE = RunningService.shared();

  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/London"));

  private static final String ORDER =
      "{\"rulebook\": \"domestic-abuse\", \"from\": \"%s\", \"to\": \"%s\"}"
          .formatted(TODAY.minusDays(1), TODAY.plusDays(1));

  /** Group to decisions and those graded high, as answered; no other test records these groups. */
  private static final Map<String, int[]> ANSWERED = new TreeMap<>();

  private static String report = "";

  @BeforeAll
  static void decide() {
    for (int i = 0; i < 120; i++) {
      boolean isBlack = i % 2 == 0;
      boolean isGrave = isBlack ? i % 20 == 0 : i % 4 == 1;
      JsonNode decision = decide(isBlack ? "B1" : "W1", isGrave);
      int[] counts = answered(isBlack ? "Black" : "White");
      counts[0]++;
      counts[1] += decision.at("/outcome/grades/da_risk").asText().equals("high") ? 1 : 0;
    }
  }

  private static int[] answered(String group) {
    return ANSWERED.computeIfAbsent(group, any -> new int[2]);
  }

  private static JsonNode decide(String ethnicity, boolean isGrave) {
    ObjectNode request = Requests.decision(isGrave, "ethnicity_self_defined", ethnicity);
    Answer answer =
        SERVICE.post(
            "/v1/decisions", request.toString(), "Idempotency-Key", UUID.randomUUID().toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().at("/decisions/0");
  }

  @Test
  @Order(1)
  void changingMonitoringDataChangesNoDecision() {
    String first = withoutInstants(decide("W1", true));
    for (String code : Characteristic.ETHNICITY_SELF_DEFINED.codes().keySet()) {
      if (!code.startsWith("W") && !code.startsWith("B")) {
        assertThat(withoutInstants(decide(code, true))).as(code).isEqualTo(first);
      }
    }
    answered("White")[0]++;
    answered("White")[1]++;
  }

  /** Due times count from the instant of each decision. */
  private static String withoutInstants(JsonNode decision) {
    return decision.get("outcome").toString().replaceAll("\"due\":\"[^\"]*\",?", "");
  }

  @Test
  @Order(2)
  void oneReportIsMadeAtATimeAndItsProgressCanBeSeen() {
    Answer begun = SERVICE.post("/v1/fairness/reports", ORDER, "Evenhand-Actor", "analyst-1");
    assertThat(begun.status()).as(begun.body()).isEqualTo(202);
    report = begun.json().get("id").asText();
    assertThat(SERVICE.post("/v1/fairness/reports", ORDER).status()).isEqualTo(409);
    await()
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () ->
                assertThat(SERVICE.get("/v1/fairness/reports/" + report).json().get("status"))
                    .hasToString("\"draft\""));
    JsonNode made = SERVICE.get("/v1/fairness/reports/" + report).json();
    assertThat(made.get("done").asInt()).isEqualTo(made.get("of").asInt()).isGreaterThan(2);
    assertThat(SERVICE.get("/v1/fairness/reports").body()).contains(report);
  }

  @Test
  @Order(3)
  void theReportCountsWhatWasAnswered() {
    JsonNode json = file(".json?audience=force").json();
    JsonNode family =
        find(find(json.get("families"), "decision_point", "da_risk_high"), "scenario", "A").get(0);
    for (String group : ANSWERED.keySet()) {
      JsonNode counted = find(family.get("groups"), "group", group).get(0);
      assertThat(counted.get("n").asInt()).as(group).isEqualTo(answered(group)[0]);
      assertThat(counted.get("x").asInt()).as(group).isEqualTo(answered(group)[1]);
    }
    assertThat(json.at("/provenance/revisions/0/revision").asText()).startsWith("sha256:");
    assertThat(json.at("/data/counts").asText()).startsWith("sha256:");
  }

  @Test
  @Order(3)
  void thePartsOfTheRulesAddUpToTheGap() {
    JsonNode json = file(".json?audience=force").json();
    JsonNode gaps = json.get("gaps_by_rule");
    assertThat(gaps.size()).isPositive();
    JsonNode gap = find(find(gaps, "decision_point", "da_risk_high"), "group", "Black").get(0);
    double sum = 0;
    for (JsonNode part : gap.get("parts")) {
      sum += part.get("part").asDouble();
    }
    int[] black = answered("Black");
    int[] white = answered("White");
    double expected = (double) black[1] / black[0] - (double) white[1] / white[0];
    assertThat(sum).isCloseTo(expected, within(1e-12));
  }

  @Test
  @Order(3)
  void thePublicSeesNoSmallCountAndPeopleCanReadIt() {
    JsonNode json = file(".json").json();
    for (JsonNode family : json.get("families")) {
      for (JsonNode group : family.get("groups")) {
        long selected = group.path("x").asLong(0);
        assertThat(selected == 0 || selected > 9).as(group.toString()).isTrue();
      }
    }
    assertThat(file(".html?audience=public").body())
        .contains("What has to be explained or reformed");
    assertThat(file(".pdf?audience=board").body()).startsWith("%PDF-");
    assertThat(file(".csv").body()).startsWith("decision_point,").doesNotContain("overrides");
    Answer refused = SERVICE.get("/v1/fairness/reports/" + report + ".json?audience=anyone");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("/audience", "public, board or force");
  }

  @Test
  @Order(4)
  void aVerdictIsExplainedSignedOffAndNeverChanged() {
    JsonNode items = SERVICE.get("/v1/fairness/items?rulebook=domestic-abuse").json();
    JsonNode item = items.get(0);
    for (JsonNode each : items) {
      boolean isMeant =
          each.at("/about/group").asText().equals("Black")
              && each.at("/about/decision_point").asText().equals("da_risk_high");
      item = isMeant ? each : item;
    }
    assertThat(item.at("/about/decision_point").asText()).isEqualTo("da_risk_high");
    assertThat(item.get("status").asText()).isEqualTo("open");
    assertThat(item.get("owner_role").asText()).isNotEmpty();
    String path = "/v1/fairness/items/" + item.get("id").asText();

    Answer bare = SERVICE.post(path + "/explanations", "{\"evidence\": \"none\", \"steps\": \"\"}");
    assertThat(bare.status()).isEqualTo(422);
    assertThat(bare.body()).contains("/evidence", "/steps");

    String text =
        "{\"evidence\": \"The planted difference of this test, in its source.\","
            + " \"steps\": \"Plant no difference; look again in the next quarter.\"}";
    Answer explained = SERVICE.post(path + "/explanations", text, "Evenhand-Actor", "lead-1");
    assertThat(explained.status()).as(explained.body()).isEqualTo(200);
    Answer marked = SERVICE.post(path + "/explanations", text.replace("planted", "<b>planted</b>"));
    assertThat(marked.status()).as("markup").isEqualTo(422);
    assertThat(marked.body()).contains("/evidence", "plain text");
    String endless = text.replace("planted", "planted ".repeat(1_100));
    assertThat(SERVICE.post(path + "/explanations", endless).status()).isEqualTo(422);
    String sign =
        path + "/explanations/" + explained.json().at("/explanations/0/id").asText() + "/sign-off";
    assertThat(post(sign, "analyst", "chief-1").body()).contains("/role", "chief_officer");
    assertThat(post(sign, "chief_officer", "lead-1").body()).contains("a second person");
    assertThat(post(sign, "chief_officer", "chief-1").json().get("status").asText())
        .isEqualTo("closed");
    assertThat(post(sign, "chief_officer", "chief-2").status()).isEqualTo(422);
    JsonNode followed =
        SERVICE.post(path + "/explanations", text, "Evenhand-Actor", "lead-1").json();
    assertThat(followed.get("explanations").size()).as("another may follow").isEqualTo(2);
  }

  @Test
  @Order(5)
  void whatCannotBeAskedForIsRefusedByName() {
    assertThat(refused("\"rulebook\": \"none\"", "2025-02-01", "2025-03-01"))
        .contains("/rulebook", "domestic-abuse");
    assertThat(refused("\"rulebook\": \"diversion\"", "2025-03-01", "2025-02-01")).contains("/to");
    assertThat(
            refused(
                "\"rulebook\": \"diversion\", \"characteristic\": \"height\"",
                "2025-02-01",
                "2025-03-01"))
        .contains("/characteristic", "ethnicity");
  }

  @Test
  @Order(6)
  void aPublishedReportIsNeverChangedSilently() {
    String path = "/v1/fairness/reports/" + report;
    String before = file(".json").json().get("families").toString();
    String words = "{\"words\": \"One force area was named wrongly; no figure changes.\"}";
    assertThat(SERVICE.post(path + "/corrected", words).status()).as("a draft").isEqualTo(422);
    Answer published = SERVICE.post(path + "/published", "{}", "Evenhand-Actor", "lead-1");
    assertThat(published.status()).as(published.body()).isEqualTo(200);
    assertThat(published.json().get("status").asText()).isEqualTo("published");
    assertThat(SERVICE.post(path + "/published", "{}").status()).as("twice").isEqualTo(422);
    assertThat(SERVICE.post(path + "/corrected", "{}").body()).contains("/words");
    Answer marked = SERVICE.post(path + "/corrected", words.replace("named", "<i>named</i>"));
    assertThat(marked.status()).as(marked.body()).isEqualTo(422);
    assertThat(SERVICE.post(path + "/corrected", words).status()).isEqualTo(200);

    assertThat(file(".html").body())
        .contains("Published on", "Corrected on", "One force area was named wrongly")
        .doesNotContain("None so far");
    JsonNode json = file(".json").json();
    assertThat(json.at("/publication/status").asText()).isEqualTo("corrected");
    assertThat(json.at("/publication/steps").size()).isEqualTo(2);
    assertThat(json.get("families")).hasToString(before);
    assertThat(file(".pdf").body()).startsWith("%PDF-");

    String why = "{\"words\": \"The period was the wrong one; another report follows.\"}";
    assertThat(SERVICE.post(path + "/withdrawn", why).json().get("status").asText())
        .isEqualTo("withdrawn");
    assertThat(file(".html").body().split("</header>", 2)[0]).contains("Withdrawn on");
  }

  private static String refused(String members, String from, String to) {
    Answer answer =
        SERVICE.post(
            "/v1/fairness/reports",
            "{%s, \"from\": \"%s\", \"to\": \"%s\"}".formatted(members, from, to));
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    return answer.body();
  }

  private static Answer post(String path, String role, String by) {
    return SERVICE.post(path, "{\"role\": \"" + role + "\"}", "Evenhand-Actor", by);
  }

  private static Answer file(String name) {
    Answer answer = SERVICE.get("/v1/fairness/reports/" + report + name);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private static JsonNode find(JsonNode list, String field, String value) {
    var found = new ObjectMapper().createArrayNode();
    list.forEach(
        each -> {
          if (each.path(field).asText().equals(value)) {
            found.add(each);
          }
        });
    assertThat(found.size()).as(field + " " + value).isPositive();
    return found;
  }
}

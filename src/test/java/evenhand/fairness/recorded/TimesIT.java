package evenhand.fairness.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.Requests;
import evenhand.RunningService;
import evenhand.RunningService.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** Hand-over times and return home interviews against their limits, by place and group. */
class TimesIT {
  private static final RunningService SERVICE = RunningService.shared();
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/London"));
  private static final String PERIOD = "&from=" + TODAY.minusDays(1) + "&to=" + TODAY.plusDays(1);

  @Test
  void handOverTimesAreToldByClockPlaceAndGroup() {
    JsonNode collectedBefore = clock("mental-health", "handover_from_collection", "force");
    JsonNode arrivedBefore = clock("mental-health", "handover_from_arrival", "force");
    for (int i = 0; i < 6; i++) {
      String detained = detained("police_station", "none_given", true);
      // 40, 50, 60 in time; 70, 80, 90 late.
      after(detained, "handover_from_collection", 40 + 10 * i);
      after(detained, "handover_from_arrival", 30);
    }
    detained("police_station", "none_given", true);
    after(detained("private_home", "welfare", true), "handover_from_collection", 600);

    JsonNode collected = clock("mental-health", "handover_from_collection", "force");
    assertThat(collected.get("limit_minutes").asInt()).isEqualTo(60);
    assertThat(collected.get("place").asText()).isEqualTo("proposed_place");
    assertMore(collectedBefore.get("all"), collected.get("all"), 8, 6, 3, 3, 1, 1);
    assertMore(
        row(collectedBefore, "by_place", "police_station"),
        row(collected, "by_place", "police_station"),
        7,
        6,
        3,
        3,
        1,
        0);
    assertMore(
        row(collectedBefore, "by_place", "private_home"),
        row(collected, "by_place", "private_home"),
        1,
        0,
        0,
        0,
        0,
        1);
    // No other test records this religion for a person detained.
    JsonNode group = row(collected, "by_group", "Jewish");
    assertMore(new ObjectMapper().createObjectNode(), group, 8, 6, 3, 3, 1, 1);
    assertThat(group.get("median_minutes").asDouble()).isEqualTo(65);

    JsonNode arrived = clock("mental-health", "handover_from_arrival", "force");
    // A reason of welfare stops the clock from collection, not the one from arrival.
    assertMore(arrivedBefore.get("all"), arrived.get("all"), 8, 6, 6, 0, 2, 0);
  }

  @Test
  void aContactCountsOnceWithTheNewestTimeAndItsNewestMonitoringData() {
    JsonNode before = clock("mental-health", "handover_from_collection", "force");
    String contact = Requests.newContact();
    String first = detained(contact, "other", "none_given", "sikh");
    String again = detained(contact, "other", "none_given", "");
    after(first, "handover_from_collection", 500);
    after(again, "handover_from_collection", 20);

    JsonNode after = clock("mental-health", "handover_from_collection", "force");
    assertMore(before.get("all"), after.get("all"), 1, 1, 1, 0, 0, 0);
    assertMore(row(before, "by_place", "other"), row(after, "by_place", "other"), 1, 1, 1, 0, 0, 0);
    assertMore(row(before, "by_group", "Sikh"), row(after, "by_group", "Sikh"), 1, 1, 1, 0, 0, 0);
  }

  @Test
  void returnHomeInterviewsAreHeldAgainstSeventyTwoHours() {
    JsonNode before = clock("missing-person", "return_interview", "force");
    for (int minutes : new int[] {4_320, 4_321}) {
      ObjectNode request = request("missing-person", Requests.newContact());
      ObjectNode facts = request.putObject("facts");
      facts.put("incident_type", "missing").put("subject_age", 14).put("person_located", "yes");
      facts.put("located_at", minutesAgo(30)).put("care_status", "looked_after");
      after(decide(request), "return_interview_after", minutes);
    }

    JsonNode after = clock("missing-person", "return_interview", "force");
    assertThat(after.get("limit_minutes").asInt()).isEqualTo(72 * 60);
    assertMore(before.get("all"), after.get("all"), 2, 2, 1, 1, 0, 0);
    assertMore(
        row(before, "by_place", "looked_after"),
        row(after, "by_place", "looked_after"),
        2,
        2,
        1,
        1,
        0,
        0);
  }

  @Test
  void smallCountsAreWithheldFromBoardAndPublic() {
    after(detained("emergency_department", "none_given", false), "handover_from_arrival", 30);
    for (String audience : new String[] {"board", "public"}) {
      long most = audience.equals("board") ? 4 : 9;
      for (String id : new String[] {"handover_from_collection", "handover_from_arrival"}) {
        JsonNode clock = clock("mental-health", id, audience);
        assertNothingSmall(clock.get("all"), most);
        clock.at("/by_place/rows").forEach(row -> assertNothingSmall(row, most));
        clock.at("/by_group/rows").forEach(row -> assertNothingSmall(row, most));
      }
    }
  }

  @Test
  void whatCannotBeAskedForIsRefusedByName() {
    assertThat(refused("rulebook=none" + PERIOD)).contains("/rulebook", "mental-health");
    assertThat(refused("rulebook=mental-health&from=yesterday&to=2026-02-01"))
        .contains("/from", "2026-01-31");
    assertThat(refused("rulebook=mental-health&from=2026-03-01")).contains("/to");
    assertThat(refused("rulebook=mental-health&from=2026-03-01&to=2026-02-01")).contains("/to");
    assertThat(refused("rulebook=mental-health&from=2020-01-01&to=2020-02-01"))
        .contains("/to", "collection_handover_target");
    assertThat(refused("rulebook=mental-health&audience=all" + PERIOD)).contains("/audience");
    assertThat(refused("rulebook=mental-health&characteristic=height" + PERIOD))
        .contains("/characteristic", "religion");
  }

  @Test
  void aTimeIsRecordedInMinutes() {
    String id = detained("other", "none_given", false);
    String body = "{\"kind\": \"handover_from_arrival\", \"at\": \"%s\"}".formatted(minutesAgo(1));
    Answer refused = SERVICE.post("/v1/decisions/" + id + "/outcomes", body);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("/value", "minutes");
  }

  private static void assertNothingSmall(JsonNode row, long most) {
    for (String field :
        new String[] {"contacts", "known", "within", "late", "unknown", "excused"}) {
      long count = row.path(field).asLong(0);
      assertThat(count == 0 || count > most).as(field + " of " + row).isTrue();
    }
  }

  private static String refused(String query) {
    Answer answer = SERVICE.get("/v1/fairness/times?" + query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    return answer.body();
  }

  /** Counts in the order contacts, known, within, late, unknown, excused. */
  private static void assertMore(JsonNode before, JsonNode after, long... more) {
    String[] fields = {"contacts", "known", "within", "late", "unknown", "excused"};
    for (int i = 0; i < fields.length; i++) {
      assertThat(after.get(fields[i]).asLong() - before.path(fields[i]).asLong(0))
          .as(fields[i] + " of " + after)
          .isEqualTo(more[i]);
    }
  }

  private static JsonNode clock(String rulebook, String id, String audience) {
    Answer answer =
        SERVICE.get(
            "/v1/fairness/times?characteristic=religion&rulebook="
                + rulebook
                + "&audience="
                + audience
                + PERIOD);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    for (JsonNode clock : answer.json().get("times")) {
      if (clock.get("id").asText().equals(id)) {
        return clock;
      }
    }
    throw new AssertionError("no " + id + " in " + answer.body());
  }

  private static JsonNode row(JsonNode clock, String table, String name) {
    for (JsonNode row : clock.at("/" + table + "/rows")) {
      if (row.get("name").asText().equals(name)) {
        return row;
      }
    }
    return new ObjectMapper().createObjectNode();
  }

  private static String detained(String place, String reason, boolean isGroupKnown) {
    return detained(Requests.newContact(), place, reason, isGroupKnown ? "jewish" : "");
  }

  /** A person detained under section 136 and brought to a place; answers the decision's id. */
  private static String detained(String contact, String place, String reason, String religion) {
    ObjectNode request = request("mental-health", contact);
    ObjectNode facts = request.putObject("facts");
    facts.put("incident_type", "mental_health_crisis").put("legal_status", "s136");
    facts.put("subject_age", 40).put("proposed_place", place);
    facts.put("collected_at", minutesAgo(30)).put("arrived_at", minutesAgo(20));
    facts.put("handover_delay_reason", reason);
    if (!religion.isEmpty()) {
      request.putObject("monitoring").putObject("subject").put("religion", religion);
    }
    return decide(request);
  }

  private static ObjectNode request(String rulebook, String contact) {
    ObjectNode request = new ObjectMapper().createObjectNode();
    request.put("contact", contact);
    request.putArray("rulebooks").add(rulebook);
    return request;
  }

  private static String decide(ObjectNode request) {
    Answer answer = SERVICE.post("/v1/decisions", request.toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().at("/decisions/0/id").asText();
  }

  private static void after(String decision, String kind, int minutes) {
    Answer answer =
        SERVICE.post(
            "/v1/decisions/" + decision + "/outcomes",
            "{\"kind\": \"%s\", \"at\": \"%s\", \"value\": %d}"
                .formatted(kind, minutesAgo(0), minutes));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  private static String minutesAgo(int minutes) {
    return Instant.now().minus(minutes, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS) + "";
  }
}

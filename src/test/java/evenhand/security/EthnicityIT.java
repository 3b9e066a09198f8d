package evenhand.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.Requests;
import evenhand.RunningService;
import evenhand.RunningService.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tries to get one person's ethnicity out: every reading call in every role. */
class EthnicityIT {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final LocalDate QUARTER =
      LocalDate.now(LONDON).with(IsoFields.DAY_OF_QUARTER, 1).minusMonths(3);

  /** The log, and who read and was told what: looked through apart. */
  private static final Pattern GROWS_BY_READING =
      Pattern.compile("/v1/ledger|/sign|/v1/access-log|/v1/decisions/\\{id}/recipients");

  private static final int TILE_ENTRIES = 256;
  private static final RoleTokens ROLES = new RoleTokens();
  private static RunningService service;
  private static String contact;
  private static String decision;

  @BeforeAll
  static void start() {
    service = ROLES.service();
    ObjectNode request = Requests.decision();
    request.remove("monitoring");
    contact = request.get("contact").asText();
    decision = record(request);
  }

  @AfterAll
  static void stop() {
    service.stop();
    ROLES.stop();
  }

  private static String record(ObjectNode request) {
    Answer recorded =
        post(
            "/v1/decisions",
            request.toString(),
            "handler",
            "Idempotency-Key",
            request.get("contact").asText());
    assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
    return recorded.json().at("/decisions/0/id").asText();
  }

  private static Answer post(String path, String body, String role, String... headers) {
    return ROLES.post(service, path, body, role, headers);
  }

  private static Answer get(String path, String role) {
    return ROLES.get(service, path, role);
  }

  /** Everything that every role reads, as text; the person is the handler of the case besides. */
  private static Map<String, String> everything() {
    List<String> paths = new ArrayList<>(List.of("/", "/access"));
    service
        .get("/v1/openapi.json")
        .json()
        .get("paths")
        .properties()
        .forEach(
            path -> {
              if (path.getValue().has("get")) {
                paths.add(path.getKey());
              }
            });
    String quarter = "from=" + QUARTER + "&to=" + QUARTER.plusMonths(3).minusDays(1);
    paths.add("/v1/fairness/times?rulebook=mental-health&audience=board&" + quarter);
    paths.add("/v1/contacts/" + contact + "?detail=full");
    Map<String, String> read = new TreeMap<>();
    for (String path : paths) {
      if (!GROWS_BY_READING.matcher(path).lookingAt()) {
        String filled =
            path.replace("{ref}", contact)
                .replace("/decisions/{id}", "/decisions/" + decision)
                .replace("/rulebooks/{id}", "/rulebooks/domestic-abuse")
                .replace("{format}", "json")
                .replaceAll("\\{[a-z]+}", "01930f3c-7e1d-7a44-9c0e-3f1d2b6a9e55");
        String with = filled + (filled.contains("?") ? "&" : "?") + "reason_code=COMPLAINT";
        Arrays.stream(Role.values())
            .map(Role::code)
            .forEach(role -> read.put(path + " as " + role, text(with, role)));
      }
    }
    return read;
  }

  private static String text(String path, String role) {
    if (!path.contains(".pdf")) {
      // Each answer has a reference of its own; proofs are against a log that grows meanwhile.
      return get(path, role)
          .body()
          .replaceAll("\"reference\":\"[^\"]*\"", "")
          .replaceAll("\"proof\":\"[^\"]*\"", "")
          .replaceAll("20\\d\\d-[0-9-]+T[0-9:.]+Z", "")
          .replaceAll("(?s)<pre>.*?</pre>", "");
    }
    return ROLES.textOfPdf(service, path, role).replaceAll("(?s)\\nProof\\s.*", "");
  }

  @Test
  void nothingThatAnyRoleReadsDependsOnWhatAPersonSaid() {
    awaitSealed(decision);
    Map<String, String> before = everything();
    String said =
        "{\"victim\": {\"ethnicity_self_defined\": \"W3\", \"ethnicity_officer_defined\": \"6\"}}";
    Answer given = post("/v1/decisions/" + decision + "/monitoring", said, "handler");
    assertThat(given.status()).as(given.body()).isBetween(200, 204);
    assertThat(given.body()).doesNotContain("W3");
    Map<String, String> after = everything();

    List<String> told = new ArrayList<>();
    after.forEach(
        (call, text) -> {
          if (!text.equals(before.get(call))) {
            told.add(call);
          }
        });
    System.out.println(
        "ethnicity: %d answers read before and after it was given, %d differ"
            .formatted(after.size(), told.size()));
    assertThat(told).isEmpty();
    assertThat(before.values().stream().filter(text -> text.contains(contact)).count())
        .as("the case itself was read")
        .isGreaterThan(8);
  }

  @Test
  void theLogHoldsACommitmentThatNobodyCanGuess() {
    ObjectNode request = Requests.decision();
    request.putObject("monitoring").putObject("victim").put("ethnicity_self_defined", "A3");
    String monitored = record(request);
    awaitSealed(monitored);
    String tiles = tiles();
    assertThat(tiles).as("the log itself holds the decision").contains(monitored);
    StringBuilder entries = new StringBuilder(tiles);
    entries.append(get("/v1/decisions/" + monitored + "/proof", "auditor").body());
    entries.append(get("/v1/access-log", "auditor").body());
    entries.append(get("/v1/decisions/" + monitored + "/recipients", "auditor").body());
    Answer disclosed = get("/v1/decisions/" + monitored + "/disclosure", "handler");
    entries.append(disclosed.body());
    JsonNode openings = disclosed.json().get("openings");
    assertThat(openings.size()).as(disclosed.body()).isPositive();
    for (JsonNode opening : openings) {
      byte[] content = Base64.getDecoder().decode(opening.get("content").asText());
      entries.append(new String(content, StandardCharsets.UTF_8));
    }
    assertThat(entries.toString())
        .contains(monitored, "monitoring_commitment", "dash_strangle")
        .doesNotContain("\"A3\"", "ethnicity_self", "\"W3\"");
  }

  /** Every tile of entries of the log of decisions, and of the hashes of entries, as an auditor. */
  private static String tiles() {
    JsonNode log = get("/v1/ledger/status", "auditor").json().at("/logs/0");
    long size = log.get("size").asLong();
    assertThat(size).as(log.toString()).isPositive();
    StringBuilder tiles = new StringBuilder();
    for (String kind : List.of("entries", "0")) {
      for (long from = 0; from < size; from += TILE_ENTRIES) {
        String part = size - from < TILE_ENTRIES ? ".p/" + (size - from) : "";
        String path = "/v1/ledger/tile/%s/%03d%s".formatted(kind, from / TILE_ENTRIES, part);
        Answer tile = get(path, "auditor");
        assertThat(tile.status()).as(path).isEqualTo(200);
        tiles.append(tile.body());
      }
    }
    return tiles.toString();
  }

  private static void awaitSealed(String id) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> get("/v1/decisions/" + id + "/proof", "auditor").status() == 200);
  }

  private static Answer order(LocalDate from, LocalDate to) {
    String order =
        "{\"rulebook\": \"domestic-abuse\", \"from\": \"%s\", \"to\": \"%s\"}".formatted(from, to);
    return post("/v1/fairness/reports", order, "board");
  }

  @Test
  void nobodyChoosesDaysOrReadsWhatIsNotWithheld() {
    LocalDate last = QUARTER.plusMonths(3).minusDays(1);
    assertThat(order(QUARTER, last.minusDays(1)).body()).contains("/to", "last day");
    assertThat(order(QUARTER.plusDays(1), last).body()).contains("/from", "first day");
    assertThat(order(QUARTER.plusMonths(3), QUARTER.plusMonths(6).minusDays(1)).body())
        .contains("/to", "ended");
    String times = "/v1/fairness/times?rulebook=mental-health&from=%s&to=%s";
    for (String role : List.of("board", "chief_officer", "legal", "approver", "auditor")) {
      assertThat(get(times.formatted(QUARTER, last.minusDays(1)), role).status()).isEqualTo(422);
      assertThat(get(times.formatted(QUARTER, last) + "&audience=force", role).status())
          .isEqualTo(403);
      Answer force =
          get(
              "/v1/fairness/reports/01930f3c-7e1d-7a44-9c0e-3f1d2b6a9e55.json?audience=force",
              role);
      assertThat(force.status()).isEqualTo(403);
    }
  }
}

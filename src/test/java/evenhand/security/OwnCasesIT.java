package evenhand.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.Requests;
import evenhand.RunningService;
import evenhand.RunningService.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nobody reaches another's case by a list, by a correction, by a link or by a tile of the log. */
class OwnCasesIT {
  private static final String ISSUER = "force";
  private static final MockOAuth2Server PROVIDER = new MockOAuth2Server();
  private static final String ENTRIES = "/v1/ledger/tile/entries/000.p/1";

  private static RunningService service;

  @BeforeAll
  static void start() {
    PROVIDER.start();
    service =
        RunningService.signedIn(
            PROVIDER.issuerUrl(ISSUER).toString(), PROVIDER.jwksUrl(ISSUER).toString());
  }

  @AfterAll
  static void stop() {
    service.stop();
    PROVIDER.shutdown();
  }

  private static Answer get(String path, String person, String role, String... headers) {
    return service.send(
        service
            .request(path)
            .header("Authorization", bearer(person, role))
            .headers(
                Stream.concat(Stream.of("Accept", "*/*"), Stream.of(headers))
                    .toArray(String[]::new)));
  }

  private static String bearer(String person, String role) {
    return "Bearer " + AccessIT.issued(PROVIDER, person, List.of(role));
  }

  private static Answer record(ObjectNode request, String person, String role) {
    return service.send(
        service
            .request("/v1/decisions")
            .header("Authorization", bearer(person, role))
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(request.toString())));
  }

  private static String recorded(ObjectNode request, String person) {
    Answer answer = record(request, person, "handler");
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().at("/decisions/0/id").asText();
  }

  private static ObjectNode correcting(String decision) {
    ObjectNode request = Requests.decision();
    request.putObject("supersedes").put("id", decision).put("reason", "WRONG_CONTACT");
    return request;
  }

  @Test
  void aHandlerCorrectsNoDecisionAboutAContactOfOthers() {
    ObjectNode theirs = Requests.decision();
    theirs.putObject("monitoring").putObject("victim").put("ethnicity_self_defined", "W1");
    String decision = recorded(theirs, "handler-a");

    ObjectNode stranger = correcting(decision);
    stranger.putObject("monitoring").putObject("victim").put("ethnicity_self_defined", "B1");
    Answer refused = record(stranger, "handler-b", "handler");
    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/supersedes/id");
    assertThat(get("/v1/decisions/" + decision, "handler-a", "handler").body())
        .doesNotContain("superseded_by");

    assertThat(record(correcting(decision), "handler-a", "handler").status())
        .as("one's own, though it was another contact")
        .isEqualTo(201);
    String next = recorded(Requests.decision(), "handler-a");
    assertThat(record(correcting(next), "system-1", "service_account").status()).isEqualTo(201);
  }

  @Test
  void whoTakesOverAContactCorrectsWhatWasDecidedAboutIt() {
    ObjectNode request = Requests.decision();
    String decision = recorded(request, "handler-c");
    ObjectNode correction = correcting(decision);
    correction.set("contact", request.get("contact"));
    assertThat(record(correction, "handler-d", "handler").status()).isEqualTo(201);
  }

  @Test
  void aHandlersListOfTasksIsOfOwnContacts() {
    ObjectNode request = Requests.decision();
    String contact = request.get("contact").asText();
    recorded(request, "handler-e");
    assertThat(get("/v1/actions", "handler-e", "handler").body()).contains(contact);
    Answer others = get("/v1/actions", "handler-f", "handler");
    assertThat(others.status()).isEqualTo(200);
    assertThat(others.json().get("actions")).isEmpty();
    assertThat(get("/v1/actions", "supervisor-1", "supervisor").body()).contains(contact);
  }

  @Test
  void entriesOfTheLogAreForAuditorsAndHashesForAnyone() {
    recorded(Requests.decision(), "handler-g");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> get(ENTRIES, "auditor-1", "auditor").status() == 200);
    assertThat(get(ENTRIES, "auditor-1", "auditor").body()).contains("\"rules\"");
    for (Role role : Role.values()) {
      if (role != Role.AUDITOR) {
        assertThat(get(ENTRIES, "somebody-1", role.code()).status()).as(role.code()).isEqualTo(403);
      }
    }
    for (String path :
        List.of(
            ENTRIES,
            "/v1/ledger/tile/entries%2F000.p/1",
            "/v1/ledger/tile/entries%2F000.p%2F1",
            "/v1/ledger/tile/%65ntries/000.p/1",
            "/v1/ledger/tile/./entries/000.p/1",
            "/v1/ledger/tile//entries/000.p/1",
            "/v1/ledger/tile/0/../entries/000.p/1",
            "/v1/ledger/tile/entries;a=b/000.p/1")) {
      Answer answer = service.send(service.request(path));
      assertThat(answer.status()).as(path).isIn(400, 401, 404);
      assertThat(answer.body()).as(path).doesNotContain("rules\"");
    }
    assertThat(service.get("/v1/ledger/tile/0/000.p/1").status()).isEqualTo(200);
    assertThat(service.get("/v1/ledger/checkpoint").status()).isEqualTo(200);
  }

  @Test
  void aLinkElsewhereRecordsNoDisclosureToSomebody() {
    String decision = recorded(Requests.decision(), "handler-h");
    String page = "/v1/decisions/" + decision + ".html?reason_code=COMPLAINT&recipient=somebody";
    for (String site : List.of("cross-site", "same-site")) {
      Answer led = get(page, "supervisor-1", "supervisor", "Sec-Fetch-Site", site);
      assertThat(led.status()).as(led.body()).isEqualTo(403);
    }
    JsonNode none =
        get("/v1/decisions/" + decision + "/recipients", "supervisor-1", "supervisor").json();
    assertThat(none.toString()).doesNotContain("somebody");
    for (String site : List.of("same-origin", "none")) {
      Answer page2 = get(page, "supervisor-1", "supervisor", "Sec-Fetch-Site", site);
      assertThat(page2.status()).as(page2.body()).isEqualTo(200);
    }
    assertThat(
            get("/v1/decisions/" + decision + "/recipients", "supervisor-1", "supervisor").body())
        .contains("somebody");
  }

  @Test
  void addressesThatNobodyMeansAreRefused() {
    for (String path :
        List.of(
            "/v1/contacts/%00",
            "/v1/contacts/a%01b",
            "/v1/decisions/%00",
            "/v1/contacts/x?reason_code=%00",
            "/v1/contacts/x?reason_code=COMPLAINT&reason_code=COMPLAINT")) {
      assertThat(get(path, "handler-i", "handler").status()).as(path).isEqualTo(400);
    }
  }

  @Test
  void wordsWithControlCharactersAreRefusedSoThatEveryDecisionHasAPdf() {
    String decision = recorded(Requests.decision(), "handler-j");
    Answer refused =
        service.send(
            service
                .request("/v1/decisions/" + decision + "/response")
                .header("Authorization", bearer("handler-j", "handler"))
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"accepted\": false, \"reason_code\": \"OTHER\", \"reason\": \"x\\u0001\"}")));
    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/reason");
    assertThat(get("/v1/decisions/" + decision + ".pdf", "handler-j", "handler").body())
        .startsWith("%PDF-");
  }
}

package evenhand.security.session;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import evenhand.Requests;
import evenhand.RunningService;
import evenhand.RunningService.Answer;
import evenhand.security.Refusals;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Every refused call leaves one line: who, which call, why; nothing of what was sent. */
class RefusalsIT {
  private static final Issuer ISSUER = new Issuer();
  private static final String WHAT_IF = "/v1/rulebooks/domestic-abuse/what-if";
  private static final ListAppender<ILoggingEvent> LINES = new ListAppender<>();

  private static RunningService service;

  @BeforeAll
  static void start() {
    ISSUER.start();
    service = ISSUER.service();
    LINES.start();
    logger().addAppender(LINES);
  }

  @AfterAll
  static void stop() {
    logger().detachAppender(LINES);
    service.stop();
    ISSUER.stop();
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(Refusals.class);
  }

  private static Browser signedIn(String subject, String role, Instant at) {
    return ISSUER.signedIn(service, subject, role, Optional.of(at));
  }

  private static List<String> linesWith(String... words) {
    return List.copyOf(LINES.list).stream()
        .map(ILoggingEvent::getFormattedMessage)
        .filter(line -> Stream.of(words).allMatch(line::contains))
        .toList();
  }

  @Test
  void aCallForOtherRolesIsLoggedWithoutTheContactAskedFor() {
    String contact = Requests.newContact();
    Browser board = signedIn("board-61", "board", Instant.now());
    Answer refused = board.read("/v1/contacts/" + contact + "?reason_code=COMPLAINT");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(linesWith("board-61"))
        .containsExactly(
            "refused status=403 why=forbidden operation=readContact"
                + " call=\"GET /v1/contacts/{ref}\""
                + " for=\"handler (own contacts), supervisor (with reason_code), auditor (with"
                + " reason_code)\" caller=board-61 roles=board");
    assertThat(linesWith(contact)).isEmpty();
    assertThat(linesWith(board.cookies.getOrDefault(Browser.SESSION, ""))).isEmpty();
    assertThat(LINES.list)
        .filteredOn(line -> line.getFormattedMessage().contains("board-61"))
        .allSatisfy(
            line ->
                assertThat(line.getMDCPropertyMap())
                    .containsEntry("request_id", refused.header("X-Request-Id")));
  }

  @Test
  void whatIsLetThroughLeavesNoLine() {
    Browser board = signedIn("board-62", "board", Instant.now());
    assertThat(board.read("/v1/access").status()).isEqualTo(200);
    assertThat(board.post(WHAT_IF, "{}", "X-CSRF-Token", board.csrfToken()).status())
        .isEqualTo(422);
    assertThat(linesWith("board-62")).isEmpty();
  }

  @Test
  void aForgedCallIsLoggedWithWhoseSessionItCame() {
    Browser handler = signedIn("handler-63", "handler", Instant.now());
    String token = handler.csrfToken();
    assertThat(handler.post(WHAT_IF, "{}", "X-CSRF-Token", "x" + token).status()).isEqualTo(403);
    assertThat(handler.submit("/sign-out", List.of()).status()).isEqualTo(403);
    assertThat(linesWith("caller=handler-63", "why=not-from-this-site"))
        .hasSize(2)
        .anyMatch(line -> line.contains("operation=whatIf "))
        .anyMatch(
            line -> line.contains("operation=signOut call=\"POST /sign-out\" for=\"anyone\""));
    assertThat(linesWith(token)).isEmpty();
  }

  @Test
  void missingProofOfTheLastMinutesIsLogged() {
    Browser records = signedIn("records-64", "records", Instant.now().minusSeconds(7 * 60));
    String decision = "01930f3c-7e1d-7a44-9c0e-3f1d2b6a9e55";
    Answer refused =
        records.post(
            "/v1/decisions/" + decision + "/erasure", "{}", "X-CSRF-Token", records.csrfToken());
    assertThat(refused.status()).isEqualTo(401);
    assertThat(linesWith("caller=records-64"))
        .hasSize(1)
        .allMatch(line -> line.contains("status=401 why=sign-in-not-recent"))
        .allMatch(line -> line.contains("call=\"POST /v1/decisions/{id}/erasure\""));
    assertThat(linesWith(decision)).isEmpty();
  }

  @Test
  void askingWithoutOrWithAWrongCredentialIsLoggedAsUnknown() {
    assertThat(service.get("/v1/notices?secret=word-65").status()).isEqualTo(401);
    String forged = ISSUER.token("handler-65", List.of("handler"), Optional.empty()) + "x";
    Answer refused =
        service.send(service.request("/v1/challenges").header("Authorization", "Bearer " + forged));
    assertThat(refused.status()).isEqualTo(401);
    Browser ended = new Browser(service);
    ended.cookies.put(Browser.SESSION, "y".repeat(43));
    assertThat(ended.read("/v1/retention").status()).isEqualTo(401);
    assertThat(linesWith("why=not-signed-in", "\"GET /v1/notices\"", "caller=unknown roles=-"))
        .hasSize(1);
    assertThat(linesWith("why=not-signed-in", "\"GET /v1/challenges\"", "caller=unknown"))
        .hasSize(1);
    assertThat(linesWith("why=session-ended", "\"GET /v1/retention\"", "caller=unknown"))
        .hasSize(1);
    assertThat(linesWith("65")).as("neither what was sent nor who a forger says to be").isEmpty();
    assertThat(linesWith("yyy")).isEmpty();
  }

  @Test
  void whoAsksWithoutEndLeavesOneLine() {
    Browser board = signedIn("board-66", "board", Instant.now());
    for (int i = 0; i < 50; i++) {
      assertThat(board.read("/v1/contacts/INC-" + i).status()).isEqualTo(403);
    }
    assertThat(linesWith("caller=board-66")).hasSize(1);
  }

  @Test
  void logoutTokensThatAreNoneLeaveOneLineWithNothingOfThem() {
    ListAppender<ILoggingEvent> signingOut = new ListAppender<>();
    signingOut.start();
    Logger logger = (Logger) LoggerFactory.getLogger(IdentityProvider.class);
    logger.addAppender(signingOut);
    for (int i = 0; i < 20; i++) {
      String forged = "word-67\nERROR " + "z".repeat(5_000) + i;
      Answer refused =
          service.send(
              service
                  .request("/sign-out/issuer")
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(
                      BodyPublishers.ofString(
                          "logout_token=" + URLEncoder.encode(forged, StandardCharsets.UTF_8))));
      assertThat(refused.status()).isEqualTo(400);
    }
    assertThat(linesWith("POST /sign-out/issuer"))
        .containsExactly(
            "refused status=400 why=sign-out-failed:ParseException operation=signOutByIssuer"
                + " call=\"POST /sign-out/issuer\" for=\"anyone\" caller=unknown roles=-");
    logger.detachAppender(signingOut);
    assertThat(signingOut.list).as("lines past the counting").isEmpty();
    assertThat(linesWith("zzz")).isEmpty();
    assertThat(linesWith("word-67")).isEmpty();
  }
}

package evenhand.security.session;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import evenhand.Requests;
import evenhand.RunningService;
import evenhand.RunningService.Answer;
import evenhand.security.Refusals;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** Every refused call leaves one line: who, which call, why; nothing of what was sent. */
class RefusalsIT {
  @RegisterExtension static final ServiceWithIssuer SERVICE = new ServiceWithIssuer();

  private static final Issuer ISSUER = SERVICE.issuer();
  private static final String WHAT_IF = "/v1/rulebooks/domestic-abuse/what-if";
  private static final ListAppender<ILoggingEvent> LINES = new ListAppender<>();

  @BeforeAll
  static void start() {
    LINES.start();
    logger().addAppender(LINES);
  }

  @AfterAll
  static void stop() {
    logger().detachAppender(LINES);
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(Refusals.class);
  }

  private static List<String> linesWith(String... words) {
    return List.copyOf(LINES.list).stream()
        .map(ILoggingEvent::getFormattedMessage)
        // Told a minute later, be it of a service of an earlier class.
        .filter(line -> !line.contains(" repeated="))
        .filter(line -> Stream.of(words).allMatch(line::contains))
        .toList();
  }

  private static Answer askedWith(String path, String bearer) {
    RunningService service = SERVICE.running();
    return service.send(service.request(path).header("Authorization", "Bearer " + bearer));
  }

  @Test
  void aCallForOtherRolesIsLoggedWithoutTheContactAskedFor() {
    String contact = Requests.newContact();
    Browser board = SERVICE.signedIn("board-61", "board");
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
    Browser board = SERVICE.signedIn("board-62", "board");
    assertThat(board.read("/v1/access").status()).isEqualTo(200);
    assertThat(board.post(WHAT_IF, "{}", "X-CSRF-Token", board.csrfToken()).status())
        .isEqualTo(422);
    assertThat(linesWith("board-62")).isEmpty();
  }

  @Test
  void aForgedCallIsLoggedWithWhoseSessionItCame() {
    Browser handler = SERVICE.signedIn("handler-63", "handler");
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
    Browser records = SERVICE.signedIn(Instant.now().minusSeconds(7 * 60), "records-64", "records");
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
    assertThat(SERVICE.running().get("/v1/notices?secret=word-65").status()).isEqualTo(401);
    String forged = ISSUER.token("handler-65", List.of("handler"), Optional.empty()) + "x";
    Answer refused = askedWith("/v1/challenges", forged);
    assertThat(refused.status()).isEqualTo(401);
    Browser ended = SERVICE.browser();
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
    Browser board = SERVICE.signedIn("board-66", "board");
    for (int i = 0; i < 50; i++) {
      assertThat(board.read("/v1/contacts/INC-" + i).status()).isEqualTo(403);
    }
    assertThat(linesWith("caller=board-66")).hasSize(1);
  }

  /** What else than refusals is logged about security meanwhile. */
  private static List<String> otherLinesOf(IntConsumer asking) {
    ListAppender<ILoggingEvent> all = new ListAppender<>();
    all.start();
    Logger logger = (Logger) LoggerFactory.getLogger("evenhand.security");
    logger.addAppender(all);
    try {
      IntStream.range(0, 20).forEach(asking);
    } finally {
      logger.detachAppender(all);
    }
    return List.copyOf(all.list).stream()
        .filter(line -> !line.getLoggerName().equals(Refusals.class.getName()))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  @Test
  void logoutTokensThatAreNoneLeaveOneLineWithNothingOfThem() {
    assertThat(
            otherLinesOf(
                i -> {
                  String forged = "word-67\nERROR " + "z".repeat(5_000) + i;
                  Answer refused =
                      SERVICE.browser().submit("/sign-out/issuer", List.of("logout_token", forged));
                  assertThat(refused.status()).isEqualTo(400);
                }))
        .isEmpty();
    assertThat(linesWith("POST /sign-out/issuer"))
        .containsExactly(
            "refused status=400 why=sign-out-failed:ParseException operation=signOutByIssuer"
                + " call=\"POST /sign-out/issuer\" for=\"anyone\" caller=unknown roles=-");
    assertThat(linesWith("zzz")).isEmpty();
    assertThat(linesWith("word-67")).isEmpty();
  }

  @Test
  void bearerTokensThatAreNoneLeaveOneLineWithNothingOfThem() {
    assertThat(
            otherLinesOf(
                i -> {
                  Answer refused = askedWith("/v1/actions", "word-68" + "z".repeat(500) + i);
                  assertThat(refused.status()).isEqualTo(401);
                }))
        .isEmpty();
    assertThat(linesWith("GET /v1/actions"))
        .singleElement()
        .asString()
        .startsWith("refused status=401 why=not-signed-in:ParseException operation=listActions ")
        .endsWith(" caller=unknown roles=-");
    assertThat(linesWith("word-68")).isEmpty();
  }

  @Test
  void signInsThatNobodyBeganLeaveOneLineWithNothingOfThem() {
    assertThat(
            otherLinesOf(
                i -> {
                  Answer refused =
                      SERVICE.browser().go("/sign-in/return?code=word-69&state=word-69" + i);
                  assertThat(refused.status()).isEqualTo(400);
                }))
        .isEmpty();
    assertThat(linesWith("GET /sign-in/return"))
        .containsExactly(
            "refused status=400 why=sign-in-failed:not-begun-here operation=completeSignIn"
                + " call=\"GET /sign-in/return\" for=\"anyone\" caller=unknown roles=-");
    assertThat(linesWith("word-69")).isEmpty();
  }
}

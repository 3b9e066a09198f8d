package evenhand.security.session;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import evenhand.RunningService;
import evenhand.RunningService.Answer;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** Sessions end when the issuer says so (OpenID Connect back-channel logout), and it alone. */
class IssuerSignOutIT {
  @RegisterExtension static final ServiceWithIssuer SERVICE = new ServiceWithIssuer();

  private static final Issuer ISSUER = SERVICE.issuer();
  private static final String TYPE = "logout+jwt";
  private static final Map<String, Object> LOGOUT =
      Map.of("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));

  /** As the issuer sends it: from its own machine, with nobody's session. */
  private static Answer told(String logoutToken) {
    return told(SERVICE.running(), logoutToken);
  }

  private static Answer told(RunningService asked, String logoutToken) {
    return asked.send(
        asked
            .request("/sign-out/issuer")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "logout_token=" + URLEncoder.encode(logoutToken, StandardCharsets.UTF_8))));
  }

  @Test
  void allSessionsOfWhomTheIssuerNamesEnd() {
    Browser first = SERVICE.signedIn("handler-91", "handler");
    Browser second = SERVICE.signedIn("handler-91", "handler");
    Browser other = SERVICE.signedIn("handler-92", "handler");
    Answer answer = told(ISSUER.logoutToken("handler-91", TYPE, Issuer.CLIENT, LOGOUT));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(first.read("/v1/access").status()).isEqualTo(401);
    assertThat(second.read("/v1/access").status()).isEqualTo(401);
    assertThat(other.read("/v1/access").status()).isEqualTo(200);
  }

  @Test
  void anythingElseEndsNothing() {
    Browser browser = SERVICE.signedIn("handler-93", "handler");
    String good = ISSUER.logoutToken("handler-93", TYPE, Issuer.CLIENT, LOGOUT);
    Map<String, Object> withNonce = new LinkedHashMap<>(LOGOUT);
    withNonce.put("nonce", "n");
    Map<String, Object> old = new LinkedHashMap<>(LOGOUT);
    old.put("iat", Instant.now().minusSeconds(200).getEpochSecond());
    Map<String, String> tokens = new LinkedHashMap<>();
    tokens.put("nothing", "");
    tokens.put("no token", "x");
    tokens.put("a signature changed", good.substring(0, good.length() - 8) + "AAAAAAAA");
    tokens.put("unsigned", good.substring(0, good.lastIndexOf('.') + 1));
    tokens.put("a bearer token", ISSUER.token("handler-93", List.of("handler"), Optional.empty()));
    tokens.put("no event", ISSUER.logoutToken("handler-93", TYPE, Issuer.CLIENT, Map.of("a", "b")));
    tokens.put(
        "an ID token's type", ISSUER.logoutToken("handler-93", "JWT", Issuer.CLIENT, LOGOUT));
    tokens.put("for another service", ISSUER.logoutToken("handler-93", TYPE, "another", LOGOUT));
    tokens.put("with a nonce", ISSUER.logoutToken("handler-93", TYPE, Issuer.CLIENT, withNonce));
    Map<String, Object> fromAnother = new LinkedHashMap<>(LOGOUT);
    fromAnother.put("iss", ISSUER.address() + "-2");
    tokens.put(
        "another issuer's", ISSUER.logoutToken("handler-93", TYPE, Issuer.CLIENT, fromAnother));
    Map<String, Object> early = new LinkedHashMap<>(LOGOUT);
    early.put("iat", Instant.now().plusSeconds(200).getEpochSecond());
    tokens.put("early", ISSUER.logoutToken("handler-93", TYPE, Issuer.CLIENT, early));
    tokens.put("old", ISSUER.logoutToken("handler-93", TYPE, Issuer.CLIENT, old));
    tokens.put("nobody's", ISSUER.logoutToken("Jo Bloggs, 1", TYPE, Issuer.CLIENT, LOGOUT));
    tokens.forEach(
        (what, token) -> {
          Answer refused = told(token);
          assertThat(refused.status()).as(what + refused.body()).isEqualTo(400);
          assertThat(refused.json().get("type").asText()).as(what).endsWith("sign-out-failed");
        });
    assertThat(browser.read("/v1/access").status()).as("still signed in").isEqualTo(200);
    assertThat(told(good).status()).as("and the good one").isEqualTo(200);
    assertThat(browser.read("/v1/access").status()).isEqualTo(401);
  }

  @Test
  void whileTheKeysCannotBeReadTheIssuerIsToldToSendAgain() {
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    Logger logger = (Logger) LoggerFactory.getLogger("evenhand");
    RunningService keyless =
        RunningService.withBrowsers(ISSUER.address(), ISSUER.address() + "/gone", Issuer.CLIENT);
    logger.addAppender(lines);
    try {
      for (int i = 0; i < 10; i++) {
        Answer answer =
            told(keyless, ISSUER.logoutToken("handler-94", TYPE, Issuer.CLIENT, LOGOUT));
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.json().get("type").asText()).endsWith("sign-in-unavailable");
      }
      assertThat(lines.list)
          .filteredOn(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
          .as("told, though not each time")
          .hasSizeBetween(1, 5)
          .allMatch(line -> line.getFormattedMessage().startsWith("The issuer can sign nobody"));
    } finally {
      logger.detachAppender(lines);
      keyless.stop();
    }
  }
}

package evenhand.security.session;

import static evenhand.security.session.Browser.isPlainPage;
import static org.assertj.core.api.Assertions.assertThat;

import evenhand.RunningService.Answer;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Signing in and out with a browser, against a real identity provider. */
class SignInIT {
  private static Optional<Answer> whileDown = Optional.empty();

  @RegisterExtension
  static final ServiceWithIssuer SERVICE =
      new ServiceWithIssuer(service -> whileDown = Optional.of(service.browser().go("/sign-in")));

  private static final Issuer ISSUER = SERVICE.issuer();

  @Test
  void whileTheIssuerIsDownAPageSaysSo() {
    isPlainPage(whileDown.orElseThrow(), 503, "The sign-in service does not answer");
    assertThat(whileDown.orElseThrow().header("Retry-After")).isNotEmpty();
  }

  @Test
  void theIssuerIsAskedWithStateNonceAndCodeChallenge() {
    Answer begun = SERVICE.browser().go("/sign-in");
    assertThat(begun.header("Location"))
        .startsWith(ISSUER.address() + "/authorize?")
        .contains("response_type=code", "client_id=" + Issuer.CLIENT, "scope=openid")
        .contains("code_challenge_method=S256")
        .containsPattern("[?&]state=[A-Za-z0-9_-]{43}(&|$)")
        .containsPattern("[?&]nonce=[A-Za-z0-9_-]{43}(&|$)")
        .containsPattern("[?&]code_challenge=[A-Za-z0-9_-]{43}(&|$)")
        .contains("redirect_uri=http%3A%2F%2F127.0.0.1%2Fsign-in%2Freturn");
    assertThat(begun.header("Set-Cookie"))
        .matches("__Host-evenhand-sign-in=[A-Za-z0-9_-]{43};.*")
        .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/")
        .doesNotContain("Domain");
  }

  @Test
  void whoIsSignedInMayWhatTheRoleMay() {
    Browser browser = SERVICE.browser();
    ISSUER.nextIs("board-1", List.of("board", "emperor"), Optional.of(Instant.now()));
    Answer done = browser.signInAt("/sign-in?to=/access");

    assertThat(done.header("Location")).endsWith("/access");
    assertThat(done.response().headers().allValues("Set-Cookie").get(0))
        .matches("__Host-evenhand=[A-Za-z0-9_-]{43};.*")
        .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/")
        .doesNotContain("Domain", "Expires", "Max-Age");
    assertThat(done.response().headers().map().toString() + done.body())
        .as("tokens stay on the server")
        .doesNotContain("eyJ");
    assertThat(browser.go("/access").status()).isEqualTo(200);
    assertThat(browser.read("/session").json().get("actor").asText()).isEqualTo("board-1");
    assertThat(browser.read("/session").json().get("roles")).hasToString("[\"board\"]");
    assertThat(browser.read("/v1/fairness/reports").status()).isEqualTo(200);
    assertThat(browser.read("/v1/contacts/INC-1?reason_code=COMPLAINT").status()).isEqualTo(403);
  }

  @Test
  void theDatabaseKeepsTheHashOfASessionOnly() {
    String id = SERVICE.signedIn("board-1", "board").cookies.get(Browser.SESSION);
    String held = "UPDATE signin.session SET used_at = used_at WHERE ";
    assertThat(SERVICE.running().execute(held + "session::text LIKE '%" + id + "%'")).isZero();
    assertThat(SERVICE.running().execute(held + "id_hash = sha256('" + id + "')")).isEqualTo(1);
  }

  @Test
  void whatWasRecordedWithASessionIsThatPersonsDoing() {
    Browser browser = SERVICE.signedIn("handler-7", "handler");
    String id = browser.recordedDecision("Evenhand-Actor", "somebody-else");
    assertThat(browser.read("/v1/decisions/" + id).json().get("made_by").asText())
        .isEqualTo("handler-7");
    assertThat(SERVICE.signedIn("handler-8", "handler").read("/v1/decisions/" + id).status())
        .isEqualTo(403);
  }

  @Test
  void whatDoesNotComeBackAsItLeftIsRefused() {
    String title = "You could not be signed in";
    Browser browser = SERVICE.browser();
    String back = Browser.backFrom(browser.go("/sign-in").header("Location"));

    isPlainPage(SERVICE.browser().go(back), 400, title); // another browser
    isPlainPage(browser.go(back.replaceAll("state=[^&]+", "state=" + "x".repeat(43))), 400, title);
    isPlainPage(browser.go("/sign-in/return"), 400, title);
    ISSUER.nextIs("board-1", List.of("board"), Optional.empty());
    assertThat(browser.go(back).status()).as("and the good one still").isEqualTo(303);
    isPlainPage(browser.go(back), 400, title); // replayed

    Browser replaying = SERVICE.browser();
    String used = back.replaceAll(".*code=([^&]+).*", "$1");
    String fresh = Browser.backFrom(replaying.go("/sign-in").header("Location"));
    isPlainPage(replaying.go(fresh.replaceAll("code=[^&]+", "code=" + used)), 400, title);
  }

  @Test
  void anotherNonceOrAnErrorOfTheIssuerIsRefused() {
    String title = "You could not be signed in";
    Browser browser = SERVICE.browser();
    String asked = browser.go("/sign-in").header("Location");
    String other = asked.replaceAll("nonce=[^&]+", "nonce=" + "y".repeat(43));
    isPlainPage(browser.go(Browser.backFrom(other)), 400, title);

    Browser denied = SERVICE.browser();
    String back = Browser.backFrom(denied.go("/sign-in").header("Location"));
    isPlainPage(
        denied.go(back.replaceAll("code=[^&]+", "error=access_denied&error_description=%3Cb%3E")),
        400,
        title);

    ISSUER.nextIs("Jo Bloggs, 1 High St", List.of("board"), Optional.empty());
    isPlainPage(SERVICE.browser().signInAt("/sign-in"), 403, "Your account cannot be used here");
  }

  @Test
  void aCodeOfAnotherSignInIsRefused() {
    Browser victim = SERVICE.browser();
    Browser attacker = SERVICE.browser();
    String theirs = Browser.backFrom(attacker.go("/sign-in").header("Location"));
    String own = Browser.backFrom(victim.go("/sign-in").header("Location"));
    String code = theirs.replaceAll(".*code=([^&]+).*", "$1");
    Answer injected = victim.go(own.replaceAll("code=[^&]+", "code=" + code));
    isPlainPage(injected, 400, "You could not be signed in");
    assertThat(victim.cookies).doesNotContainKey(Browser.SESSION);
  }

  @Test
  void nobodyIsSentToAnotherSite() {
    for (String to :
        List.of("//evil.example", "/%5Cevil.example", "https:evil.example", "%2F%2Fevil.example")) {
      Browser browser = SERVICE.browser();
      ISSUER.nextIs("board-1", List.of("board"), Optional.empty());
      assertThat(browser.signInAt("/sign-in?to=" + to).header("Location"))
          .as(to)
          .matches("(http://127\\.0\\.0\\.1:\\d+)?/");
    }
  }

  @Test
  void aPlantedSessionIsNeverTheOneSignedInto() {
    String planted = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[32]);
    Browser victim = SERVICE.browser();
    victim.cookies.put(Browser.SESSION, planted);
    isPlainPage(victim.go("/access"), 401, "You are no longer signed in");
    victim.cookies.put(Browser.SESSION, planted);
    ISSUER.nextIs("board-1", List.of("board"), Optional.empty());
    victim.signInAt("/sign-in");
    assertThat(victim.cookies.get(Browser.SESSION)).isNotEqualTo(planted);

    Browser attacker = SERVICE.signedIn("attacker", "board");
    String known = attacker.cookies.get(Browser.SESSION);
    Browser other = SERVICE.browser();
    other.cookies.put(Browser.SESSION, known);
    ISSUER.nextIs("board-2", List.of("board"), Optional.empty());
    other.signInAt("/sign-in");
    assertThat(other.cookies.get(Browser.SESSION)).as("rotated at sign-in").isNotEqualTo(known);
    assertThat(attacker.read("/v1/access").status())
        .as("what was planted has ended")
        .isEqualTo(401);
  }

  @Test
  void aPageSendsWhoHasNotSignedInThereFirstAndAProgramIsTold() {
    Answer page = SERVICE.browser().go("/access?x=1");
    assertThat(page.status()).isEqualTo(303);
    assertThat(page.header("Location")).endsWith("/sign-in?to=%2Faccess%3Fx%3D1");
    assertThat(SERVICE.browser().read("/v1/access").status()).isEqualTo(401);
  }

  @Test
  void nobodyPicksARoleWhereThereIsAnIssuer() {
    Browser browser = SERVICE.browser();
    isPlainPage(
        browser.submit("/sign-in", List.of("role", "admin")), 400, "You could not be signed in");
    assertThat(browser.cookies).isEmpty();
  }
}

package evenhand.security.session;

import static evenhand.security.session.Browser.isPlainPage;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.RunningService.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a session is good for, and when it ends. */
class SessionsIT {
  @RegisterExtension static final ServiceWithIssuer SERVICE = new ServiceWithIssuer();

  private static final Issuer ISSUER = SERVICE.issuer();
  private static final String WHAT_IF = "/v1/rulebooks/domestic-abuse/what-if";
  private static final String CASE = "{\"as_of\": \"2026-06-01T12:00:00Z\", \"facts\": {}}";
  private static final String ERASURE =
      "/v1/decisions/01930f3c-7e1d-7a44-9c0e-3f1d2b6a9e55/erasure";

  @Test
  void sessionsEndAfterIdlenessAndAfterAShift() {
    for (String ageing :
        List.of(
            "used_at = used_at - interval '31 minutes'",
            "started_at = started_at - interval '12 hours 1 minute'")) {
      Browser browser = SERVICE.signedIn("board-3", "board");
      assertThat(browser.read("/v1/access").status()).isEqualTo(200);
      SERVICE.running().execute("UPDATE signin.session SET " + ageing + " WHERE actor = 'board-3'");
      Answer over = browser.read("/v1/access");
      assertThat(over.status()).as(ageing).isEqualTo(401);
      assertThat(over.json().get("type").asText()).endsWith("session-ended");
      assertThat(browser.cookies).as("taken back").doesNotContainKey(Browser.SESSION);
    }
  }

  @Test
  void callsThatChangeSomethingComeFromPagesOfThisService() {
    Browser browser = SERVICE.signedIn("handler-1", "handler");
    String token = browser.csrfToken();
    String other = SERVICE.signedIn("handler-2", "handler").csrfToken();
    assertThat(browser.post(WHAT_IF, CASE, "X-CSRF-Token", token).status()).isEqualTo(200);
    assertThat(
            browser
                .post(WHAT_IF, CASE, "X-CSRF-Token", token, "Sec-Fetch-Site", "same-origin")
                .status())
        .isEqualTo(200);
    for (String site : List.of("cross-site", "same-site", "none")) {
      assertThat(
              browser.post(WHAT_IF, CASE, "X-CSRF-Token", token, "Sec-Fetch-Site", site).status())
          .as(site)
          .isEqualTo(403);
    }
    Answer without = browser.post(WHAT_IF, CASE);
    assertThat(without.status()).isEqualTo(403);
    assertThat(without.json().get("type").asText()).endsWith("not-from-this-site");
    assertThat(browser.post(WHAT_IF, CASE, "X-CSRF-Token", other).status()).isEqualTo(403);
    isPlainPage(browser.submit("/sign-out", List.of()), 403, "Not sent from this site");
    isPlainPage(
        browser.submit("/sign-out", List.of("csrf_token", other)), 403, "Not sent from this site");
    assertThat(browser.read("/v1/access").status()).as("still signed in").isEqualTo(200);
  }

  @Test
  void signingOutEndsTheSessionHereAndLeadsToTheIssuers() {
    Browser browser = SERVICE.signedIn("board-4", "board");
    String id = browser.cookies.get(Browser.SESSION);
    Answer out = browser.submit("/sign-out", List.of("csrf_token", browser.csrfToken()));
    assertThat(out.status()).isEqualTo(303);
    assertThat(out.header("Location"))
        .startsWith(ISSUER.address() + "/endsession?")
        .contains("client_id=" + Issuer.CLIENT)
        .contains("post_logout_redirect_uri=http%3A%2F%2F127.0.0.1%2Fsigned-out");
    assertThat(browser.cookies).doesNotContainKey(Browser.SESSION);
    browser.cookies.put(Browser.SESSION, id);
    assertThat(browser.read("/v1/access").status()).isEqualTo(401);
    assertThat(browser.go("/signed-out").body()).contains("You are signed out");
  }

  @Test
  void erasingNeedsProofOfTheLastMinutes() {
    Instant longAgo = Instant.now().minusSeconds(7 * 60);
    Browser browser = SERVICE.signedIn(longAgo, "records-1", "records");
    Answer refused = browser.post(ERASURE, "{}", "X-CSRF-Token", browser.csrfToken());
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.json().get("type").asText()).endsWith("sign-in-not-recent");

    ISSUER.nextIs("records-1", List.of("records"), Optional.of(longAgo));
    String before = browser.cookies.get(Browser.SESSION);
    isPlainPage(anew(browser), 400, "You could not be signed in");
    ISSUER.nextIs("records-1", List.of("records"), Optional.of(Instant.now()));
    assertThat(anew(browser).status()).isEqualTo(303);
    assertThat(browser.cookies.get(Browser.SESSION)).isNotEqualTo(before);
    assertThat(browser.post(ERASURE, "{}", "X-CSRF-Token", browser.csrfToken()).status())
        .isEqualTo(422);
  }

  private static Answer anew(Browser browser) {
    String issuer = browser.go("/sign-in?recent=true").header("Location");
    assertThat(issuer).contains("max_age=300", "prompt=login");
    return browser.go(Browser.backFrom(issuer, "records-1"));
  }

  @Test
  void aBearerTokenErasesOnlyWithRecentProofToo() {
    for (Optional<Instant> at :
        List.of(
            Optional.<Instant>empty(),
            Optional.of(Instant.now().minusSeconds(7 * 60)),
            Optional.of(Instant.now().plusSeconds(3 * 60)))) {
      Answer refused = erase(at);
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.header("WWW-Authenticate"))
          .contains("insufficient_user_authentication", "max_age=300");
    }
    assertThat(erase(Optional.of(Instant.now())).status()).isEqualTo(422);
  }

  private static Answer erase(Optional<Instant> authenticatedAt) {
    String token = ISSUER.token("records-1", List.of("records"), authenticatedAt);
    return SERVICE.running().post(ERASURE, "{}", "Authorization", "Bearer " + token);
  }

  private static JsonNode sessionsOf(Browser browser) {
    Answer answer = browser.read("/v1/sessions");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().get("sessions");
  }

  private static Answer end(Browser browser, String path) {
    return browser.post(path, "", "X-CSRF-Token", browser.csrfToken());
  }

  @Test
  void peopleSeeTheirSessionsAndEndThem() {
    Browser here = SERVICE.signedIn("handler-81", "handler");
    Browser elsewhere = SERVICE.signedIn("handler-81", "handler");
    Browser other = SERVICE.signedIn("handler-82", "handler");
    JsonNode sessions = sessionsOf(here);
    assertThat(sessions).hasSize(2);
    assertThat(sessions.findValuesAsText("current")).containsExactlyInAnyOrder("true", "false");
    assertThat(sessions.get(0).get("roles")).hasToString("[\"handler\"]");
    assertThat(Instant.parse(sessions.get(0).get("ends").asText()))
        .isEqualTo(
            Instant.parse(sessions.get(0).get("started_at").asText()).plusSeconds(12 * 3600));
    assertThat(sessions.toString())
        .doesNotContain(here.cookies.get(Browser.SESSION), elsewhere.cookies.get(Browser.SESSION))
        .doesNotContain("handler-82", "id_hash");

    String theirs = sessionsOf(other).get(0).get("id").asText();
    assertThat(end(here, "/v1/sessions/" + theirs + "/end").status()).isEqualTo(404);
    assertThat(other.read("/v1/access").status()).as("not hers to end").isEqualTo(200);

    String id = "";
    for (JsonNode session : sessions) {
      id = session.get("current").asBoolean() ? id : session.get("id").asText();
    }
    assertThat(here.go("/sessions").body())
        .contains("this browser", "action=\"/v1/sessions/" + id + "/end\"");
    Answer led =
        here.submit("/v1/sessions/" + id + "/end", List.of("csrf_token", here.csrfToken()));
    assertThat(led.status()).isEqualTo(303);
    assertThat(led.header("Location")).endsWith("/sessions");
    assertThat(elsewhere.read("/v1/access").status()).isEqualTo(401);
    assertThat(here.read("/v1/access").status()).isEqualTo(200);
    assertThat(sessionsOf(here)).hasSize(1);
    assertThat(end(here, "/v1/sessions/" + id + "/end").status()).as("twice").isEqualTo(404);
  }

  @Test
  void endingASessionNeedsProofOfTheLastMinutesAndTheSessionsToken() {
    Instant longAgo = Instant.now().minusSeconds(7 * 60);
    Browser browser = SERVICE.signedIn(longAgo, "handler-83", "handler");
    String path = "/v1/sessions/" + sessionsOf(browser).get(0).get("id").asText() + "/end";
    assertThat(end(browser, path).json().get("type").asText()).endsWith("sign-in-not-recent");
    Browser fresh = SERVICE.signedIn("handler-83", "handler");
    assertThat(fresh.post(path, "").json().get("type").asText()).endsWith("not-from-this-site");
    assertThat(browser.read("/v1/access").status()).isEqualTo(200);
    Answer done = end(fresh, path);
    assertThat(done.json().get("ended").asInt()).isEqualTo(1);
    assertThat(browser.read("/v1/access").status()).isEqualTo(401);
  }

  @Test
  void anAdministratorSeesAndEndsSomebodysSessions() {
    Browser first = SERVICE.signedIn("handler-84", "handler");
    Browser second = SERVICE.signedIn("handler-84", "handler");
    Browser other = SERVICE.signedIn("handler-85", "handler");
    Browser admin = SERVICE.signedIn("admin-84", "admin");
    String path = "/v1/actors/handler-84/sessions";
    assertThat(other.read(path).status()).isEqualTo(403);
    assertThat(end(other, path + "/end").status()).isEqualTo(403);
    assertThat(admin.read(path).json().get("sessions")).hasSize(2);
    Browser stale = SERVICE.signedIn(Instant.now().minusSeconds(7 * 60), "admin-85", "admin");
    assertThat(end(stale, path + "/end").status()).isEqualTo(401);
    assertThat(first.read("/v1/access").status()).isEqualTo(200);

    assertThat(end(admin, path + "/end").json().get("ended").asInt()).isEqualTo(2);
    assertThat(first.read("/v1/access").status()).isEqualTo(401);
    assertThat(second.read("/v1/access").status()).isEqualTo(401);
    assertThat(other.read("/v1/access").status()).isEqualTo(200);
    assertThat(admin.read(path).json().get("sessions")).isEmpty();
  }

  @Test
  void theOldestOfTooManySessionsEnds() {
    List<Browser> browsers = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      browsers.add(SERVICE.signedIn("handler-86", "handler"));
    }
    Browser other = SERVICE.signedIn("handler-87", "handler");
    for (Browser browser : browsers) {
      assertThat(browser.read("/v1/access").status()).isEqualTo(200);
    }
    browsers.add(SERVICE.signedIn("handler-86", "handler"));
    assertThat(browsers.get(0).read("/v1/access").status()).as("the oldest").isEqualTo(401);
    for (Browser browser : browsers.subList(1, browsers.size())) {
      assertThat(browser.read("/v1/access").status()).isEqualTo(200);
    }
    assertThat(sessionsOf(browsers.get(5))).hasSize(5);
    assertThat(other.read("/v1/access").status()).as("another person").isEqualTo(200);
  }

  /** Adds to what the database does when somebody's session is begun. */
  private static void atSessionsOf(String subject, String doing) {
    SERVICE
        .running()
        .execute(
            """
        CREATE FUNCTION signin.at_session() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN IF NEW.actor = '%s' THEN %s END IF; RETURN NEW; END $$;
        CREATE TRIGGER at_session AFTER INSERT ON signin.session
        FOR EACH ROW EXECUTE FUNCTION signin.at_session()"""
                .formatted(subject, doing));
  }

  @Test
  void aSignInThatCannotBeKeptLeavesTheSessionBefore() {
    Browser browser = SERVICE.signedIn("handler-88", "handler");
    atSessionsOf("handler-88", "RAISE 'no room' USING ERRCODE = 'disk_full';");
    try {
      ISSUER.nextIs("handler-88", List.of("handler"), Optional.of(Instant.now()));
      assertThat(browser.signInAt("/sign-in").status()).isEqualTo(503);
    } finally {
      SERVICE.running().execute("DROP FUNCTION signin.at_session CASCADE");
    }
    assertThat(sessionsOf(browser)).hasSize(1);
  }

  @Test
  void twoSignInsAtOnceDoNotExceedTheLimit() {
    for (int i = 0; i < 5; i++) {
      SERVICE.signedIn("handler-89", "handler");
    }
    atSessionsOf("handler-89", "PERFORM pg_sleep(0.5);");
    try {
      List<CompletableFuture<Browser>> both =
          Stream.of(1, 2)
              .map(
                  any ->
                      CompletableFuture.supplyAsync(
                          () -> SERVICE.signedIn("handler-89", "handler")))
              .toList();
      both.forEach(CompletableFuture::join);
      assertThat(sessionsOf(both.get(0).join())).hasSize(5);
    } finally {
      SERVICE.running().execute("DROP FUNCTION signin.at_session CASCADE");
    }
  }
}

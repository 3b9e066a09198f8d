package evenhand.security.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.RunningService;
import evenhand.RunningService.Answer;
import evenhand.security.Role;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Without an issuer, on this machine only, one picks a role, and every page says what this is. */
class DemoSignInIT {
  private static final RunningService SERVICE = RunningService.shared();

  private final Browser browser = new Browser(SERVICE);

  private void signIn(String role) {
    Matcher token =
        Pattern.compile("name=\"csrf_token\" value=\"([^\"]*)\"")
            .matcher(browser.go("/sign-in").body());
    assertThat(token.find()).isTrue();
    Answer answer =
        browser.submit(
            "/sign-in", List.of("role", role, "to", "/access", "csrf_token", token.group(1)));
    assertThat(answer.status()).as(answer.body()).isEqualTo(303);
    assertThat(answer.header("Location")).endsWith("/access");
  }

  @Test
  void everyRoleCanBePicked() {
    String page = browser.go("/sign-in").body();
    for (Role role : Role.values()) {
      assertThat(page).contains("value=\"" + role.code() + "\"");
      signIn(role.code());
      JsonNode session = browser.read("/session").json();
      assertThat(session.get("demonstration").asBoolean()).isTrue();
      assertThat(session.get("actor").asText()).isEqualTo("demo-" + role.code());
    }
    assertThat(browser.submit("/sign-in", List.of("role", "admin")).status()).isEqualTo(403);
    Browser other = new Browser(SERVICE);
    assertThat(other.submit("/sign-in", List.of("role", "emperor")).status()).isEqualTo(400);
  }

  @Test
  void theRolePickedMayWhatTheRoleMayAndNobodyInParticularAll() {
    assertThat(browser.read("/v1/actions").status()).isEqualTo(200);
    signIn("board");
    assertThat(browser.read("/v1/actions").status()).isEqualTo(403);
    assertThat(browser.read("/v1/fairness/reports").status()).isEqualTo(200);
    assertThat(
            browser
                .submit("/sign-out", List.of("csrf_token", browser.csrfToken()))
                .header("Location"))
        .endsWith("/signed-out");
    assertThat(browser.read("/v1/actions").status()).isEqualTo(200);
  }

  @Test
  void whatIsRecordedIsTheRolesDoing() {
    signIn("handler");
    String id = browser.recordedDecision();
    assertThat(browser.read("/v1/decisions/" + id).json().get("made_by").asText())
        .isEqualTo("demo-handler");
  }

  @Test
  void noOtherSiteSignsAnybodyIn() {
    Answer forged =
        browser.submit("/sign-in", List.of("role", "records"), "Sec-Fetch-Site", "cross-site");
    assertThat(forged.status()).isEqualTo(403);
    assertThat(browser.cookies).isEmpty();
    Answer posted =
        browser.post("/v1/rulebooks/domestic-abuse/what-if", "{}", "Sec-Fetch-Site", "cross-site");
    assertThat(posted.status()).isEqualTo(403);
  }

  @Test
  void everyPageSaysDemonstration() {
    JsonNode paths = SERVICE.get("/v1/openapi.json").json().get("paths");
    List<String> pages = new ArrayList<>(List.of("/", "/access", "/sign-in", "/nowhere"));
    pages.add("/v1/decisions/unknown");
    paths
        .properties()
        .forEach(
            path -> {
              if (path.getValue().has("get")) {
                pages.add(path.getKey().replace("{id}", "domestic-abuse"));
              }
            });
    int shown = 0;
    for (String page : pages) {
      Answer answer = browser.go(page.replaceAll("\\{[a-z]+}", "html"));
      if (answer.header("Content-Type").startsWith("text/html")) {
        assertThat(answer.body()).as(page).contains("Demonstration: ");
        shown++;
      }
    }
    System.out.println("pages that say demonstration: " + shown);
    assertThat(shown).isGreaterThan(8);
  }

  @Test
  void aSiteWhoseNameLeadsHereReadsNothing() throws IOException {
    assertThat(answerTo("evil.example:" + SERVICE.port())).contains(" 403 ", "127.0.0.1");
    assertThat(answerTo("localhost:" + SERVICE.port())).contains(" 200 ");
    assertThat(answerTo("127.0.0.1:" + SERVICE.port())).contains(" 200 ");
    assertThat(answerTo("[::1]:" + SERVICE.port())).contains(" 200 ");
  }

  private static String answerTo(String host) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", SERVICE.port())) {
      String request =
          "GET /v1/actions HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

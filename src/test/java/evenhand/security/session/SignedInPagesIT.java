package evenhand.security.session;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.RunningService.Answer;
import evenhand.security.AccessMatrix;
import evenhand.security.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every page of somebody signed in says who that is and has a button to sign out. */
class SignedInPagesIT {
  @RegisterExtension static final ServiceWithIssuer SERVICE = new ServiceWithIssuer();

  private static final Issuer ISSUER = SERVICE.issuer();

  /** Saved, printed and handed on, so nothing of whoever fetched them is in them. */
  private static final List<String> DOCUMENTS =
      List.of(
          "GET /v1/decisions/{id}.html",
          "GET /v1/rulebooks/{id}/atrs.html",
          "GET /v1/rulebooks/{id}/equality-note.html",
          "GET /v1/rulebooks/{id}/algo-care.html");

  private static final Pattern TOKEN =
      Pattern.compile("name=\"csrf_token\" value=\"([A-Za-z0-9_-]{43})\"");

  private static Browser inEveryRole(String subject) {
    return SERVICE.signedIn(
        subject, Arrays.stream(Role.values()).map(Role::code).toArray(String[]::new));
  }

  @Test
  void everyPageOfTheMatrixSaysWhoAndOffersToSignOut() {
    Browser browser = inEveryRole("officer-71");
    String decision = browser.recordedDecision();
    List<String> without = new ArrayList<>();
    int pages = 0;
    List<String> calls =
        AccessMatrix.shipped().rows().stream().map(AccessMatrix.Row::call).toList();
    for (String call : calls) {
      if (!call.startsWith("GET ") || call.startsWith("GET /sign-in")) {
        continue;
      }
      String path =
          call.substring(4)
              .replace("/decisions/{id}", "/decisions/" + decision)
              .replace("/rulebooks/{id}", "/rulebooks/domestic-abuse")
              .replace("{format}", "html")
              .replaceAll("\\{[a-z]+}", "01930f3c-7e1d-7a44-9c0e-3f1d2b6a9e55");
      Answer answer = browser.go(path + "?reason_code=COMPLAINT");
      assertThat(answer.status()).as(call).isNotIn(401, 403);
      if (answer.header("Content-Type").startsWith("text/html")) {
        pages++;
        if (!isWhole(answer, "officer-71")) {
          assertThat(answer.body()).as(call).doesNotContain("Signed in as", "csrf_token", "<form");
          without.add(call);
        }
      }
    }
    System.out.printf("pages of a signed-in person: %d, documents: %s%n", pages, without);
    assertThat(without).isEqualTo(DOCUMENTS);
    assertThat(pages).isGreaterThan(DOCUMENTS.size() + 4);
    assertThat(isWhole(browser.go("/nowhere"), "officer-71")).isTrue();
  }

  private static boolean isWhole(Answer page, String pseudonym) {
    return page.body().contains("Signed in as <strong>" + pseudonym + "</strong> (admin, approver")
        && page.body().contains("<form method=\"post\" action=\"/sign-out\">")
        && page.body().contains("<button type=\"submit\">Sign out</button>")
        && TOKEN.matcher(page.body()).find()
        && page.header("Content-Security-Policy").contains("form-action 'self'")
        && page.header("Cache-Control").equals("no-store");
  }

  @Test
  void theButtonSignsOut() {
    Browser browser = inEveryRole("officer-72");
    Matcher token = TOKEN.matcher(browser.go("/").body());
    assertThat(token.find()).isTrue();
    Answer out = browser.submit("/sign-out", List.of("csrf_token", token.group(1)));
    assertThat(out.status()).isEqualTo(303);
    assertThat(browser.read("/session").json().get("signed_in").asBoolean()).isFalse();
    assertThat(browser.go("/").body()).doesNotContain("officer-72", "/sign-out");
  }

  @Test
  void whoHasNoRoleAndWhoIsRefusedCanSignOutToo() {
    Browser browser = SERVICE.browser();
    ISSUER.nextIs("officer-73", List.of(), Optional.empty());
    browser.signInAt("/sign-in");
    Answer refused = browser.go("/access");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body())
        .contains("Signed in as <strong>officer-73</strong> (no role)", "Sign out</button>");
  }

  @Test
  void whoHasNoRoleSeesAndEndsTheirSessionsToo() {
    Browser forgotten = SERVICE.signedIn("officer-74");
    Browser browser = SERVICE.signedIn("officer-74");
    Answer page = browser.go("/sessions");
    assertThat(page.status()).as(page.body()).isEqualTo(200);
    Matcher end = Pattern.compile("action=\"(/v1/sessions/[^\"]+/end)\"").matcher(page.body());
    assertThat(end.find()).isTrue();
    Answer ended = browser.submit(end.group(1), List.of("csrf_token", browser.csrfToken()));
    assertThat(ended.status()).isEqualTo(303);
    assertThat(forgotten.read("/session").json().get("signed_in").asBoolean()).isFalse();
    assertThat(browser.read("/v1/sessions").json().get("sessions")).hasSize(1);
    assertThat(browser.read("/v1/actors/officer-74/sessions").status()).isEqualTo(403);
  }
}

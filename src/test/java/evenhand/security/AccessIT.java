package evenhand.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.Requests;
import evenhand.RunningService;
import evenhand.RunningService.Answer;
import evenhand.security.AccessMatrix.Reach;
import evenhand.security.AccessMatrix.Row;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every role on every call, on own records and others', against a real identity provider. */
class AccessIT {
  private static final String ISSUER = "force";
  private static final String OWNER = "handler-owner";
  private static final String OTHER = "somebody-else";

  /** Not for programs, so not described to them. */
  private static final Set<String> PAGES =
      Set.of("GET /", "GET /access", "GET /sessions", "GET /v1/openapi.json");

  private static final MockOAuth2Server PROVIDER = new MockOAuth2Server();

  private static RunningService service;
  private static String contact;
  private static String decision;

  @BeforeAll
  static void start() {
    PROVIDER.start();
    service =
        RunningService.signedIn(
            PROVIDER.issuerUrl(ISSUER).toString(), PROVIDER.jwksUrl(ISSUER).toString());
    ObjectNode request = Requests.decision();
    contact = request.get("contact").asText();
    Answer recorded =
        service.send(
            service
                .request("/v1/decisions")
                .header("Authorization", "Bearer " + token(OWNER, List.of("handler")))
                .header("Evenhand-Actor", OTHER)
                .header("Idempotency-Key", contact)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(request.toString())));
    assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
    decision = recorded.json().at("/decisions/0/id").asText();
  }

  @AfterAll
  static void stop() {
    service.stop();
    PROVIDER.shutdown();
  }

  private static String token(String subject, List<String> roles) {
    return issued(PROVIDER, subject, roles);
  }

  /** A token that a provider gives somebody with these roles. */
  static String issued(MockOAuth2Server provider, String subject, List<String> roles) {
    return provider
        .issueToken(
            ISSUER,
            subject,
            new DefaultOAuth2TokenCallback(
                ISSUER,
                subject,
                "JWT",
                List.of("evenhand"),
                Map.of("roles", roles, "auth_time", Instant.now().getEpochSecond()),
                600))
        .serialize();
  }

  @Test
  void everyRoleMakesExactlyTheCallsOfTheMatrix() {
    int allowed = 0;
    int refused = 0;
    List<String> surprises = new ArrayList<>();
    for (Row row : AccessMatrix.shipped().rows()) {
      for (Optional<Role> role : roles()) {
        for (String subject : List.of(OWNER, OTHER)) {
          for (boolean reason : List.of(true, false)) {
            List<String> codes = role.map(Role::code).stream().toList();
            Answer answer = call(row, Optional.of(token(subject, codes)), reason);
            boolean expected = expected(row, role, subject, reason);
            if (expected == isRefusal(answer) || answer.status() >= 500) {
              surprises.add(row.call() + " " + codes + " " + subject + ": " + answer.status());
            }
            allowed += expected ? 1 : 0;
            refused += expected ? 0 : 1;
          }
        }
      }
    }
    System.out.println(
        "access: %d combinations, %d allowed, %d refused, %d surprises"
            .formatted(allowed + refused, allowed, refused, surprises.size()));
    assertThat(surprises).isEmpty();
    assertThat(allowed).isPositive();
    assertThat(refused).isPositive();
  }

  /** Each role alone, and nobody in particular. */
  private static List<Optional<Role>> roles() {
    List<Optional<Role>> roles = new ArrayList<>();
    Arrays.stream(Role.values()).map(Optional::of).forEach(roles::add);
    roles.add(Optional.empty());
    return roles;
  }

  private static boolean expected(Row row, Optional<Role> role, String subject, boolean reason) {
    Optional<Reach> reach = role.map(row.roles()::get);
    return row.open()
        || row.signedIn()
        || reach
            .map(
                of ->
                    switch (of) {
                      case ALL -> true;
                      case OWN -> subject.equals(OWNER) || isList(row);
                      case REASON -> reason;
                    })
            .orElse(false);
  }

  /** Everybody gets a list of what is their own, be it empty. */
  private static boolean isList(Row row) {
    return !row.call().contains("{");
  }

  private static boolean isRefusal(Answer answer) {
    return answer.status() == 401 || answer.status() == 403;
  }

  private static Answer call(Row row, Optional<String> token, boolean reason) {
    String[] call = row.call().split(" ");
    String path =
        call[1]
            .replace("{ref}", contact)
            .replace("/actions/{id}", "/actions/" + decision + ".0")
            .replace("/decisions/{id}", "/decisions/" + decision)
            .replace("/rulebooks/{id}", "/rulebooks/domestic-abuse")
            .replace("tile/{path}", "tile/0/000.p/1")
            .replace("{path}", "000.p/1")
            .replace("{format}", "json")
            .replace("{step}", "published")
            .replaceAll("\\{[a-z]+}", "01930f3c-7e1d-7a44-9c0e-3f1d2b6a9e55");
    HttpRequest.Builder request = service.request(path + (reason ? "?reason_code=COMPLAINT" : ""));
    token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
    if (call[0].equals("POST")) {
      // Nothing that could be done: whoever is let through is told what is missing.
      request.header("Content-Type", "application/json").POST(BodyPublishers.ofString("[]"));
    }
    return service.send(request);
  }

  @Test
  void whoSendsNoTokenIsToldToSignIn() {
    for (Row row : AccessMatrix.shipped().rows()) {
      Answer answer = call(row, Optional.empty(), true);
      if (row.open()) {
        assertThat(isRefusal(answer)).as(row.call()).isFalse();
      } else {
        assertThat(answer.status()).as(row.call()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(answer.json().get("type").asText()).endsWith("not-signed-in");
      }
    }
    Answer head =
        service.send(
            service.request("/v1/contacts/" + contact).method("HEAD", BodyPublishers.noBody()));
    assertThat(head.status()).isEqualTo(401);
  }

  @Test
  void everyCallOfTheServiceStandsInTheMatrixAndNoOther() {
    JsonNode paths = service.get("/v1/openapi.json").json().get("paths");
    Set<String> calls = new TreeSet<>();
    paths
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> calls.add(method.toUpperCase() + " " + path.getKey())));
    Set<String> rows =
        AccessMatrix.shipped().rows().stream()
            .map(Row::call)
            .filter(call -> !PAGES.contains(call))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(rows).isEqualTo(calls);
  }

  @Test
  void whatIsRecordedIsRecordedAsTheSignedInPersonsDoing() {
    Answer read =
        service.send(
            service
                .request("/v1/decisions/" + decision)
                .header("Authorization", "Bearer " + token(OWNER, List.of("handler"))));
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.json().get("made_by").asText()).isEqualTo(OWNER);
  }
}

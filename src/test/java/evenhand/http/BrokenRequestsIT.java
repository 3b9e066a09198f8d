package evenhand.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.Requests;
import evenhand.RunningService;
import evenhand.RunningService.Answer;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every call of the OpenAPI document with requests that are broken in every way that its schema
 * allows to think of: refused in words, and never a failure. {@code -Devenhand.tries=N} tries each
 * call N times.
 */
class BrokenRequestsIT {
  private static final int TRIES = Integer.getInteger("evenhand.tries", 25);
  private static final long SEED = 20260115;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Words that only a look inside the service would show. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "(?i)(exception|stack ?trace|\\bat (java|evenhand|org|com)\\.|SELECT .* FROM|jdbc:"
              + "|SQLSTATE|/tmp/|/home/|\\.java:|org\\.eclipse|org\\.glassfish)");

  private static final List<String> ODD =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "99999999999999999999",
          "1e400",
          "NaN",
          "null",
          "2026-02-30",
          "2026-13-01T25:00:00Z",
          "+999999999-12-31T23:59:59Z",
          "2026-11-22T10:00:00",
          "sha256:00",
          "\u0000",
          "\ud800",
          "é\u202eé",
          "' OR 1=1 --",
          "<script>alert(1)</script>",
          "../../../etc/passwd",
          "${jndi:ldap://x}",
          "a".repeat(5_000),
          "01930f3c-7e1d-7a44-9c0e-3f1d2b6a9e55");

  private final Random random = new Random(SEED);
  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();
  private RunningService service = RunningService.shared();
  private Optional<String> bearer = Optional.empty();
  private JsonNode document = NODES.objectNode();
  private String decision = "";
  private String contact = "";

  @Test
  void noneFailsOrTellsOfTheInside() {
    walk();
  }

  /** Who is signed in gets past what refuses strangers, and meets the checks of ownership. */
  @ParameterizedTest
  @ValueSource(strings = {"handler", "handler,supervisor,board,chief_officer,auditor,records"})
  void noneFailsForWhoIsSignedInEither(String roles) {
    MockOAuth2Server provider = new MockOAuth2Server();
    provider.start();
    service =
        RunningService.signedIn(
            provider.issuerUrl("force").toString(), provider.jwksUrl("force").toString());
    Map<String, Object> claims =
        Map.of("roles", List.of(roles.split(",")), "auth_time", Instant.now().getEpochSecond());
    bearer =
        Optional.of(
            provider
                .issueToken(
                    "force",
                    "handler-1",
                    new DefaultOAuth2TokenCallback(
                        "force", "handler-1", "JWT", List.of("evenhand"), claims, 3_600))
                .serialize());
    try {
      walk();
    } finally {
      service.stop();
      provider.shutdown();
    }
  }

  private HttpRequest.Builder request(String address) {
    HttpRequest.Builder request = service.request(address);
    bearer.ifPresent(token -> request.header("Authorization", "Bearer " + token));
    return request;
  }

  private void walk() {
    document = service.get("/v1/openapi.json").json();
    ObjectNode body = Requests.decision();
    contact = body.get("contact").asText();
    Answer recorded =
        service.send(
            request("/v1/decisions")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", contact)
                .POST(BodyPublishers.ofString(body.toString())));
    decision = recorded.json().at("/decisions/0/id").asText();
    int tried = 0;
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> call : path.getValue().properties()) {
        for (int i = 0; i < TRIES; i++) {
          tryOnce(call.getKey().toUpperCase(Locale.ROOT), path.getKey(), call.getValue());
          tried++;
        }
      }
    }
    System.out.printf("broken requests: %d tried, seed %d, answers %s%n", tried, SEED, statuses);
    assertThat(tried).isGreaterThan(TRIES * 30);
    assertThat(failures).isEmpty();
    assertThat(
            service.send(request("/v1/decisions/" + decision + "?reason_code=COMPLAINT")).status())
        .as("afterwards")
        .isEqualTo(200);
  }

  private void tryOnce(String method, String path, JsonNode operation) {
    String address = address(path) + query(operation);
    HttpRequest.Builder request = request(address);
    String body = "";
    if (method.equals("GET")) {
      request.GET();
    } else {
      body = body(operation);
      request
          .header("Content-Type", random.nextInt(20) == 0 ? "text/plain" : "application/json")
          .method(method, BodyPublishers.ofString(body));
      if (random.nextInt(10) > 0) {
        request.header("Idempotency-Key", "broken-" + random.nextLong());
      }
    }
    Answer answer = service.send(request);
    statuses.merge(answer.status(), 1, Integer::sum);
    boolean refused = answer.status() >= 400;
    if (answer.status() >= 500
        || refused && !answer.header("Content-Type").startsWith("application/problem+json")
        || refused && INSIDE.matcher(withoutEcho(answer.body())).find()) {
      failures.add(
          method + " " + address + " " + body + ": " + answer.status() + " " + answer.body());
    }
  }

  /** A refusal may quote what was sent. */
  private static String withoutEcho(String body) {
    String rest = body;
    for (String odd : ODD) {
      rest = odd.length() > 3 ? rest.replace(odd, "") : rest;
    }
    return rest;
  }

  private String address(String path) {
    String address =
        path.replace("/actions/{id}", "/actions/" + either(decision + ".0"))
            .replace("/decisions/{id}", "/decisions/" + either(decision))
            .replace("{ref}", either(contact))
            .replace("/rulebooks/{id}", "/rulebooks/" + either("domestic-abuse"));
    while (address.contains("{")) {
      address = address.replaceFirst("\\{[^}]*}", encoded(odd()));
    }
    return address;
  }

  /** What is right, mostly, so that something behind the address is reached. */
  private String either(String right) {
    return random.nextInt(4) > 0 ? right : encoded(odd());
  }

  private static String encoded(String text) {
    String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    return encoded.isEmpty() || encoded.startsWith(".") ? "x" : encoded;
  }

  private String odd() {
    return ODD.get(random.nextInt(ODD.size()));
  }

  private String query(JsonNode operation) {
    StringBuilder query = new StringBuilder();
    for (JsonNode parameter : operation.path("parameters")) {
      if (parameter.path("in").asText().equals("query") && random.nextInt(3) > 0) {
        query
            .append(query.isEmpty() ? '?' : '&')
            .append(parameter.get("name").asText())
            .append('=')
            .append(encoded(odd()));
      }
    }
    return query.toString();
  }

  private String body(JsonNode operation) {
    JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
    return switch (random.nextInt(12)) {
      case 0 -> "";
      case 1 -> "[".repeat(1 + random.nextInt(2_000));
      case 2 -> value(schema, 0).toString().replaceFirst(".$", "");
      case 3 -> odd();
      case 4 -> "{\"a\": 1, \"a\": 2}";
      case 5 -> NODES.objectNode().put(odd(), odd()).toString();
      default -> value(schema, 0).toString();
    };
  }

  /** A value of a schema, broken now and then on every level. */
  private JsonNode value(JsonNode described, int depth) {
    JsonNode schema = resolved(described);
    if (depth > 5 || random.nextInt(8) == 0) {
      return anything();
    }
    String type = schema.path("type").asText();
    if (schema.has("enum") && random.nextInt(4) > 0) {
      return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
    } else if (schema.has("properties")) {
      ObjectNode object = NODES.objectNode();
      for (Map.Entry<String, JsonNode> each : schema.get("properties").properties()) {
        if (random.nextInt(4) > 0) {
          object.set(each.getKey(), value(each.getValue(), depth + 1));
        }
      }
      if (random.nextInt(10) == 0) {
        object.put("no_such_field", odd());
      }
      return object;
    }
    return switch (type) {
      case "array" -> NODES.arrayNode().add(value(schema.path("items"), depth + 1));
      case "integer", "number" -> NODES.numberNode(random.nextInt(200) - 20);
      case "boolean" -> NODES.booleanNode(random.nextBoolean());
      case "string" -> NODES.textNode(random.nextBoolean() ? "domestic-abuse" : odd());
      default -> anything();
    };
  }

  private JsonNode resolved(JsonNode schema) {
    String reference = schema.path("$ref").asText();
    return reference.isEmpty() ? schema : document.at(reference.substring(1));
  }

  private JsonNode anything() {
    return switch (random.nextInt(7)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.numberNode(random.nextLong());
      case 2 -> NODES.numberNode(random.nextDouble() * 1e300);
      case 3 -> NODES.arrayNode().add(odd()).add(1);
      case 4 -> NODES.objectNode().put(odd(), random.nextInt());
      case 5 -> NODES.booleanNode(true);
      default -> NODES.textNode(odd());
    };
  }
}

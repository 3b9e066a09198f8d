package evenhand.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The limits and problems that hold for every call, shown on a resource that only echoes. */
@ExtendWith(DropwizardExtensionsSupport.class)
class BodyLimitsIT {
  private static final DropwizardAppExtension<Configuration> APP =
      new DropwizardAppExtension<>(
          EchoApplication.class,
          null,
          ConfigOverride.config("server.applicationConnectors[0].port", "0"),
          ConfigOverride.config("server.adminConnectors[0].port", "0"));

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  record Note(
      @JsonProperty(required = true) String text,
      @JsonProperty(required = true) int count,
      Optional<Instant> at,
      List<String> tags,
      @JsonProperty(required = true) ObjectNode facts) {
    Note {
      if (text.length() > 20_000) {
        throw new IllegalArgumentException("text is at most 20000 characters");
      }
    }
  }

  /** Answers with what it was sent, or fails as nobody foresaw. */
  @Path("/echo")
  @Produces(MediaType.APPLICATION_JSON)
  public static final class EchoResource {
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Note echo(Note note) {
      return note;
    }

    @GET
    public Note fail() {
      throw new IllegalStateException("password=hunter2 in evenhand.Secret.java");
    }
  }

  /** Nothing but the shared set-up and the echo. */
  public static final class EchoApplication extends Application<Configuration> {
    @Override
    public void initialize(Bootstrap<Configuration> bootstrap) {
      bootstrap.setObjectMapper(Json.mapper());
    }

    @Override
    public void run(Configuration configuration, Environment environment) {
      Duration most = Duration.ofSeconds(2);
      HttpSetup.install(configuration.getServerFactory(), environment, most, most);
      environment.jersey().register(new EchoResource());
    }
  }

  private static final String GOOD =
      """
      {"text": "a", "count": 2, "at": "2026-11-22T10:15:00Z", "tags": ["x"], "facts": {"b": 1}}
      """;

  @Test
  void a_good_body_is_read_and_answered_with_the_headers_every_answer_has() throws Exception {
    HttpResponse<String> answer = post(GOOD);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(MAPPER.readTree(answer.body())).isEqualTo(MAPPER.readTree(GOOD));
    assertHardened(answer);
  }

  @Test
  void every_field_at_fault_is_named_at_once() throws Exception {
    JsonNode problem =
        problem(
            422,
            post(
                """
                {"text": 5, "count": "two", "at": "2026-02-30T10:15:00Z", "tags": ["x", 1], "fcts": {}}
                """));
    assertThat(problem.get("errors").findValuesAsText("pointer"))
        .containsExactly("/fcts", "/at", "/count", "/facts", "/tags/1", "/text");
    assertThat(problem.at("/errors/0/detail").asText())
        .isEqualTo("no such field; allowed here: at, count, facts, tags, text");
    assertThat(problem.at("/errors/1/detail").asText()).contains("2026-11-22T10:15:00Z");
    assertThat(problem.at("/errors/3/detail").asText()).isEqualTo("is missing; must be an object");
  }

  @Test
  void malformed_json_is_told_with_line_and_column() throws Exception {
    JsonNode problem = problem(400, post("{\"text\": \"a\",\n \"count\": }"));
    assertThat(problem.get("detail").asText()).contains("line 2, column 11");
    assertThat(problem.get("title").asText()).isEqualTo("Malformed JSON");
  }

  @Test
  void a_duplicate_key_is_told_with_its_pointer() throws Exception {
    JsonNode problem = problem(400, post("{\"facts\": {\"b\": 1, \"b\": 2}}"));
    assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo("/facts/b");
    assertThat(problem.get("detail").asText()).contains("twice").contains("line 1");
  }

  @Test
  void nothing_two_things_and_no_object_are_refused() throws Exception {
    assertThat(problem(400, post("")).get("detail").asText()).contains("empty");
    assertThat(problem(400, post(GOOD + "{}")).get("detail").asText()).contains("more than one");
    assertThat(problem(400, post("{\"text\": \"a\"")).get("detail").asText()).contains("line 1");
    assertThat(problem(422, post("[]")).at("/errors/0/detail").asText())
        .isEqualTo("must be an object, but was a list");
    problem(422, post("null"));
    problem(400, post("{\"text\": \"\u0000\"}"));
    problem(400, post("{\"count\": NaN}"));
    assertThat(
            problem(400, send(BodyPublishers.ofByteArray(new byte[] {'{', '"', (byte) 0xff, '"'})))
                .get("detail")
                .asText())
        .contains("not UTF-8 at byte 3");
    for (Charset other : List.of(StandardCharsets.UTF_16LE, Charset.forName("UTF-32BE"))) {
      problem(400, send(BodyPublishers.ofByteArray(GOOD.getBytes(other))));
    }
    problem(400, send(BodyPublishers.ofByteArray(new byte[] {0, 0, 0, '{', '"', 'v', 'i', 'c'})));
  }

  @Test
  void depth_string_and_number_limits_hold() throws Exception {
    problem(400, post("{\"facts\": " + "[".repeat(1000) + "]".repeat(1000) + "}"));
    problem(400, post("{\"text\": \"" + "a".repeat(Json.STRING_CHARACTERS_MAX + 1) + "\"}"));
    problem(400, post("{\"count\": " + "9".repeat(1000) + "}"));
    problem(422, post(GOOD.replace("2,", "99999999999999,")));
    problem(422, post(GOOD.replace("2,", "1e400,")));
    problem(422, post(GOOD.replace("2,", "2.5,")));
  }

  @Test
  void a_body_over_the_limit_is_refused_whether_or_not_it_says_its_length() throws Exception {
    byte[] large = " ".repeat(Problems.BODY_BYTES_MAX + 1).getBytes(StandardCharsets.UTF_8);
    problem(413, send(BodyPublishers.ofByteArray(large)));
    problem(413, send(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))));
    String atTheLimit = GOOD + " ".repeat(Problems.BODY_BYTES_MAX - GOOD.length());
    assertThat(post(atTheLimit).statusCode()).isEqualTo(200);
  }

  @Test
  void other_media_types_charsets_and_encodings_are_refused() throws Exception {
    for (String type :
        List.of("text/plain", "application/xml", "application/json;charset=utf-16")) {
      problem(415, send(to("/echo").POST(text(GOOD)).header("Content-Type", type)));
    }
    problem(415, send(to("/echo").POST(text(GOOD))));
    problem(415, send(json().POST(text(GOOD)).header("Content-Encoding", "gzip")));
    problem(406, send(json().POST(text(GOOD)).header("Accept", "image/png")));
    problem(405, send(json().PUT(text(GOOD))));
    problem(404, send(to("/nowhere").GET()));
  }

  @Test
  void what_nobody_foresaw_is_told_as_a_reference_only() throws Exception {
    HttpResponse<String> answer =
        send(
            to("/echo")
                .GET()
                .header("X-Request-Id", "ref-1")
                .header("Accept", "text/html;q=0.1,*/*"));
    JsonNode problem = problem(500, answer);
    assertThat(problem.get("reference").asText()).isEqualTo("ref-1");
    assertThat(answer.headers().firstValue("X-Request-Id")).contains("ref-1");
    assertThat(answer.body()).doesNotContain("hunter2").doesNotContain("Exception");
  }

  @Test
  void a_request_id_that_could_forge_a_log_line_is_replaced() throws Exception {
    HttpResponse<String> answer = send(to("/echo").GET().header("X-Request-Id", "a b{}"));
    assertThat(answer.headers().firstValue("X-Request-Id").orElseThrow()).hasSize(36);
  }

  private static JsonNode problem(int status, HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertHardened(answer);
    JsonNode problem = MAPPER.readTree(answer.body());
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("detail").asText()).isNotEmpty();
    return problem;
  }

  private static void assertHardened(HttpResponse<String> answer) {
    assertThat(answer.headers().map())
        .containsEntry("x-content-type-options", List.of("nosniff"))
        .containsEntry("cache-control", List.of("no-store"))
        .containsEntry("referrer-policy", List.of("no-referrer"))
        .containsKey("x-request-id")
        .hasEntrySatisfying(
            "content-security-policy",
            csp -> assertThat(csp.get(0)).startsWith("default-src 'none'"));
  }

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + APP.getLocalPort() + path));
  }

  private static HttpRequest.Builder json() {
    return to("/echo").header("Content-Type", "application/json");
  }

  private static BodyPublisher text(String body) {
    return BodyPublishers.ofString(body);
  }

  private static HttpResponse<String> post(String body) throws Exception {
    return send(text(body));
  }

  private static HttpResponse<String> send(BodyPublisher body) throws Exception {
    return send(json().POST(body));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }
}

package evenhand.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import evenhand.Requests;
import evenhand.RunningService;
import evenhand.RunningService.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vignettes about what a person does, which rulebooks alone cannot answer, run over HTTP. */
class RequestVignettesIT {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final int ADULT = 18;
  private final RunningService service = RunningService.shared();

  record Case(String rulebook, JsonNode vignette, List<JsonNode> others) {
    @Override
    public String toString() {
      return vignette.get("id").asText() + " " + vignette.get("title").asText();
    }
  }

  static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    try (Stream<Path> files = Files.find(Path.of("rules"), 3, (path, it) -> isVignettes(path))) {
      for (Path file : files.sorted().toList()) {
        JsonNode read = YAML.readTree(file.toFile());
        List<JsonNode> all = new ArrayList<>();
        read.path("vignettes").forEach(all::add);
        read.path("extra_vignettes").forEach(all::add);
        String rulebook = read.get("rulebook").asText();
        all.stream()
            .filter(vignette -> vignette.has("request"))
            .forEach(vignette -> cases.add(new Case(rulebook, vignette, all)));
      }
    }
    return cases;
  }

  private static boolean isVignettes(Path path) {
    return path.toString().matches("rules/[^/]+/vignettes/[^/]+\\.yml");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void what_a_person_does_is_answered_as_the_vignette_says(Case it) {
    JsonNode request = it.vignette().get("request");
    switch (request.get("kind").asText()) {
      case "downgrade" -> lower(it, request);
      case "decide" -> decide(it, request);
      default -> throw new IllegalArgumentException("unknown kind " + request.get("kind"));
    }
  }

  private void lower(Case it, JsonNode request) {
    JsonNode decision = decided(it, request.get("from").asText());
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.put("accepted", false);
    response.putObject("to").putObject("grades").put("response", request.get("to").asText());
    response.put("reason_code", "SITUATION_CHANGED");
    response.put("reason", request.path("reason").asText());
    if (request.has("supervisor")) {
      response.set("supervisor", request.get("supervisor"));
    }
    Answer answer =
        service.post(
            "/v1/decisions/" + decision.at("/decisions/0/id").asText() + "/response",
            response.toString(),
            "Evenhand-Actor",
            request.get("by").asText());
    assertAnswered(it, answer, "/");
    String contact = decision.get("contact").asText();
    assertThat(service.get("/v1/contacts/" + contact).json().at("/in_force/response").asText())
        .isEqualTo(it.vignette().at("/expect/grade").asText());
  }

  /** A live decision with the grade that the request starts from, by the answers of a vignette. */
  private JsonNode decided(Case it, String grade) {
    for (JsonNode other : it.others()) {
      if (other.at("/expect/grades/response").asText().equals(grade) && !other.has("parameters")) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("contact", Requests.newContact());
        request.putArray("rulebooks").add(it.rulebook());
        request.set("facts", aboutAdults(other.get("facts")));
        JsonNode answer =
            service.post("/v1/decisions", request.toString(), "Evenhand-Actor", "handler-0").json();
        if (answer.at("/summary/grades/response").asText().equals(grade)) {
          return answer;
        }
      }
    }
    throw new IllegalStateException("no vignette gives " + grade);
  }

  /** Lowering asks for a supervisor where a child may be concerned, so every age is an adult's. */
  private static ObjectNode aboutAdults(JsonNode facts) {
    ObjectNode adults = facts.deepCopy();
    for (String age : List.of("victim_age", "subject_age")) {
      adults.put(age, Math.max(ADULT, facts.path(age).asInt()));
    }
    return adults;
  }

  private void decide(Case it, JsonNode request) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("contact", Requests.newContact());
    body.putArray("rulebooks").add(it.rulebook());
    ObjectNode facts = body.putObject("facts");
    request.get("fields").forEach(field -> facts.put(field.asText(), "unknown"));
    assertAnswered(it, service.post("/v1/decisions", body.toString()), "/facts/");
  }

  private static void assertAnswered(Case it, Answer answer, String under) {
    JsonNode expect = it.vignette().get("expect");
    int hundred = expect.get("status").asInt() / 100;
    assertThat(answer.status() / 100).as(answer.body()).isEqualTo(hundred);
    if (expect.has("field")) {
      assertThat(answer.json().path("errors").findValuesAsText("pointer"))
          .contains(under + expect.get("field").asText());
    }
  }
}

package evenhand.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.RunningService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the README shows is what the service says; rewritten with {@code -Devenhand.rewrite}. */
class ReadmeIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path REQUEST = Path.of("docs/examples/first-decision.json");
  private static final Path ANSWER = Path.of("docs/examples/first-answer.json");

  private final RunningService service = RunningService.shared();

  @Test
  void theFirstDecisionIsAnsweredAsTheExampleSays() throws IOException {
    ObjectNode shown = (ObjectNode) JSON.readTree(ANSWER.toFile());
    ObjectNode decision = (ObjectNode) shown.at("/decisions/0");
    ObjectNode body = JSON.createObjectNode();
    // The answer depends on the day: the example's own is asked for.
    body.set("as_of", decision.get("as_of"));
    body.set("facts", JSON.readTree(REQUEST.toFile()).get("facts"));
    JsonNode answer = service.post("/v1/rulebooks/domestic-abuse/what-if", body.toString()).json();

    assertThat(answer.has("outcome")).as(answer.toString()).isTrue();
    ObjectNode now = decision.deepCopy();
    List.of("rulebook", "outcome", "rules", "reasons", "open_questions", "advice")
        .forEach(part -> now.set(part, answer.get(part)));
    if (System.getProperty("evenhand.rewrite") != null) {
      shown.putArray("decisions").add(now);
      Files.writeString(
          ANSWER, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(shown) + "\n");
    }
    assertThat(now).isEqualTo(decision);
  }

  @Test
  void theReadmeQuotesTheRequestAndTheAnswer() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    JsonNode shown = JSON.readTree(ANSWER.toFile());
    assertThat(readme.replaceAll("\\s+", ""))
        .contains(Files.readString(REQUEST).replaceAll("\\s+", ""));
    for (JsonNode block : shown.at("/summary/blocks")) {
      assertThat(readme).contains(block.toString());
    }
    assertThat(readme).contains(shown.at("/decisions/0/outcome/grades/response").toString());
  }
}

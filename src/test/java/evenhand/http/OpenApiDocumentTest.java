package evenhand.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.rulebook.Rulebooks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OpenApiDocumentTest {
  private static JsonNode document = Json.mapper().createObjectNode();

  @BeforeAll
  static void read() {
    document = OpenApiDocument.of(Rulebooks.load(Path.of("rules")));
  }

  @Test
  void every_call_of_the_contract_is_described() {
    List<String> calls = new ArrayList<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            calls.add(
                                method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
    assertThat(calls)
        .contains(
            "POST /v1/decisions",
            "GET /v1/decisions/{id}",
            "POST /v1/decisions/{id}/monitoring",
            "POST /v1/decisions/{id}/response",
            "POST /v1/decisions/{id}/outcomes",
            "GET /v1/contacts/{ref}",
            "POST /v1/contacts/{ref}/close",
            "GET /v1/actions",
            "POST /v1/actions/{id}/done",
            "GET /v1/rulebooks",
            "GET /v1/rulebooks/{id}",
            "GET /v1/rulebooks/{id}/questions",
            "GET /v1/rulebooks/{id}/rules",
            "GET /v1/rulebooks/{id}/atrs",
            "GET /v1/rulebooks/{id}/equality-note",
            "GET /v1/rulebooks/{id}/algo-care",
            "GET /v1/sources",
            "GET /v1/rulebooks/{id}/revisions",
            "POST /v1/rulebooks/{id}/what-if");
  }

  @Test
  void each_rulebook_brings_the_schema_of_its_facts() {
    JsonNode facts = document.at("/components/schemas/facts-domestic-abuse");
    assertThat(facts.get("type").asText()).isEqualTo("object");
    assertThat(facts.get("properties").has("dash_strangle")).isTrue();
    assertThat(document.at("/components/schemas/facts-hate-crime").isObject()).isTrue();
    assertThat(document.at("/components/schemas/facts-diversion").isObject()).isTrue();
  }

  @Test
  void every_reference_leads_somewhere() {
    List<String> references = document.findValuesAsText("$ref");
    assertThat(references).isNotEmpty();
    assertThat(references)
        .allSatisfy(
            reference ->
                assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
  }

  @Test
  void every_call_can_answer_with_a_problem() {
    document
        .get("paths")
        .forEach(
            path ->
                path.forEach(
                    call ->
                        assertThat(
                                call.at(
                                        "/responses/default/content/application~1problem+json/schema/$ref")
                                    .asText())
                            .isEqualTo("#/components/schemas/Problem")));
  }
}

package evenhand.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.RunningService;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the service says of its rulebooks: sentences, citations, records for the public. */
class RegistersOverHttpIT {
  private final RunningService service = RunningService.shared();

  @Test
  void a_section_leads_to_the_rules_that_rest_on_it() {
    JsonNode found = service.get("/v1/sources?cites=SCA%20s.75A").json().path("provisions");
    assertThat(found).hasSize(1);
    assertThat(found.at("/0/title").asText()).isEqualTo("Serious Crime Act 2015");
    assertThat(found.at("/0/from").asText()).isEqualTo("2022-06-07");
    assertThat(found.at("/0/rules").findValuesAsText("id")).contains("DA-020", "DA-074");
    assertThat(service.get("/v1/sources?cites=s.9999").json().path("provisions")).isEmpty();
  }

  @Test
  void a_rule_comes_with_its_sentence_and_the_dated_values_that_it_reads() {
    for (JsonNode rule : service.get("/v1/rulebooks/domestic-abuse/rules").json().path("rules")) {
      assertThat(rule.path("sentence").asText()).startsWith("Where ").contains("\nthen:\n- ");
      if (rule.path("id").asText().equals("DA-075")) {
        assertThat(rule.at("/parameters").findValuesAsText("id")).isNotEmpty();
        assertThat(rule.at("/parameters/0/values/0").has("source")).isTrue();
      }
    }
  }

  @Test
  void the_records_for_the_public_are_served_as_json_and_as_pages() {
    for (String kind : List.of("atrs", "equality-note", "algo-care")) {
      String path = "/v1/rulebooks/hate-crime/" + kind;
      assertThat(service.get(path).json().path("kind").asText()).isEqualTo(kind);
      assertThat(service.get(path + ".html").status()).isEqualTo(200);
      assertThat(service.get(path + ".html").body()).contains("To be completed by the force: ");
      assertThat(service.get("/v1/rulebooks/nothing/" + kind).status()).isEqualTo(404);
    }
  }
}

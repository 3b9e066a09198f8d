package evenhand.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import evenhand.rulebook.Detail;
import evenhand.rulebook.cases.Runs;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every line of a file of cases is answered, in the form of the contract. */
class CaseDeciderTest {
  private final CaseDecider decider = new CaseDecider(Runs.rulebook("hate-crime"), Detail.OUTCOME);

  private JsonNode answer(String line) throws IOException {
    return new ObjectMapper().readTree(decider.answer(line, 7));
  }

  @Test
  void aCaseIsAnsweredUnderItsId() throws IOException {
    JsonNode answer = answer("{\"id\":\"c1\",\"as_of\":\"2026-06-01T12:00:00Z\",\"facts\":{}}");

    assertThat(answer.get("id").asText()).isEqualTo("c1");
    assertThat(answer.has("line")).isFalse();
    assertThat(answer.get("outcome").isObject()).isTrue();
    assertThat(answer.get("revision").asText()).startsWith("sha256:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "''                                                  | ",
        "[]                                                  | ",
        "{\"id\":                                            | ",
        "{\"facts\":{}}                                      | /as_of",
        "{\"as_of\":\"2026-06-01T12:00:00Z\",\"facts\":[]}   | /facts",
        "{\"as_of\":\"2026-06-01T12:00:00Z\",\"fact\":{}}    | /fact",
        "{\"as_of\":\"2026-06-01T12:00:00Z\",\"facts\":{\"no_such\":1}} | /facts/no_such",
      })
  void whatIsNoCaseIsAnsweredWithTheNumberOfItsLine(String line, @Nullable String pointer)
      throws IOException {
    JsonNode answer = answer(line.equals("''") ? "" : line);

    assertThat(answer.get("line").asInt()).isEqualTo(7);
    assertThat(answer.at("/problem/title").asText()).isNotEmpty();
    assertThat(answer.has("outcome")).isFalse();
    if (pointer != null) {
      assertThat(answer.at("/problem/errors").findValuesAsText("pointer")).containsExactly(pointer);
    }
  }
}

package evenhand.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import evenhand.http.Json;
import evenhand.rulebook.Advice;
import evenhand.rulebook.Answers;
import evenhand.rulebook.Detail;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.cases.Runs;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** The answers of a case: decided, or refused by name; and both evaluations agree. */
class CaseFuzzTest {
  private static final Instant AS_OF = Instant.parse("2026-11-22T12:00:00Z");
  private static final Rulebook RULEBOOK = Runs.rulebook("domestic-abuse");

  @FuzzTest(maxDuration = "10m")
  void isDecidedOrRefusedByName(byte[] input) throws IOException {
    JsonNode facts;
    try {
      facts = Json.mapper().readTree(input);
    } catch (JsonProcessingException noJson) {
      return;
    }
    try {
      Answers answers = Answers.read(List.of(RULEBOOK), facts, AS_OF);
      Advice first = RULEBOOK.advise(answers, RULEBOOK.parameters(AS_OF), Detail.REASONS);
      Advice second = RULEBOOK.adviseAgain(answers, RULEBOOK.parameters(AS_OF), Detail.REASONS);
      assertThat(first.outcome()).isEqualTo(second.outcome());
    } catch (InvalidCaseException refused) {
      assertThat(refused.faults()).isNotEmpty();
    }
  }
}

package evenhand.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.http.Json;
import evenhand.http.MalformedBodyException;
import evenhand.http.StrictJsonReader;
import evenhand.rulebook.Advice;
import evenhand.rulebook.Answers;
import evenhand.rulebook.Detail;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.cases.Runs;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.time.Instant;
import java.util.List;

/** The answers of a case: decided, or refused by name; and both evaluations agree. */
class CaseFuzzTest {
  private static final Instant AS_OF = Instant.parse("2026-11-22T12:00:00Z");
  private static final StrictJsonReader READER = new StrictJsonReader(Json.mapper());
  private static final Rulebook RULEBOOK = Runs.rulebook("domestic-abuse");

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static JsonNode read(byte[] body) throws IOException {
    return (JsonNode)
        READER.readFrom(
            (Class) ObjectNode.class,
            ObjectNode.class,
            new Annotation[0],
            MediaType.APPLICATION_JSON_TYPE,
            new MultivaluedHashMap<>(),
            new ByteArrayInputStream(body));
  }

  @FuzzTest(maxDuration = "10m")
  void isDecidedOrRefusedByName(byte[] input) throws IOException {
    try {
      JsonNode facts = read(input);
      Answers answers = Answers.read(List.of(RULEBOOK), facts, AS_OF);
      Advice first = RULEBOOK.advise(answers, RULEBOOK.parameters(AS_OF), Detail.REASONS);
      Advice second = RULEBOOK.adviseAgain(answers, RULEBOOK.parameters(AS_OF), Detail.REASONS);
      assertThat(first.outcome()).isEqualTo(second.outcome());
    } catch (InvalidCaseException refused) {
      assertThat(refused.faults()).isNotEmpty();
    } catch (MalformedBodyException noJson) {
      assertThat(noJson.getMessage()).isNotEmpty();
    }
  }
}

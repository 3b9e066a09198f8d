package evenhand.rulebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** An unanswered question whose answer could still change the outcome. */
public record OpenQuestion(
    String question, @JsonProperty("could_change") List<PossibleAnswer> couldChange) {

  public OpenQuestion {
    couldChange = List.copyOf(couldChange);
  }

  /**
   * What one possible answer would do.
   *
   * @param answer the answer; for a range of numbers or dates its first value
   * @param to the last value of the range, where the answer stands for one
   * @param adds what would come to the outcome: grades, flags, actions, blocks, reviews, closes,
   *     opens, provisional
   * @param clears what would go from it, in the same form (an answered question is no longer asked)
   */
  @JsonPropertyOrder({"answer", "to", "adds", "clears"})
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record PossibleAnswer(
      JsonNode answer, Optional<JsonNode> to, JsonNode adds, JsonNode clears) {}
}

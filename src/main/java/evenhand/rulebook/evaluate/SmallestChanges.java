package evenhand.rulebook.evaluate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The smallest changes of answers that alter the codes and grades of an outcome.
 *
 * @param singles other answers to one question
 * @param pairs other answers to two questions of which neither alone alters anything
 */
@JsonPropertyOrder({"singles", "pairs"})
public record SmallestChanges(List<Change> singles, List<Change> pairs) {

  public SmallestChanges {
    singles = List.copyOf(singles);
    pairs = List.copyOf(pairs);
  }

  /**
   * Other answers, and what they alter.
   *
   * @param answers by question; {@code "unknown"} takes an answer back; of a range of numbers or
   *     days the nearest to the answer given
   * @param adds what comes to the outcome, as open questions write it
   * @param clears what goes from it
   */
  @JsonPropertyOrder({"answers", "adds", "clears"})
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Change(SortedMap<String, JsonNode> answers, JsonNode adds, JsonNode clears) {
    public Change {
      answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
    }
  }
}

package evenhand.rulebook.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes values as answers carry them. */
final class AnswerJson {
  private AnswerJson() {}

  /** Numbers, truths, sets as sorted lists, and everything else as text; null is "unknown". */
  static JsonNode of(@Nullable Object value) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (value instanceof Integer number) {
      return json.numberNode(number);
    } else if (value instanceof Boolean truth) {
      return json.booleanNode(truth);
    } else if (value instanceof Set<?> set) {
      ArrayNode array = json.arrayNode();
      set.stream().map(String::valueOf).sorted().forEach(array::add);
      return array;
    }
    return json.textNode(value == null ? "unknown" : String.valueOf(value));
  }
}

package evenhand.fairness.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

/**
 * What a decision advised, as far as it is audited.
 *
 * @param grades by scale, as a JSON object
 */
record Advised(
    JsonNode grades,
    Set<String> flags,
    Set<String> actions,
    Set<String> reviews,
    Set<String> blocks,
    Set<String> options,
    boolean isProvisional) {

  /** Reads the array that the statement builds, in its order. */
  static Advised of(JsonNode advice) {
    Iterator<JsonNode> parts = advice.iterator();
    return new Advised(
        parts.next(),
        codes(parts.next()),
        codes(parts.next()),
        codes(parts.next()),
        codes(parts.next()),
        codes(parts.next()),
        parts.next().asBoolean());
  }

  static Set<String> codes(JsonNode list) {
    Set<String> codes = new HashSet<>();
    list.forEach(code -> codes.add(code.asText()));
    return codes;
  }
}

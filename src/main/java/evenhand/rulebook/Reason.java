package evenhand.rulebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A firing as shown to people: rule, the answers it rests on, citations and effects.
 *
 * @param rule id of the rule-table row, for example {@code DA-020}
 * @param ruleClass letters divided by "; ": S statute, G guidance, L local practice, P policy
 * @param verified false where any text that the rule cites was not read first-hand
 * @param because question id, sorted, to the answer as given; {@code "unknown"} where it is
 *     missing. Quotes a person's answers: erasable, never part of what the ledger hashes
 * @param basis of the answers that are known: {@code assessment}, {@code fact} or both (DPA 2018,
 *     s.38); empty where the reason rests on missing answers alone
 * @param forceParameters parameters that the rule reads and that the force has set, with their
 *     value
 * @param effects each an object with one member, for example {@code {"flag": "DAA_S1"}}
 */
@JsonPropertyOrder({
  "rule",
  "title",
  "class",
  "verified",
  "because",
  "basis",
  "cites",
  "effects",
  "force_parameters"
})
public record Reason(
    String rule,
    String title,
    @JsonProperty("class") String ruleClass,
    boolean verified,
    Map<String, JsonNode> because,
    List<String> basis,
    List<Citation> cites,
    List<JsonNode> effects,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonProperty("force_parameters")
        SortedMap<String, String> forceParameters) {

  public Reason {
    because = Collections.unmodifiableMap(new LinkedHashMap<>(because));
    basis = List.copyOf(basis);
    cites = List.copyOf(cites);
    effects = List.copyOf(effects);
    forceParameters = Collections.unmodifiableSortedMap(new TreeMap<>(forceParameters));
  }

  /**
   * A source as a rule cites it.
   *
   * @param source key in the rulebook's sources, or {@code policy}
   * @param section the place in it; empty where the whole is cited
   * @param amended what has changed in it since the rulebook was last reviewed; empty where nothing
   *     is known
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  @JsonPropertyOrder({"source", "section", "title", "verified", "amended_since_review"})
  public record Citation(
      String source,
      String section,
      String title,
      boolean verified,
      @JsonProperty("amended_since_review") String amended) {}
}

package evenhand.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A response without its words: what is kept in the open.
 *
 * @param grades that the person set in place of those advised
 * @param options that the person left open in place of those advised
 * @param shownForMs how long the suggestion was on screen; absent where nobody measured it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({
  "accepted",
  "confirmations",
  "chosen_option",
  "grades",
  "options",
  "reason_code",
  "supervisor",
  "lowered",
  "shown_for_ms"
})
public record ResponseCodes(
    boolean accepted,
    List<String> confirmations,
    @JsonProperty("chosen_option") Optional<String> chosenOption,
    SortedMap<String, String> grades,
    Optional<List<String>> options,
    @JsonProperty("reason_code") Optional<String> reasonCode,
    Optional<Actor> supervisor,
    boolean lowered,
    @JsonProperty("shown_for_ms") Optional<Long> shownForMs) {

  public ResponseCodes {
    confirmations = confirmations == null ? List.of() : List.copyOf(confirmations);
    grades =
        Collections.unmodifiableSortedMap(grades == null ? new TreeMap<>() : new TreeMap<>(grades));
    options = options.map(List::copyOf);
  }
}

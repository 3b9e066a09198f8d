package evenhand.decision.response;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a person did with a decision, as sent; the service checks it against the decision.
 *
 * @param confirmations codes of the outcome that the person confirms, such as g4 or a block
 * @param chosenOption the disposal chosen among the options left open
 * @param adviceGiven words given to the caller; needed where g4 of contact is accepted
 * @param to what the person decided instead, where not accepted
 * @param reasonCode one of {@link OverrideReason}
 * @param supervisor pseudonym of the second person, where lowering needs one
 * @param shownForMs how long the suggestion was on screen before the person acted; absent where the
 *     caller's screen does not measure it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({
  "accepted",
  "confirmations",
  "chosen_option",
  "advice_given",
  "to",
  "reason_code",
  "reason",
  "supervisor",
  "evidence",
  "shown_for_ms"
})
public record ResponseRequest(
    @JsonProperty(required = true) boolean accepted,
    List<String> confirmations,
    @JsonProperty("chosen_option") Optional<String> chosenOption,
    @JsonProperty("advice_given") Optional<String> adviceGiven,
    Optional<Target> to,
    @JsonProperty("reason_code") Optional<String> reasonCode,
    Optional<String> reason,
    Optional<String> supervisor,
    Optional<String> evidence,
    @JsonProperty("shown_for_ms") Optional<Long> shownForMs) {

  public ResponseRequest {
    confirmations = orNone(confirmations);
  }

  /** Accepts the advice as it stands. */
  public static ResponseRequest accept(List<String> confirmations) {
    return new ResponseRequest(
        true,
        confirmations,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * What a person decided in place of the advice.
   *
   * @param grades scale to grade, for the scales that the person sets
   * @param options the disposal options that the person leaves open; absent where not touched
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Target(SortedMap<String, String> grades, Optional<List<String>> options) {
    public Target {
      grades = orNone(grades);
      options = options.map(List::copyOf);
    }

    private static SortedMap<String, String> orNone(@Nullable SortedMap<String, String> grades) {
      return Collections.unmodifiableSortedMap(grades == null ? new TreeMap<>() : grades);
    }
  }

  private static List<String> orNone(@Nullable List<String> codes) {
    return codes == null ? List.of() : List.copyOf(codes);
  }
}

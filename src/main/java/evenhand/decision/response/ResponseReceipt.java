package evenhand.decision.response;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import evenhand.decision.DecisionId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A response as recorded.
 *
 * @param inForce the contact's grades in force after it
 * @param awaitingConfirmation codes that still need a person's confirmation
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({
  "id",
  "decision",
  "recorded",
  "recorded_at",
  "accepted",
  "in_force",
  "awaiting_confirmation"
})
public record ResponseReceipt(
    String id,
    DecisionId decision,
    boolean recorded,
    @JsonProperty("recorded_at") Instant recordedAt,
    boolean accepted,
    @JsonProperty("in_force") SortedMap<String, String> inForce,
    @JsonProperty("awaiting_confirmation") List<String> awaitingConfirmation) {

  public ResponseReceipt {
    inForce = Collections.unmodifiableSortedMap(new TreeMap<>(inForce));
    awaitingConfirmation = List.copyOf(awaitingConfirmation);
  }
}

package evenhand.decision.followup;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import evenhand.decision.DecisionId;
import java.time.Instant;

/** Later knowledge as recorded. */
@JsonPropertyOrder({"id", "decision", "recorded", "recorded_at"})
public record OutcomeReceipt(
    String id,
    DecisionId decision,
    boolean recorded,
    @JsonProperty("recorded_at") Instant recordedAt) {}

package evenhand.decision.followup;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import evenhand.decision.ActionId;
import evenhand.decision.Actor;
import java.time.Instant;

/** An action as marked done; the first mark stands. */
@JsonPropertyOrder({"id", "code", "recorded", "done_at", "done_by"})
public record DoneReceipt(
    ActionId id,
    String code,
    boolean recorded,
    @JsonProperty("done_at") Instant doneAt,
    @JsonProperty("done_by") Actor doneBy) {}

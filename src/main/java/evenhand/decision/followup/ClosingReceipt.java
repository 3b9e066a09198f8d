package evenhand.decision.followup;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import evenhand.decision.ContactReference;
import java.time.Instant;

/** A contact as closed. */
@JsonPropertyOrder({"id", "contact", "recorded", "closed_at"})
public record ClosingReceipt(
    String id,
    ContactReference contact,
    boolean recorded,
    @JsonProperty("closed_at") Instant closedAt) {}

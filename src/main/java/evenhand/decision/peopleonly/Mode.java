package evenhand.decision.peopleonly;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.UUID;

/**
 * Whether people decide without the rules of a rulebook.
 *
 * @param cause {@code overrides}, {@code stop-verdict} or {@code person}
 * @param showing what crossed the threshold, or the person's reason
 */
@JsonPropertyOrder({"id", "rulebook", "people_only", "cause", "showing", "since", "made_by"})
public record Mode(
    UUID id,
    String rulebook,
    @JsonProperty("people_only") boolean peopleOnly,
    String cause,
    String showing,
    @JsonProperty("since") Instant recordedAt,
    @JsonProperty("made_by") String madeBy) {
  static final String PERSON = "person";
}

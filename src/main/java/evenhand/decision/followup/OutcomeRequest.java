package evenhand.decision.followup;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;

/**
 * Later knowledge as sent.
 *
 * @param kind one of the later outcomes that the decision's rulebook lists
 * @param at when it happened
 * @param value a whole number in the unit of the kind; absent where the unit is none
 */
public record OutcomeRequest(
    @JsonProperty(required = true) String kind,
    @JsonProperty(required = true) Instant at,
    Optional<Long> value) {}

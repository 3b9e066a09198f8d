package evenhand.decision;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which decision a decision corrects, and why, as a code. */
public record Supersession(DecisionId id, @JsonProperty("reason_code") String reasonCode) {}

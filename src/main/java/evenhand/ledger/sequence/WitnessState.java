package evenhand.ledger.sequence;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;

/**
 * What one witness has countersigned.
 *
 * @param since when it last did; empty where it never has
 */
public record WitnessState(
    String witness, Optional<Long> size, @JsonProperty("witnessed_at") Optional<Instant> since) {}

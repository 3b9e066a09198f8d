package evenhand.decision.erasure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What keeps the answers of a decision, and what would become of them if they were to be erased.
 *
 * @param isHeld whether a hold keeps its answers
 * @param isErased whether there is nothing left to erase
 */
public record Erasable(
    UUID id,
    @JsonProperty("review_on") LocalDate reviewOn,
    @JsonProperty("held") boolean isHeld,
    @JsonProperty("erased") boolean isErased) {}

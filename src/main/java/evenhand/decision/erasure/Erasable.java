package evenhand.decision.erasure;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What keeps the answers of a decision, and what would become of them if they were to be erased.
 *
 * @param reviewedOn when somebody last reviewed it and kept it; absent where nobody did
 * @param isHeld whether a hold keeps its answers
 * @param isErased whether there is nothing left to erase
 */
public record Erasable(
    UUID id,
    @JsonProperty("review_on") LocalDate reviewOn,
    @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("reviewed_on")
        @Nullable LocalDate reviewedOn,
    @JsonProperty("held") boolean isHeld,
    @JsonProperty("erased") boolean isErased) {}

package evenhand.decision.erasure;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What would become of a decision that is asked to be erased.
 *
 * @param isHeld whether a hold keeps its answers
 * @param isErased whether there is nothing left to erase
 */
public record Erasable(UUID id, LocalDate reviewOn, boolean isHeld, boolean isErased) {}

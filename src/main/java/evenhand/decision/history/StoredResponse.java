package evenhand.decision.history;

import java.time.Instant;
import java.util.UUID;

/**
 * A response as read back.
 *
 * @param codes the request without its words, JSON
 */
public record StoredResponse(
    UUID id, Instant recordedAt, String madeBy, boolean accepted, String codes) {}

package evenhand.decision.history;

import evenhand.decision.Json;
import evenhand.decision.ResponseCodes;
import java.time.Instant;
import java.util.UUID;

/**
 * A response as read back.
 *
 * @param codes the request without its words, JSON
 */
public record StoredResponse(
    UUID id, Instant recordedAt, String madeBy, boolean accepted, String codes) {

  public ResponseCodes readCodes() {
    return Json.read(codes, ResponseCodes.class);
  }
}

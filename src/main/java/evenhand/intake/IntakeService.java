package evenhand.intake;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.decision.Actor;
import evenhand.decision.DecisionId;

/** Takes in one contact: decides, records all of it in one transaction, then answers. */
public final class IntakeService {

  /**
   * Decides a contact and records it, committed before this returns.
   *
   * @throws evenhand.rulebook.InvalidCaseException 422 with a pointer to each fault
   * @throws evenhand.rulebook.EngineFaultException 503, nothing written
   * @throws evenhand.decision.NotRecordedException 503
   * @throws IdempotencyConflictException 409
   */
  public RecordedContact record(ContactRequest request, IdempotencyKey key, Actor actor) {
    throw new UnsupportedOperationException(request + " " + key + " " + actor);
  }

  /**
   * Records monitoring data given after the advice; answers nothing, for nobody reads it back.
   *
   * @param monitoring role to protected characteristics, for example {@code {"victim":
   *     {"ethnicity_self_defined": "A2"}}}
   * @throws evenhand.rulebook.InvalidCaseException 422 with pointers such as {@code
   *     /victim/ethnicity_self_defined}
   * @throws evenhand.decision.UnknownRecordException 404
   * @throws evenhand.decision.NotRecordedException 503
   */
  public void addMonitoring(DecisionId decision, JsonNode monitoring, Actor actor) {
    throw new UnsupportedOperationException(decision + " " + monitoring + " " + actor);
  }
}

package evenhand.decision.response;

import evenhand.decision.Actor;
import evenhand.decision.DecisionId;

/** Records what a person did with a decision. */
public final class ResponseService {

  /**
   * Checks and records a response, committed before this returns.
   *
   * @throws evenhand.rulebook.InvalidCaseException 422: each fault names what is missing or
   *     refused, for example {@code /supervisor}; the attempt is logged and the grade stands
   * @throws evenhand.decision.UnknownRecordException 404
   * @throws evenhand.decision.ErasedException 409
   * @throws evenhand.decision.NotRecordedException 503
   */
  public ResponseReceipt record(DecisionId decision, ResponseRequest request, Actor actor) {
    throw new UnsupportedOperationException(decision + " " + request + " " + actor);
  }
}

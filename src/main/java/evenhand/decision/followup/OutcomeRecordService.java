package evenhand.decision.followup;

import evenhand.decision.Actor;
import evenhand.decision.DecisionId;

/** Records what became known after a decision: harm, reoffending, completion and the like. */
public final class OutcomeRecordService {

  /**
   * Checks against the rulebook's closed list and records, committed before this returns.
   *
   * @throws evenhand.rulebook.InvalidCaseException 422 with pointers /kind, /at, /value
   * @throws evenhand.decision.UnknownRecordException 404
   * @throws evenhand.decision.NotRecordedException 503
   */
  public OutcomeReceipt record(DecisionId decision, OutcomeRequest request, Actor actor) {
    throw new UnsupportedOperationException(decision + " " + request + " " + actor);
  }
}

package evenhand.decision.followup;

import evenhand.decision.ActionId;
import evenhand.decision.Actor;
import evenhand.decision.DueAction;
import java.time.Instant;
import java.util.List;

/** Tasks that decisions ask for: what falls due, and what has been done. */
public final class ActionsService {

  /** Undone actions of decisions not superseded that are due before an instant, earliest first. */
  public List<DueAction> dueBefore(Instant dueBefore, int countMax) {
    throw new UnsupportedOperationException(dueBefore + " " + countMax);
  }

  /**
   * Marks an action done; marking again answers the first mark.
   *
   * @throws evenhand.decision.UnknownRecordException 404
   * @throws evenhand.decision.NotRecordedException 503
   */
  public DoneReceipt done(ActionId action, Actor actor) {
    throw new UnsupportedOperationException(action + " " + actor);
  }
}

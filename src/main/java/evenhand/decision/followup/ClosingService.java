package evenhand.decision.followup;

import evenhand.decision.Actor;
import evenhand.decision.ContactReference;

/** Closes a contact, unless a standing decision is provisional or blocks closing. */
public final class ClosingService {

  /**
   * Closes and records it, committed before this returns; a closed contact answers its closing
   * again. A later decision opens it anew.
   *
   * @throws CloseRefusedException 409
   * @throws evenhand.decision.UnknownRecordException 404
   * @throws evenhand.decision.NotRecordedException 503
   */
  public ClosingReceipt close(ContactReference contact, Actor actor) {
    throw new UnsupportedOperationException(contact + " " + actor);
  }
}

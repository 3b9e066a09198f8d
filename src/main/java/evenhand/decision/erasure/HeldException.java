package evenhand.decision.erasure;

import evenhand.decision.ContactReference;
import evenhand.decision.DecisionId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A contact of which a hold keeps a decision, so that nothing of it was erased. Callers say 409.
 */
public final class HeldException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public HeldException(ContactReference contact, List<DecisionId> held) {
    super(
        "Nothing of the contact "
            + contact
            + " was erased, for a hold keeps the decisions "
            + held.stream().map(DecisionId::toString).collect(Collectors.joining(", "))
            + ". Let go of each first, or erase the others one by one.");
  }
}

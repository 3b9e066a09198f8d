package evenhand.decision;

import java.util.Optional;

/** Reads what is recorded: one decision with what became of it, or all of one contact. */
public final class DecisionHistoryService {

  /** The decision as recorded, its responses, later outcomes and sealing state. */
  public Optional<DecisionView> decision(DecisionId id) {
    throw new UnsupportedOperationException(id.toString());
  }

  /** History, grades in force and what is due; empty where nothing is recorded of the contact. */
  public Optional<ContactView> contact(ContactReference contact) {
    throw new UnsupportedOperationException(contact.toString());
  }
}

package evenhand.decision.history;

import evenhand.decision.Actor;
import evenhand.decision.ContactReference;
import evenhand.decision.DecisionId;
import evenhand.decision.access.AccessLog;
import evenhand.decision.access.AccessReason;
import evenhand.decision.access.Operation;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Shows people what is recorded. Who sees which decision, when and why stands in the access log
 * before it is shown (DPA 2018, s.62).
 */
public final class ConsultationService {
  private final DecisionHistoryService history;
  private final AccessLog access;

  public ConsultationService(DecisionHistoryService history, AccessLog access) {
    this.history = history;
    this.access = access;
  }

  /** The decision as recorded; empty where there is none. */
  public Optional<DecisionView> decision(DecisionId id, Actor by, AccessReason reason) {
    Optional<DecisionView> found = history.decision(id);
    found.ifPresent(view -> log(List.of(id.value()), by, reason));
    return found;
  }

  /** All that is recorded of a contact; empty where there is nothing. */
  public Optional<ContactView> contact(ContactReference contact, Actor by, AccessReason reason) {
    Optional<ContactView> found = history.contact(contact);
    found.ifPresent(
        view ->
            log(
                view.history().stream()
                    .flatMap(step -> step.decision().stream())
                    .map(DecisionId::value)
                    .distinct()
                    .toList(),
                by,
                reason));
    return found;
  }

  private void log(List<UUID> seen, Actor by, AccessReason reason) {
    access.write(by, Operation.CONSULTATION, seen, reason);
  }
}

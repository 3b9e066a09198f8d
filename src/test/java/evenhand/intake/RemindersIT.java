package evenhand.intake;

import static evenhand.intake.Contacts.HANDLER;
import static evenhand.intake.Contacts.theCaseOf;
import static org.assertj.core.api.Assertions.assertThat;

import evenhand.decision.ActionId;
import evenhand.decision.ContactReference;
import evenhand.decision.DecisionId;
import evenhand.decision.history.DueAction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What time alone asks for is listed until somebody has seen to it. */
class RemindersIT {
  private final Service service = Service.overSharedDatabase();

  @Test
  void anIncidentThatWaitsIsListedForReassessmentUntilSomebodyDidIt() {
    Contacts contact = waiting();
    DecisionId id = service.decide(contact);

    DueAction again = reassessment(contact).orElseThrow();
    assertThat(again.kind()).isEqualTo("review");
    assertThat(again.due()).contains(Instant.parse("2026-06-01T14:31:00Z"));
    assertThat(again.overdue()).isTrue();
    assertThat(due(id)).contains(again.id());
    assertThat(service.actions.dueBefore(again.due().orElseThrow(), 10_000))
        .as("not before its time")
        .extracting(DueAction::id)
        .doesNotContain(again.id());

    assertThat(service.actions.done(again.id(), HANDLER).code()).isEqualTo("RE_THRIVE");
    assertThat(reassessment(contact)).isEmpty();
    assertThat(due(id)).doesNotContain(again.id());
  }

  @Test
  void aReminderEndsWithTheNextDecisionACorrectionOrTheClosing() {
    Contacts decided = waiting();
    service.decide(decided);
    service.decide(
        Contacts.aContactCalled(decided.reference())
            .about("hate-crime")
            .asOf("2026-06-01T12:01:00Z"));
    assertThat(reassessment(decided)).as("another rulebook ends nothing").isPresent();
    service.decide(decided.answering("resource_assigned", "yes").asOf("2026-06-01T12:02:00Z"));
    assertThat(reassessment(decided)).isEmpty();

    Contacts corrected = waiting();
    DecisionId mistaken = service.decide(corrected);
    service.decide(
        corrected
            .answering("resource_assigned", "yes")
            .correcting(mistaken.toString(), "ANSWER_CORRECTED"));
    assertThat(reassessment(corrected)).isEmpty();

    Contacts closed =
        theCaseOf("contact", "CO-V01")
            .answering("opened_at", "2026-06-01T12:00:00Z")
            .answering("resource_assigned", "no");
    service.decide(closed);
    assertThat(reassessment(closed)).isPresent();
    close(closed);
    assertThat(reassessment(closed)).isEmpty();
  }

  @Test
  void aReassessmentThatFindsItOverdueListsItFromTheFirst() {
    Contacts contact = waiting();
    service.decide(contact);
    service.decide(contact.asOf("2026-06-01T16:00:00Z"));

    assertThat(reassessment(contact).orElseThrow().due())
        .contains(Instant.parse("2026-06-01T14:31:00Z"));
  }

  @Test
  void theServiceSuppliesWhenTheIncidentWasOpenedAndWhatAPersonGraded() {
    Contacts contact = Contacts.aContact().about("contact").asOf("2026-06-01T11:00:00Z");
    service.decide(contact);
    service.decide(contact.answering("risk_to_life", "none").asOf("2026-06-01T12:00:00Z"));

    assertThat(reassessment(contact).orElseThrow().due())
        .as("counted from the first decision, though nobody said when it was opened")
        .contains(Instant.parse("2026-06-01T14:31:00Z"));
  }

  private static Contacts waiting() {
    return Contacts.aContact()
        .about("contact")
        .asOf("2026-06-01T12:00:00Z")
        .answering("opened_at", "2026-06-01T11:00:00Z");
  }

  private Optional<DueAction> reassessment(Contacts contact) {
    return service.read(contact).due().stream()
        .filter(due -> due.code().equals("RE_THRIVE"))
        .findFirst();
  }

  private List<ActionId> due(DecisionId decision) {
    return service.actions.dueBefore(Instant.now(), 10_000).stream()
        .map(DueAction::id)
        .filter(action -> action.decision().equals(decision))
        .toList();
  }

  private void close(Contacts contact) {
    service.closing.close(new ContactReference(contact.reference()), HANDLER);
  }
}

package evenhand.intake;

import static evenhand.intake.Contacts.HANDLER;
import static evenhand.intake.Contacts.OTHER_HANDLER;
import static evenhand.intake.Contacts.aStrangledVictim;
import static evenhand.intake.Contacts.theCaseOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.decision.ActionId;
import evenhand.decision.ContactReference;
import evenhand.decision.DecisionId;
import evenhand.decision.Json;
import evenhand.decision.UnknownRecordException;
import evenhand.decision.followup.ActionsService.Wanted;
import evenhand.decision.followup.CloseRefusedException;
import evenhand.decision.followup.ClosingReceipt;
import evenhand.decision.followup.DoneReceipt;
import evenhand.decision.followup.OutcomeRequest;
import evenhand.decision.history.ContactView;
import evenhand.decision.history.DueAction;
import evenhand.rulebook.InvalidCaseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class FollowupIT {
  private static final Instant PAST = Instant.parse("2026-06-01T12:00:00Z");

  private final Service service = Service.overSharedDatabase();

  @Test
  void aProvisionalContactCannotBeClosedAndTheRulesAreNamed() {
    Contacts contact = aStrangledVictim();
    service.decide(contact);

    assertThatThrownBy(() -> close(contact))
        .asInstanceOf(InstanceOfAssertFactories.type(CloseRefusedException.class))
        .satisfies(
            refused -> {
              assertThat(refused.holds()).hasSize(1);
              assertThat(refused.holds().get(0).provisional()).isTrue();
              assertThat(refused.holds().get(0).blocked()).isTrue();
              assertThat(refused.holds().get(0).rules()).contains("DA-014");
            });
    assertThat(service.read(contact).closedAt()).isEmpty();
  }

  @Test
  void aContactClosesOnceItsNewestDecisionIsComplete() {
    Contacts contact = aStrangledVictim();
    service.decide(contact);
    service.confirm(service.decide(contact.nowTheCaseOf("domestic-abuse", "DA-V03")));

    ClosingReceipt closed = close(contact);

    assertThat(close(contact)).as("closing again answers the first closing").isEqualTo(closed);
    assertThat(service.read(contact).closedAt()).contains(closed.closedAt());
    assertThat(service.read(contact).history()).extracting("kind").endsWith("closing");
  }

  @Test
  void oneRulebookLeftOpenHoldsTheContact() {
    Contacts contact = aStrangledVictim();
    service.decide(contact);
    service.decide(contact.nowTheCaseOf("hate-crime", "HC-V001"));

    assertThatThrownBy(() -> close(contact)).isInstanceOf(CloseRefusedException.class);
  }

  @Test
  void aLaterDecisionOpensAClosedContact() {
    Contacts contact = theCaseOf("domestic-abuse", "DA-V03");
    service.confirm(service.decide(contact));
    close(contact);

    service.decide(contact);

    assertThat(service.read(contact).closedAt()).isEmpty();
  }

  @Test
  void anUnknownContactIsNotClosed() {
    assertThatThrownBy(() -> close(Contacts.aContact())).isInstanceOf(UnknownRecordException.class);
  }

  @Test
  void laterOutcomesAreOfTheRulebooksClosedList() {
    DecisionId id = service.decide(theCaseOf("domestic-abuse", "DA-V03"));

    service.outcomes.record(id, outcome("harm", PAST, Optional.empty()), HANDLER);
    service.outcomes.record(id, outcome("idva_contact", PAST, Optional.of(3L)), HANDLER);

    assertThat(service.read(id).outcomes())
        .extracting("kind")
        .containsExactly("harm", "idva_contact");
    assertThat(service.read(id).outcomes().get(1).value()).contains(3L);
    assertThat(service.read(id).outcomes().get(1).unit()).isEqualTo("days");
  }

  @Test
  void whatIsNoLaterOutcomeIsRefused() {
    DecisionId id = service.decide(theCaseOf("domestic-abuse", "DA-V03"));

    assertThat(refusal(id, outcome("promotion", PAST, Optional.empty()))).contains("/kind");
    assertThat(refusal(id, outcome("harm", PAST, Optional.of(1L)))).contains("/value");
    assertThat(refusal(id, outcome("idva_contact", PAST, Optional.empty()))).contains("/value");
    assertThat(refusal(id, outcome("idva_contact", PAST, Optional.of(-1L)))).contains("/value");
    assertThat(refusal(id, outcome("harm", Instant.now().plusSeconds(3600), Optional.empty())))
        .contains("/at");
    assertThat(service.read(id).outcomes()).isEmpty();
  }

  @Test
  void actionsFallDueUntilTheyAreMarkedDone() {
    Contacts contact = theCaseOf("domestic-abuse", "DA-V03");
    DecisionId id = service.decide(contact);
    List<DueAction> due = service.read(contact).due();
    DueAction first = due.get(0);
    assertThat(first.overdue()).isTrue();
    assertThat(due(id)).contains(first.id());

    DoneReceipt done = service.actions.done(first.id(), HANDLER);

    assertThat(done.code()).isEqualTo(first.code());
    assertThat(service.actions.done(first.id(), OTHER_HANDLER)).isEqualTo(done);
    assertThat(due(id)).doesNotContain(first.id());
    assertThat(service.read(contact).due()).hasSize(due.size() - 1);
  }

  @Test
  void aMarkCoversTheSameTaskOfEarlierDecisionsButNotOfLaterOnes() {
    Contacts contact = theCaseOf("domestic-abuse", "DA-V03");
    service.decide(contact);
    service.decide(contact);
    ContactView twice = service.read(contact);
    DueAction newest = twice.due().get(twice.due().size() - 1);

    service.actions.done(newest.id(), HANDLER);
    assertThat(codes(contact)).doesNotContain(newest.code());

    service.decide(contact);
    assertThat(codes(contact)).contains(newest.code());
  }

  @Test
  void whatWasCorrectedIsNoLongerDue() {
    Contacts contact = theCaseOf("domestic-abuse", "DA-V03");
    DecisionId mistaken = service.decide(contact);
    service.decide(contact.correcting(mistaken.toString(), "ANSWER_CORRECTED"));

    assertThat(due(mistaken)).isEmpty();
  }

  @Test
  void aTaskThatTwoDecisionsAskForStandsOnce() {
    Contacts contact = theCaseOf("domestic-abuse", "DA-V03");
    service.decide(contact);
    List<String> once = codes(contact);
    service.decide(contact);

    assertThat(codes(contact)).isEqualTo(once).doesNotHaveDuplicates();
    Wanted ofContact =
        new Wanted(
            Instant.EPOCH,
            Instant.parse("2100-01-01T00:00:00Z"),
            Optional.of(new ContactReference(contact.reference())));
    List<DueAction> due = service.actions.due(ofContact, 500);
    assertThat(due).extracting(DueAction::code).isSubsetOf(once).isNotEmpty();
    Instant last = due.get(due.size() - 1).due().orElseThrow();
    assertThat(
            service.actions.due(new Wanted(last, ofContact.dueBefore(), ofContact.contact()), 500))
        .allMatch(task -> task.due().equals(Optional.of(last)));
  }

  @Test
  void whatAnotherRulebookForbidsStandsInEveryLaterSummary() {
    Contacts contact = theCaseOf("domestic-abuse", "DA-V03");
    service.decide(contact);
    List<String> forbidden = service.read(contact).blocks();
    assertThat(forbidden).isNotEmpty();

    JsonNode answer =
        Json.read(
            service
                .record(
                    Contacts.aContactCalled(contact.reference())
                        .about("hate-crime")
                        .asOf("2026-06-01T12:01:00Z"))
                .json());

    assertThat(answer.at("/summary/blocks").valueStream().map(JsonNode::asText).toList())
        .containsAll(forbidden);
  }

  @Test
  void anUnknownActionIsNotMarked() {
    DecisionId id = service.decide(theCaseOf("domestic-abuse", "DA-V03"));

    assertThatThrownBy(() -> service.actions.done(new ActionId(id, 900), HANDLER))
        .isInstanceOf(UnknownRecordException.class);
  }

  private ClosingReceipt close(Contacts contact) {
    return service.closing.close(new ContactReference(contact.reference()), HANDLER);
  }

  private String refusal(DecisionId id, OutcomeRequest request) {
    return assertThatThrownBy(() -> service.outcomes.record(id, request, HANDLER))
        .isInstanceOf(InvalidCaseException.class)
        .actual()
        .toString();
  }

  private static OutcomeRequest outcome(String kind, Instant at, Optional<Long> value) {
    return new OutcomeRequest(kind, at, value);
  }

  private List<ActionId> due(DecisionId decision) {
    return service.actions.dueBefore(Instant.now(), 10_000).stream()
        .map(DueAction::id)
        .filter(action -> action.decision().equals(decision))
        .toList();
  }

  private List<String> codes(Contacts contact) {
    return service.read(contact).due().stream().map(DueAction::code).toList();
  }
}

package evenhand.intake;

import static evenhand.intake.Contacts.HANDLER;
import static evenhand.intake.Contacts.OTHER_HANDLER;
import static evenhand.intake.Contacts.theCaseOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenhand.database.SharedDatabase;
import evenhand.decision.Actor;
import evenhand.decision.DecisionId;
import evenhand.decision.ErasedException;
import evenhand.decision.RecordId;
import evenhand.decision.Scales;
import evenhand.decision.UnknownRecordException;
import evenhand.decision.response.ResponseReceipt;
import evenhand.decision.response.ResponseRequest;
import evenhand.decision.response.ResponseService;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.InvalidCaseException.Fault;
import evenhand.rulebook.Rulebook;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ResponseIT {
  private static final Actor SERGEANT = new Actor("sergeant-1");

  private final Service service = Service.overSharedDatabase();

  @Test
  void acceptingConfirmsWhatAPersonMustConfirm() {
    DecisionId id = service.decide(theCaseOf("domestic-abuse", "DA-V02"));
    List<String> awaiting = service.read(id).awaitingConfirmation();
    assertThat(awaiting).isNotEmpty();

    ResponseReceipt some = accept(id, awaiting.subList(0, 1));
    assertThat(some.awaitingConfirmation()).hasSize(awaiting.size() - 1);

    assertThat(accept(id, awaiting).awaitingConfirmation()).isEmpty();
    assertThat(service.read(id).awaitingConfirmation()).isEmpty();
    assertThat(service.read(id).responses()).hasSize(2);
  }

  @Test
  void nobodyConfirmsWhatWasNotAdvised() {
    DecisionId id = service.decide(theCaseOf("domestic-abuse", "DA-V03"));

    assertThat(faults(id, ResponseRequest.accept(List.of("g4")), HANDLER))
        .containsExactly("/confirmations/0");
  }

  @Test
  void raisingTakesAReasonAndNoSupervisor() {
    Contacts contact = theCaseOf("domestic-abuse", "DA-V03");
    DecisionId id = service.decide(contact);

    assertThat(faults(id, Responses.setting("da_risk", "high").request(), HANDLER))
        .containsExactly("/reason");
    ResponseReceipt raised =
        service.responses.record(
            id, Responses.setting("da_risk", "high").because("a hunch").request(), HANDLER);

    assertThat(raised.inForce().get("da_risk")).isEqualTo("high");
    assertThat(service.read(contact).inForce().get("da_risk")).isEqualTo("high");
  }

  @Test
  void loweringDomesticAbuseTakesASecondPersonAReasonAndEvidence() {
    Contacts contact = theCaseOf("domestic-abuse", "DA-V01");
    DecisionId id = service.decide(contact);
    Responses bare = Responses.setting("da_risk", "standard").because("seen together");
    Responses lower = bare.seen("video");

    assertThat(faults(id, bare.request(), HANDLER))
        .containsExactlyInAnyOrder("/supervisor", "/evidence");
    assertThat(faults(id, lower.agreedBy(HANDLER).request(), HANDLER))
        .containsExactly("/supervisor");
    assertThat(faults(id, lower.agreedBy(HANDLER).request(), OTHER_HANDLER))
        .as("who made the decision is no second person")
        .containsExactly("/supervisor");
    assertThat(service.read(contact).inForce().get("da_risk")).isEqualTo("medium");

    service.responses.record(id, lower.agreedBy(SERGEANT).request(), HANDLER);
    assertThat(service.read(contact).inForce().get("da_risk")).isEqualTo("standard");
  }

  @Test
  void aLaterSuggestionRaisesWhatAPersonLowered() {
    Contacts contact = theCaseOf("domestic-abuse", "DA-V01");
    DecisionId id = service.decide(contact);
    service.responses.record(
        id,
        Responses.setting("da_risk", "standard")
            .because("seen together")
            .seen("video")
            .agreedBy(SERGEANT)
            .request(),
        HANDLER);

    service.decide(contact);

    assertThat(service.read(contact).inForce().get("da_risk")).isEqualTo("medium");
  }

  @Test
  void whereFourteenItemsWereAnsweredYesNoResponseLowers() {
    DecisionId id = service.decide(theCaseOf("domestic-abuse", "DA-V02"));
    Responses lower =
        Responses.setting("da_risk", "medium")
            .because("seen together")
            .seen("video")
            .agreedBy(SERGEANT);

    assertThatThrownBy(() -> service.responses.record(id, lower.request(), HANDLER))
        .isInstanceOf(InvalidCaseException.class)
        .hasMessageContaining("/to/grades/da_risk")
        .hasMessageContaining("DA-011")
        .hasMessageContaining("DA-090");
  }

  @Test
  void theStrictestRulebookOfTheContactHolds() {
    Contacts contact = theCaseOf("hate-crime", "HC-V001").withTheCaseOf("domestic-abuse", "DA-V02");
    List<DecisionId> both = service.record(contact).decisions();
    DecisionId hateCrime = both.get(1);

    assertThat(
            faults(
                hateCrime,
                Responses.setting("response", "g4")
                    .because("seen")
                    .seen("video")
                    .agreedBy(SERGEANT)
                    .request(),
                HANDLER))
        .as("domestic abuse suggests g2, and DA-011 fired")
        .containsExactly("/to/grades/response");
  }

  @Test
  void openingAClosedDisposalIsLowering() {
    DecisionId id = service.decide(theCaseOf("diversion", "DV-V003"));

    assertThat(
            faults(
                id,
                Responses.opening("conditional_caution", "outcome_22")
                    .because("the gravity was wrong")
                    .request(),
                HANDLER))
        .containsExactly("/supervisor");
    assertThat(faults(id, Responses.opening("hanging").because("x").request(), HANDLER))
        .containsExactly("/to/options/0");
    service.responses.record(
        id, Responses.opening("outcome_22").because("narrower").request(), HANDLER);
  }

  @Test
  void aChosenOptionIsOneThatIsOpen() {
    DecisionId id = service.decide(theCaseOf("diversion", "DV-V003"));

    assertThat(faults(id, Responses.choosing("conditional_caution"), HANDLER))
        .containsExactly("/chosen_option");
    service.responses.record(id, Responses.choosing("outcome_22"), HANDLER);
  }

  @Test
  void everyFormIsChecked() {
    DecisionId id = service.decide(theCaseOf("domestic-abuse", "DA-V03"));

    assertThat(faults(id, Responses.setting("da_risk", "none").because("x").request(), HANDLER))
        .containsExactly("/to/grades/da_risk");
    assertThat(
            faults(id, Responses.setting("eligibility", "refer").because("x").request(), HANDLER))
        .containsExactly("/to/grades/eligibility");
    assertThat(
            faults(
                id,
                Responses.setting("da_risk", "high").because("x").coded("WHIM").request(),
                HANDLER))
        .containsExactly("/reason_code");
    assertThat(faults(id, Responses.nothing(), HANDLER)).containsExactly("/to");
  }

  @Test
  void aRefusedAttemptIsLoggedWithoutItsWords() {
    DecisionId id = service.decide(theCaseOf("domestic-abuse", "DA-V01"));
    faults(id, Responses.setting("da_risk", "standard").because("secret").request(), HANDLER);

    List<String> logged =
        SharedDatabase.superuser()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            SELECT made_by || ' ' || codes::text || ' ' || pointers::text
                            FROM triage.refused_response WHERE decision_id = :id
                            """)
                        .bind("id", id.value())
                        .mapTo(String.class)
                        .list());

    assertThat(logged).hasSize(1);
    assertThat(logged.get(0))
        .contains("handler-1", "standard", "/supervisor")
        .doesNotContain("secret");
  }

  @Test
  void anUnknownOrErasedDecisionTakesNoResponse() {
    DecisionId unknown = new DecisionId(RecordId.at(Instant.parse("2026-11-22T10:15:00Z")));
    assertThatThrownBy(() -> accept(unknown, List.of())).isInstanceOf(UnknownRecordException.class);

    DecisionId erased = service.decide(theCaseOf("domestic-abuse", "DA-V03"));
    SharedDatabase.superuser()
        .useHandle(
            handle ->
                handle.execute(
                    "DELETE FROM subject.answer_key WHERE decision_id = ?", erased.value()));
    assertThatThrownBy(
            () ->
                service.responses.record(
                    erased, Responses.setting("da_risk", "high").because("x").request(), HANDLER))
        .isInstanceOf(ErasedException.class);
  }

  @Test
  void whereThePolicyAsksForItAgreementTakesAReasonToo() {
    ResponseService asking =
        new ResponseService(
            service.records,
            Service.RULEBOOKS,
            Scales.union(Service.RULEBOOKS.all().stream().map(Rulebook::scales).toList()),
            InstantSource.system(),
            true);
    DecisionId id = service.decide(theCaseOf("domestic-abuse", "DA-V03"));

    assertThatThrownBy(() -> asking.record(id, ResponseRequest.accept(List.of()), HANDLER))
        .isInstanceOf(InvalidCaseException.class)
        .hasMessageContaining("/reason");
    assertThat(service.read(id).responses()).isEmpty();
    asking.record(id, Responses.agreeing("The account fits what was seen."), HANDLER);
    assertThat(service.read(id).responses().get(0).details().get("reason").asText())
        .startsWith("The account");
  }

  private ResponseReceipt accept(DecisionId id, List<String> confirmations) {
    return service.responses.record(id, ResponseRequest.accept(confirmations), HANDLER);
  }

  private List<String> faults(DecisionId id, ResponseRequest request, Actor actor) {
    return assertThatThrownBy(() -> service.responses.record(id, request, actor))
        .asInstanceOf(InstanceOfAssertFactories.type(InvalidCaseException.class))
        .actual()
        .faults()
        .stream()
        .map(Fault::pointer)
        .toList();
  }
}

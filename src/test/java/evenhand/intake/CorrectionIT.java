package evenhand.intake;

import static evenhand.intake.Contacts.aContact;
import static evenhand.intake.Contacts.theCaseOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenhand.database.SharedDatabase;
import evenhand.decision.DecisionId;
import evenhand.decision.RecordId;
import evenhand.decision.Supersession;
import evenhand.decision.history.ContactView;
import evenhand.rulebook.InvalidCaseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CorrectionIT {
  private final Service service = Service.overSharedDatabase();

  @Test
  void bothTheMistakeAndItsCorrectionStay() {
    Contacts contact = theCaseOf("domestic-abuse", "DA-V02");
    DecisionId mistaken = service.decide(contact);

    DecisionId corrected =
        service.decide(
            contact
                .nowTheCaseOf("domestic-abuse", "DA-V03")
                .correcting(mistaken.toString(), "ANSWER_CORRECTED"));

    assertThat(service.read(mistaken).supersededBy()).contains(corrected);
    assertThat(service.read(corrected).supersedes())
        .contains(new Supersession(mistaken, "ANSWER_CORRECTED"));
    ContactView view = service.read(contact);
    assertThat(view.history()).hasSize(2);
    assertThat(view.history().get(0).standing()).isEqualTo(Optional.of(false));
    assertThat(view.history().get(1).standing()).isEqualTo(Optional.of(true));
    assertThat(view.inForce().get("da_risk")).as("only a person lowers").isEqualTo("high");
  }

  @Test
  void aReasonInWordsIsKeptSealedAndCodedAsOther() {
    Contacts contact = theCaseOf("domestic-abuse", "DA-V03");
    DecisionId mistaken = service.decide(contact);

    DecisionId corrected =
        service.decide(contact.correcting(mistaken.toString(), "misheard the age"));

    assertThat(service.read(corrected).supersedes().map(Supersession::reasonCode))
        .contains("OTHER");
  }

  @Test
  void aCorrectionOnAnotherContactTakesTheMistakeOffItsOwn() {
    Contacts wrong = theCaseOf("domestic-abuse", "DA-V03");
    DecisionId mistaken = service.decide(wrong);

    service.decide(
        aContact()
            .withTheCaseOf("domestic-abuse", "DA-V03")
            .correcting(mistaken.toString(), "WRONG_CONTACT"));

    assertThat(service.read(wrong).history().get(0).standing()).isEqualTo(Optional.of(false));
  }

  @Test
  void amongSeveralDecisionsThatOfTheSameRulebookCorrects() {
    Contacts contact = theCaseOf("hate-crime", "HC-V001");
    DecisionId mistaken = service.decide(contact);

    List<DecisionId> both =
        service
            .record(
                contact
                    .withTheCaseOf("domestic-abuse", "DA-V03")
                    .correcting(mistaken.toString(), "ANSWER_ADDED"))
            .decisions();

    assertThat(service.read(both.get(0)).supersedes()).isEmpty();
    assertThat(service.read(both.get(1)).supersedes().map(Supersession::id)).contains(mistaken);
  }

  @Test
  void aCorrectionSharesTheMonitoringDataOfWhatItCorrects() {
    Contacts contact = theCaseOf("domestic-abuse", "DA-V03");
    DecisionId mistaken = service.decide(contact);
    DecisionId corrected =
        service.decide(contact.correcting(mistaken.toString(), "ANSWER_CORRECTED"));
    DecisionId other = service.decide(theCaseOf("domestic-abuse", "DA-V03"));

    assertThat(monitoringKey(corrected)).isEqualTo(monitoringKey(mistaken));
    assertThat(monitoringKey(other)).isNotEqualTo(monitoringKey(mistaken));
  }

  @Test
  void anUnknownDecisionCannotBeCorrected() {
    String unknown = RecordId.at(Instant.parse("2026-11-22T10:15:00Z")).toString();

    assertThatThrownBy(
            () ->
                service.record(
                    theCaseOf("domestic-abuse", "DA-V03").correcting(unknown, "ANSWER_ADDED")))
        .isInstanceOf(InvalidCaseException.class)
        .hasMessageContaining("/supersedes/id");
  }

  private static UUID monitoringKey(DecisionId decision) {
    return SharedDatabase.superuser()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT monitoring_key FROM triage.decision WHERE id = :id")
                    .bind("id", decision.value())
                    .mapTo(UUID.class)
                    .one());
  }
}

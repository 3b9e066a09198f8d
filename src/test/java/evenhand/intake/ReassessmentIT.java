package evenhand.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import evenhand.decision.DecisionId;
import evenhand.decision.history.ContactView;
import evenhand.decision.history.Reassessment;
import evenhand.decision.history.Reassessment.AnswerChange;
import evenhand.decision.history.Reassessment.RuleChange;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same contact decided again with more answers. */
class ReassessmentIT {
  private final Service service = Service.overSharedDatabase();

  private static Contacts someoneMissing() {
    return Contacts.aContact()
        .about("missing-person")
        .asOf("2026-06-01T12:00:00Z")
        .answering("person_missing", "yes")
        .answering("subject_age", 40)
        .answering("abduction_suspected", "no")
        .answering("assessed_level", "low");
  }

  @Test
  void theHistoryShowsWhatChangedAndWhichAnswerDidIt() {
    Contacts contact = someoneMissing();
    DecisionId first = service.decide(contact);
    service.decide(contact.answering("suicidal", "yes").answering("weather_severe", "no"));

    ContactView view = service.read(contact);

    assertThat(view.history().get(0).changed()).as("the first has nothing before it").isEmpty();
    Reassessment changed = view.history().get(1).changed().orElseThrow();
    assertThat(changed.since()).isEqualTo(first);
    assertThat(changed.answers()).containsOnlyKeys("suicidal", "weather_severe");
    assertThat(changed.answers())
        .containsEntry(
            "suicidal", new AnswerChange(TextNode.valueOf("unknown"), TextNode.valueOf("yes")));
    assertThat(changed.began()).filteredOn(rule -> rule.rule().equals("P-006")).hasSize(1);
    assertThat(changed.began())
        .as("every rule that began names the answer that did it, and not the other one")
        .allSatisfy(rule -> assertThat(rule.because()).isEqualTo(List.of("suicidal")));
    assertThat(changed.ended())
        .as("the question is answered")
        .extracting(RuleChange::rule)
        .contains("P-019");
    assertThat(changed.otherRevision()).isFalse();
  }

  @Test
  void aRuleThatTimeAloneSetOffNamesNoAnswer() {
    Contacts contact =
        Contacts.aContact()
            .about("contact")
            .asOf("2026-06-01T12:00:00Z")
            .answering("opened_at", "2026-06-01T11:00:00Z");
    service.decide(contact);
    service.decide(contact.asOf("2026-06-01T15:00:00Z"));

    Reassessment changed = service.read(contact).history().get(1).changed().orElseThrow();

    assertThat(changed.answers()).isEmpty();
    assertThat(changed.began())
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.rule()).isEqualTo("T-011");
              assertThat(rule.because()).isEmpty();
            });
  }

  @Test
  void anotherRulebookIsNoReassessment() {
    Contacts contact = someoneMissing();
    service.decide(contact);
    service.decide(contact.nowTheCaseOf("domestic-abuse", "DA-V03"));

    assertThat(service.read(contact).history()).allMatch(step -> step.changed().isEmpty());
  }
}

package evenhand.decision;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.decision.ContactStep.Hold;
import evenhand.decision.ContactStep.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ContactStateTest {
  private static final Scales SCALES =
      new Scales(Map.of("response", List.of("g4", "g3", "g2", "g1")));

  private final List<ContactStep> steps = new ArrayList<>();

  @Test
  void theHighestSuggestionIsInForce() {
    suggested("contact", "g3");
    suggested("domestic-abuse", "g1");
    suggested("domestic-abuse", "g2");

    assertThat(inForce()).isEqualTo("g1");
  }

  @Test
  void aPersonLowersIt() {
    suggested("contact", "g1");
    setByAPerson("g3");

    assertThat(inForce()).isEqualTo("g3");
  }

  @Test
  void aLaterSuggestionRaisesItAgainButNeverLowersIt() {
    suggested("contact", "g1");
    setByAPerson("g3");
    suggested("contact", "g4");
    assertThat(inForce()).isEqualTo("g3");

    suggested("contact", "g2");
    assertThat(inForce()).isEqualTo("g2");
  }

  @Test
  void theNewestDecisionOfEachRulebookStands() {
    suggested("contact", "g1");
    ContactStep newest = suggested("contact", "g2");
    ContactStep other = suggested("hate-crime", "g3");

    assertThat(new ContactState(steps).standing()).containsExactlyInAnyOrder(newest, other);
  }

  @Test
  void whatWasCorrectedDoesNotStandButItsGradeHolds() {
    ContactStep right = suggested("contact", "g3");
    steps.add(step(Kind.DECISION, "contact", "g1", true));

    assertThat(new ContactState(steps).standing()).containsExactly(right);
    assertThat(inForce()).isEqualTo("g1");
  }

  @Test
  void aContactIsClosedUntilSomethingComesAfter() {
    suggested("contact", "g3");
    steps.add(step(Kind.CLOSING, "", "", false));
    assertThat(new ContactState(steps).closing()).isPresent();

    suggested("contact", "g3");
    assertThat(new ContactState(steps).closing()).isEmpty();
  }

  @Test
  void aGradeThatIsNoLongerListedCountsAsTheHighest() {
    suggested("old", "g0");
    suggested("contact", "g1");

    assertThat(inForce()).isEqualTo("g0");
  }

  private String inForce() {
    return new ContactState(steps).inForce(SCALES).getOrDefault("response", "none");
  }

  private ContactStep suggested(String rulebook, String grade) {
    ContactStep step = step(Kind.DECISION, rulebook, grade, false);
    steps.add(step);
    return step;
  }

  private void setByAPerson(String grade) {
    steps.add(step(Kind.RESPONSE, "contact", grade, false));
  }

  private static ContactStep step(Kind kind, String rulebook, String grade, boolean superseded) {
    TreeMap<String, String> grades = new TreeMap<>();
    if (!grade.isEmpty()) {
      grades.put("response", grade);
    }
    Instant at = Instant.parse("2026-11-22T10:15:00Z");
    return new ContactStep(
        RecordId.at(at),
        kind,
        Optional.empty(),
        Optional.of(rulebook),
        grades,
        Hold.NONE,
        Optional.empty(),
        superseded,
        new Actor("handler-1"),
        at);
  }
}

package evenhand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** R11, R16: which documents a force has named, and what is said where it has not. */
class DutySettingsTest {
  private static DutySettings naming(Optional<String> policy, Optional<String> impact) {
    return naming(policy, impact, Optional.empty());
  }

  private static DutySettings naming(
      Optional<String> policy, Optional<String> impact, Optional<String> contact) {
    return new DutySettings(
        policy, impact, null, Optional.empty(), contact, false, Optional.empty());
  }

  @Test
  void whatIsMissingIsNamedInLargeLetters() {
    assertThat(DutySettings.standard().missing())
        .containsExactly("duties.appropriate_policy_document", "duties.impact_assessment");
    assertThat(DutySettings.standard().warning().orElseThrow())
        .contains("DUTIES.APPROPRIATE_POLICY_DOCUMENT AND DUTIES.IMPACT_ASSESSMENT");
    DutySettings half = naming(Optional.of("APD-7 v2"), Optional.empty());
    assertThat(half.missing()).containsExactly("duties.impact_assessment");
    DutySettings whole = naming(Optional.of("APD-7 v2"), Optional.of("DPIA-12 v1"));
    assertThat(whole.missing()).isEmpty();
    assertThat(whole.warning()).isEmpty();
  }

  @Test
  void whereNothingIsSaidNothingStartsWithoutThem() {
    assertThatThrownBy(DutySettings.standard()::requireDocuments)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "duties.appropriate_policy_document and duties.impact_assessment: ",
            "'APD-7 v2'",
            "duties.documents: announced");
    assertThatThrownBy(naming(Optional.of("APD-7 v2"), Optional.empty())::requireDocuments)
        .hasMessageStartingWith("duties.impact_assessment: ");
    naming(Optional.of("APD-7 v2"), Optional.of("DPIA-12 v1")).requireDocuments();
  }

  @Test
  void anIdThatIsNoneIsRefusedNamingItsSetting() {
    assertThatThrownBy(() -> naming(Optional.of(" "), Optional.empty()))
        .hasMessageContaining("duties.appropriate_policy_document takes the id and version");
    assertThatThrownBy(() -> naming(Optional.empty(), Optional.of("x".repeat(65))))
        .hasMessageContaining("duties.impact_assessment");
    for (String contact : new String[] {" ", "two\nlines", "x".repeat(201)}) {
      assertThatThrownBy(() -> naming(Optional.empty(), Optional.empty(), Optional.of(contact)))
          .hasMessageContaining("duties.challenge_contact takes one line");
    }
  }
}

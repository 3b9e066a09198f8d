package evenhand.duties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenhand.RunningService;
import org.junit.jupiter.api.Test;

/**
 * R11, R16: whether the service starts without the documents that sensitive processing rests on.
 */
class DocumentsIT {
  private static final String POLICY = "duties.appropriate_policy_document";
  private static final String IMPACT = "duties.impact_assessment";
  private static final String[] REQUIRED = {"duties.documents", "required"};

  @Test
  void withoutADocumentItDoesNotStartAndNamesIt() {
    assertThatThrownBy(() -> RunningService.configured(REQUIRED))
        .rootCause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(POLICY + " and " + IMPACT, "duties.documents: announced");
    assertThatThrownBy(
            () -> RunningService.configured(REQUIRED[0], REQUIRED[1], POLICY, "APD-7 v2"))
        .rootCause()
        .hasMessageStartingWith(IMPACT + ": ");
  }

  @Test
  void withBothItStartsAndWarnsOfNeither() {
    RunningService service =
        RunningService.configured(
            REQUIRED[0], REQUIRED[1], POLICY, "APD-7 v2", IMPACT, "DPIA-12 v1");
    try {
      assertThat(service.get("/").body())
          .contains("RUNS UNAPPROVED")
          .doesNotContain("RUNS WITHOUT");
    } finally {
      service.stop();
    }
    assertThat(RunningService.shared().get("/").body())
        .as("announced, as delivered")
        .contains("RUNS WITHOUT DUTIES.APPROPRIATE_POLICY_DOCUMENT AND DUTIES.IMPACT_ASSESSMENT");
  }
}

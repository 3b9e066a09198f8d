package evenhand.duties;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.rulebook.audit.AuditPoint;
import evenhand.rulebook.cases.Runs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R24: who gets the least response, and whom the police leave to a partner, is compared. */
class AuditPointsTest {
  private static AuditPoint point(String rulebook, String id) {
    return Runs.rulebook(rulebook).audit().points().stream()
        .filter(point -> point.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void g4AndPartnerRouteAreComparedBetweenGroups() {
    AuditPoint aboveLeast = point("contact", "response_above_g4");
    assertThat(aboveLeast.selected().scale()).contains("response");
    assertThat(aboveLeast.selected().codes()).isEqualTo(List.of("g3", "g2", "g1"));
    AuditPoint partner = point("mental-health", "partner_route");
    assertThat(partner.selected().kind()).isEqualTo(AuditPoint.Kind.FLAG);
    assertThat(partner.selected().codes()).isEqualTo(List.of("PARTNER_ROUTE"));
  }
}

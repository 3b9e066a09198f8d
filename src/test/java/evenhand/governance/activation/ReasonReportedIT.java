package evenhand.governance.activation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.governance.approval.SignedVerdict;
import evenhand.rulebook.Rulebook;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who let a revision pass the gate, or rolled back, reads why in the next fairness report. */
class ReasonReportedIT {
  private static final String LET_PASS = "No case is recorded yet, and the old form is gone.";
  private static final String BACK = "Call handlers were not trained for it.";

  private final LiveService service = LiveService.start();

  @AfterEach
  void stop() {
    service.close();
  }

  private void decide(String ethnicity) {
    String decided =
        service.post(
            "/v1/decisions",
            """
            {"contact": "REASON-%s", "rulebooks": ["sample"], "facts": {"crime_alleged": "yes"},
             "monitoring": {"victim": {"ethnicity_self_defined": "%s"}}}
            """
                .formatted(UUID.randomUUID(), ethnicity));
    assertThat(LiveService.json(decided).path("decisions")).as(decided).hasSize(1);
  }

  @Test
  void theReasonOfAnApproverAndOfARollBackStandInTheReport() {
    Rulebook first = service.edited();
    service.activated(first);
    Rulebook next = service.edited();
    List<SignedVerdict> verdicts = new ArrayList<>(service.signers.all(next));
    verdicts.add(service.signers.passesGate(next, LET_PASS));
    service.activate(next, verdicts);
    service.activations.rollBack(first.revision(), BACK, LiveService.BY);
    for (int i = 0; i < 40; i++) {
      decide(i % 2 == 0 ? "W1" : "B1");
    }
    LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
    String id =
        LiveService.json(
                service.post(
                    "/v1/fairness/reports",
                    "{\"rulebook\": \"sample\", \"from\": \"%s\", \"to\": \"%s\"}"
                        .formatted(today.minusDays(1), today.plusDays(1))))
            .path("id")
            .asText();
    Awaitility.await()
        .atMost(Duration.ofSeconds(120))
        .until(
            () ->
                service.get("/v1/fairness/reports/" + id).path("status").asText().equals("draft"));
    JsonNode told =
        LiveService.json(service.page("/v1/fairness/reports/" + id + ".json?audience=force"))
            .path("activated_despite");
    assertThat(told).hasSize(3);
    assertThat(told.get(1).path("reason").asText()).isEqualTo(LET_PASS);
    assertThat(told.get(1).path("activation").asText()).isEqualTo("activate");
    assertThat(told.get(2).path("reason").asText()).isEqualTo(BACK);
    assertThat(told.get(2).path("activation").asText()).isEqualTo("roll-back");
    assertThat(service.page("/v1/fairness/reports/" + id + ".html?audience=force"))
        .contains(LET_PASS)
        .contains(BACK)
        .contains("rolled back to");
  }
}

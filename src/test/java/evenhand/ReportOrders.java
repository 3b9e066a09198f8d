package evenhand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.RunningService.Answer;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;

/** Orders fairness reports on domestic abuse of a running service, and waits for them. */
public record ReportOrders(RunningService service) {
  public static final String REPORTS = "/v1/fairness/reports/";

  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/London"));

  /** Orders one on all that was just recorded; returns the id of the draft. */
  public String draft(String characteristic) {
    JsonNode job = made(characteristic, TODAY.minusDays(1), TODAY.plusDays(1));
    assertThat(job.get("status").asText()).as(job.toString()).isEqualTo("draft");
    return job.get("id").asText();
  }

  /** A report once it is finished, whatever became of it; one is made at a time. */
  public JsonNode made(String characteristic, LocalDate from, LocalDate to) {
    String order =
        """
        {"rulebook": "domestic-abuse", "from": "%s", "to": "%s", "characteristic": "%s"}
        """
            .formatted(from, to, characteristic);
    Answer begun =
        await()
            .atMost(Duration.ofSeconds(120))
            .until(() -> service.post("/v1/fairness/reports", order), a -> a.status() != 409);
    assertThat(begun.status()).as(begun.body()).isEqualTo(202);
    return await()
        .atMost(Duration.ofSeconds(180))
        .until(
            () -> service.get(REPORTS + begun.json().get("id").asText()).json(),
            job -> !job.get("status").asText().equals("running"));
  }
}

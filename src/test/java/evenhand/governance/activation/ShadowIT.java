package evenhand.governance.activation;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.GovernanceSetup;
import evenhand.governance.replay.ReplayReport;
import evenhand.governance.shadow.ShadowService;
import evenhand.rulebook.Rulebook;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A candidate decides live contacts too: without effect, and for little. */
class ShadowIT {
  /** The latency at p99 that the service aims for at 50 requests a second. */
  private static final double BUDGET_MS = 20;

  private static final int REQUESTS = 400;

  private final LiveService service = LiveService.start();

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void itDecidesLiveContactsTooAndCostsThemLessThanATenthOfTheirBudget() throws Exception {
    Rulebook old = service.edited();
    service.activated(old);
    service.awaitInForce(old.revision());
    Rulebook candidate = service.sample.highFromOne().load();
    ShadowService shadows = GovernanceSetup.shadows(service.database, InstantSource.system());
    millisOf(200);
    double[] alone = millisOf(REQUESTS);
    shadows.start(candidate, old, Duration.ofDays(1), LiveService.BY);
    Thread.sleep(5_000);
    double[] shadowed = millisOf(REQUESTS);
    assertThat(LiveService.json(service.decide().body()).at("/decisions/0/outcome/grades"))
        .as("the answer is the active revision's, which grades nothing")
        .hasToString("{}");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(shadows.soFar("sample", LiveService.BY).orElseThrow().decisions())
                    .isGreaterThanOrEqualTo(REQUESTS));
    ReplayReport report = shadows.finish("sample", LiveService.BY).orElseThrow();
    // Every request says that one answer is yes, which the candidate takes for high.
    assertThat(report.count("changed")).isEqualTo(report.decisions());
    assertThat(report.kinds()).anyMatch(kind -> kind.kind().equals("grade risk: none -> high"));
    assertThat(service.inForce()).isEqualTo(old.revision().name());
    double offer = metric(service.metrics(), "shadow_offer_ms_p99");
    double share = metric(service.metrics(), "shadow_worked_share");
    System.out.printf(
        "Shadow: taking a contact in took %.3f ms at p99, %.4f of the time was worked; requests"
            + " took %.1f ms p50 and %.1f ms p99 alone, %.1f and %.1f beside a shadow%n",
        offer,
        share,
        alone[REQUESTS / 2],
        alone[REQUESTS * 99 / 100],
        shadowed[REQUESTS / 2],
        shadowed[REQUESTS * 99 / 100]);
    assertThat(offer).isLessThan(BUDGET_MS / 10);
    assertThat(share).isPositive().isLessThanOrEqualTo(0.1);
  }

  private static double metric(String metrics, String name) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  /** Times of as many requests, sorted. */
  private double[] millisOf(int requests) throws IOException, InterruptedException {
    double[] took = new double[requests];
    for (int i = 0; i < requests; i++) {
      long started = System.nanoTime();
      assertThat(service.decide().statusCode()).isEqualTo(201);
      took[i] = (System.nanoTime() - started) / 1e6;
    }
    Arrays.sort(took);
    return took;
  }
}

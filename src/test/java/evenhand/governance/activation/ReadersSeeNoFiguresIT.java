package evenhand.governance.activation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.decision.RecordId;
import evenhand.decision.RecordsDao;
import evenhand.fairness.comparison.GroupEffect;
import evenhand.fairness.verdict.Verdict;
import evenhand.governance.replay.ReplayRecords;
import evenhand.governance.replay.ReplayReport;
import evenhand.governance.replay.ReplayService;
import evenhand.rulebook.Rulebook;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Every handler and service account reads who approved what, and what the gate said: none of them
 * may see figures of ethnicities, of which these are not even suppressed where they are small.
 */
class ReadersSeeNoFiguresIT {
  private final LiveService service = LiveService.start();

  @AfterEach
  void stop() {
    service.close();
  }

  private static GroupEffect effect(String group, int selected, Optional<Verdict> headline) {
    return new GroupEffect(
        "ethnicity",
        "seen",
        false,
        group,
        713,
        selected,
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        headline,
        headline);
  }

  private ReplayReport shown(Rulebook rulebook) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    ReplayReport report =
        new ReplayReport(
            RecordId.at(now),
            ReplayService.REPLAY,
            "sample",
            Optional.of(rulebook.revision()),
            Optional.of(rulebook.revision()),
            now,
            now,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new TreeMap<>(Map.of("same", 1_426L)),
            List.of(),
            List.of(),
            List.of(
                effect("Black", 107, Optional.of(Verdict.STOP)),
                effect("White", 509, Optional.empty())),
            new TreeMap<>(),
            new TreeMap<>(),
            Optional.empty());
    return new ReplayRecords(new RecordsDao(service.database.service()))
        .keepSimulation(report, "answers drawn for this test", LiveService.BY.pseudonym());
  }

  @Test
  void theLifecycleThatAHandlerReadsHoldsTheVerdictsOfGroupsAndNoCounts() {
    Rulebook rulebook = service.edited();
    ReplayReport report = shown(rulebook);
    assertThat(service.activations.judge(rulebook).objections())
        .as("the console tells the figures")
        .anyMatch(said -> said.contains("107 of 713, against 509 of 713 of White"));

    service.activated(rulebook);
    JsonNode told = service.get("/v1/rulebooks/sample/lifecycle").at("/activations/0/showing");
    assertThat(told.at("/reports/0/id").asText()).isEqualTo(report.id().toString());
    assertThat(told.path("objections"))
        .anyMatch(said -> said.asText().contains("Black at seen by ethnicity is STOP"));
    // As numbers: an id of hexadecimal digits may hold any of them.
    assertThat(told.path("objections") + "").doesNotContainPattern("\\b(107|509|713)\\b");
    assertThat(told.at("/reports/0").fieldNames())
        .toIterable()
        .as("of a report its place and what it counts over everybody")
        .containsExactly(
            "id", "report_hash", "kind", "drawn", "decisions", "compared", "changed", "worse");
    assertThat(service.activations.inForce("sample", Instant.now())).contains(rulebook.revision());
  }
}

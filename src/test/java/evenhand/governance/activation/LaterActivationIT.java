package evenhand.governance.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.GovernanceSetup;
import evenhand.fairness.comparison.GroupEffect;
import evenhand.governance.replay.ReplayReport;
import evenhand.governance.replay.ReplayService.Period;
import evenhand.governance.replay.ReplayService.Progress;
import evenhand.rulebook.Rulebook;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A revision takes another's place by what a replay showed, and nobody signs that it may. */
class LaterActivationIT {
  private static final List<String> ETHNICITIES = List.of("A1", "B1", "M1", "W1", "O9");
  private static final List<String> SEXES = List.of("F", "M");
  private static final int EACH = 24;

  private final LiveService service = LiveService.start();

  @AfterEach
  void stop() {
    service.close();
  }

  /** As many of each group and sex, of whom every other one alleges a crime or was hurt. */
  private void decideLive() {
    for (int i = 0; i < EACH; i++) {
      for (String ethnicity : ETHNICITIES) {
        for (String sex : SEXES) {
          String body =
              """
              {"contact": "LAT-%s", "rulebooks": ["sample"],
               "facts": {"crime_alleged": "%s", "was_hurt": "%s", "was_followed": "no"},
               "monitoring": {"victim": {"ethnicity_self_defined": "%s", "sex": "%s", "age": %d}}}
              """
                  .formatted(
                      UUID.randomUUID(),
                      i % 2 == 0 ? "yes" : "no",
                      i % 4 < 2 ? "yes" : "no",
                      ethnicity,
                      sex,
                      i % 3 == 0 ? 20 : i % 3 == 1 ? 30 : 45);
          assertThat(LiveService.json(service.post("/v1/decisions", body)).path("decisions"))
              .hasSize(1);
        }
      }
    }
  }

  private Activation activate(Rulebook rulebook) {
    return service.activate(rulebook, service.signers.all(rulebook));
  }

  @Test
  void withBothSignaturesAndAReplayThatShowsNothingWorseItComesIntoForceWithoutAReason()
      throws Exception {
    Rulebook first = service.edited();
    service.activated(first);
    service.awaitInForce(first.revision());
    decideLive();
    Rulebook next =
        service
            .sample
            .edit(
                "rules.drl",
                "Case( crime_alleged == \"yes\" )",
                "Case( crime_alleged == \"yes\" || was_hurt == \"yes\" )")
            .load();
    ActivationRefusedException refused =
        catchThrowableOfType(ActivationRefusedException.class, () -> activate(next));
    assertThat(refused).hasMessageContaining("nothing was shown of " + next.revision());

    ReplayReport report =
        GovernanceSetup.replays(service.database, InstantSource.system())
            .replay(next, first, Period.EVER, LiveService.BY, Progress.NONE);
    long decided = (long) EACH * ETHNICITIES.size() * SEXES.size();
    assertThat(report.compared()).isEqualTo(decided);
    assertThat(report.count("changed")).as("hurt, and no crime alleged").isEqualTo(decided / 4);
    assertThat(report.groups()).isNotEmpty().noneMatch(GroupEffect::worsens);
    assertThat(report.groups()).anyMatch(effect -> effect.gained() > 0);

    Activation activation = activate(next);
    assertThat(activation.reason()).isEmpty();
    assertThat(activation.showing().path("first_activation").asBoolean()).isFalse();
    assertThat(activation.showing().path("objections")).isEmpty();
    assertThat(activation.showing().at("/reports/0/id").asText()).isEqualTo(report.id().toString());
    service.awaitInForce(next.revision());
    JsonNode decision = LiveService.json(service.decide().body()).at("/decisions/0");
    assertThat(decision.at("/rulebook/revision").asText()).isEqualTo(next.revision().name());
    assertThat(decision.at("/outcome/flags/0").asText()).isEqualTo("SEEN");
    assertThat(service.get("/v1/rulebooks/sample/lifecycle").at("/activations/0").has("reason"))
        .isFalse();
    assertThat(service.differences()).isZero();
  }
}

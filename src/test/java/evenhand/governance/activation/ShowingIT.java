package evenhand.governance.activation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import evenhand.GovernanceSetup;
import evenhand.database.SharedDatabase;
import evenhand.decision.RecordsDao;
import evenhand.governance.replay.ReplayReport;
import evenhand.governance.replay.ReplayService.Period;
import evenhand.governance.replay.ReplayService.Progress;
import evenhand.rulebook.Revision;
import evenhand.rulebook.Rulebook;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an activation rests on has to be as it was when it was recorded. */
class ShowingIT {
  private final LiveService service = LiveService.start();

  @AfterEach
  void stop() {
    service.close();
  }

  private void superuser(String statement, Object... arguments) {
    SharedDatabase.superuser(service.database, service.data)
        .useHandle(
            handle -> {
              handle.execute("SET session_replication_role = replica");
              handle.execute(statement, arguments);
            });
  }

  /** As after a restart: nothing is remembered. */
  private ActivationService fresh(Gate gate) {
    return new ActivationService(
        new RecordsDao(service.database.service()),
        service.signers::roster,
        gate,
        List.of(),
        InstantSource.system());
  }

  private static Gate.Judgement passes() {
    return new Gate.Judgement(
        JsonNodeFactory.instance.objectNode(), List.of(), Optional.empty(), List.of());
  }

  private Optional<Revision> inForce() {
    return fresh((candidate, inForce) -> passes()).inForce("sample", Instant.now());
  }

  @Test
  void aReportOrAShowingThatSomebodyChangedIsADifferenceAndTakesTheRevisionAway() {
    Rulebook old = service.edited();
    service.activated(old);
    Rulebook next = service.edited();
    ReplayReport report =
        GovernanceSetup.replays(service.database, InstantSource.system())
            .replay(next, old, Period.EVER, LiveService.BY, Progress.NONE);
    Activation activation = service.activated(next);
    assertThat(activation.showing().at("/reports/0/id").asText()).isEqualTo(report.id().toString());
    assertThat(service.differences()).isZero();
    assertThat(inForce()).contains(next.revision());

    superuser(
        "UPDATE triage.replay_finished SET report = replace(report, 'sample', 'simple')"
            + " WHERE replay_id = ?",
        report.id());
    assertThat(service.differences()).isEqualTo(1);
    assertThat(inForce()).contains(old.revision());
    superuser(
        "UPDATE triage.replay_finished SET report = replace(report, 'simple', 'sample')"
            + " WHERE replay_id = ?",
        report.id());
    assertThat(inForce()).contains(next.revision());

    superuser(
        "UPDATE triage.rulebook_activation SET showing = showing || ' ' WHERE id = ?",
        activation.id());
    assertThat(service.differences()).isEqualTo(1);
    assertThat(inForce()).contains(old.revision());
  }

  @Test
  void aSealedRowThatRestsOnNothingIsNotFollowed() {
    Rulebook old = service.edited();
    service.activated(old);
    Rulebook next = service.edited();
    fresh((candidate, inForce) -> passes())
        .activate(next, service.signers.all(next), Optional.empty(), LiveService.BY);
    assertThat(service.differences()).isZero();
    assertThat(inForce()).contains(old.revision());
    assertThat(service.activations.sorted("sample").refused().values())
        .containsExactly("nothing was shown of it, and no approver has signed that it may pass");
  }
}

package evenhand.duties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenhand.database.SharedDatabase;
import evenhand.decision.Actor;
import evenhand.decision.DecisionId;
import evenhand.decision.UnknownRecordException;
import evenhand.decision.access.AccessLog;
import evenhand.decision.incident.Incident;
import evenhand.decision.incident.IncidentService;
import evenhand.decision.incident.IncidentService.Told;
import evenhand.intake.Contacts;
import evenhand.intake.Service;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R17, R18: what the nightly self-check finds is exported as an incident. */
class SelfCheckIncidentIT {
  private static final Told TOLD =
      new Told("Decisions differ.", Instant.parse("2026-06-01T10:00:00Z"), new Actor("officer-1"));

  private final Service service = Service.overSharedDatabase();
  private final IncidentService incidents =
      new IncidentService(
          service.records,
          new AccessLog(service.records, InstantSource.system()),
          InstantSource.system());

  @Test
  void theDecisionsThatDifferAreAffectedAndNoOthers() {
    DecisionId changed = service.decide(Contacts.theCaseOf("exploitation", "E-V01"));
    DecisionId same = service.decide(Contacts.theCaseOf("exploitation", "E-V01"));
    assertThatThrownBy(() -> incidents.ofSelfCheck("no-such-rulebook", TOLD))
        .isInstanceOf(UnknownRecordException.class);
    SharedDatabase.get()
        .service()
        .useHandle(
            handle -> {
              handle.execute(
                  "INSERT INTO triage.replay (id, kind, rulebook, started_at, made_by)"
                      + " VALUES (?, 'self-check', 'exploitation', now(), 'self-check')",
                  changed.value());
              handle.execute(
                  "INSERT INTO triage.replayed (replay_id, decision_id, became)"
                      + " VALUES (?, ?, 'refused'), (?, ?, 'same')",
                  changed.value(),
                  changed.value(),
                  changed.value(),
                  same.value());
              handle.execute(
                  "INSERT INTO triage.replay_finished VALUES (?, now(), '{}')", changed.value());
            });

    Incident incident = incidents.ofSelfCheck("exploitation", TOLD);

    assertThat(incident.selfCheck()).contains(changed.value());
    assertThat(incident.affected())
        .extracting(Incident.Affected::decision)
        .isEqualTo(List.of(changed));
    assertThat(incident.affected().get(0).became()).contains("refused");
    assertThat(incident.reportBy()).isEqualTo(Instant.parse("2026-06-04T10:00:00Z"));
    assertThat(incident.contacts()).isEqualTo(1);
  }
}

package evenhand.governance.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import evenhand.GovernanceSetup;
import evenhand.database.SharedDatabase;
import evenhand.decision.RecordsDao;
import evenhand.governance.Signers;
import evenhand.governance.approval.Opinion;
import evenhand.governance.approval.Role;
import evenhand.governance.approval.SignedVerdict;
import evenhand.governance.replay.ReplayService.Period;
import evenhand.governance.replay.ReplayService.Progress;
import evenhand.rulebook.Revision;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Only what was approved, shown and sealed is followed, now and after a restart. */
class TrustedActivationsIT {
  private final LiveService service = LiveService.start();

  @AfterEach
  void stop() {
    service.close();
  }

  private Jdbi superuser() {
    return SharedDatabase.superuser(service.database, service.data);
  }

  /** What an insider with the database alone can do. */
  private void insert(Revision revision) {
    superuser()
        .useHandle(
            handle ->
                handle
                    .createUpdate(
                        "INSERT INTO triage.rulebook_activation VALUES (gen_random_uuid(),"
                            + " 'sample', :r, 'activate', now(), '{}', NULL, NULL, now(),"
                            + " 'insider')")
                    .bind("r", revision.name())
                    .execute());
  }

  private void keep(Rulebook rulebook) {
    superuser()
        .useHandle(
            handle -> {
              handle.execute(
                  "INSERT INTO triage.rulebook_revision VALUES (?, 'sample', '1.0.0', now())",
                  rulebook.revision().name());
              for (Map.Entry<String, byte[]> file : rulebook.content().entrySet()) {
                handle.execute(
                    "INSERT INTO triage.rulebook_file VALUES (?, ?, ?)",
                    rulebook.revision().name(),
                    file.getKey(),
                    file.getValue());
              }
            });
  }

  private Optional<Revision> inForce() {
    return service.activations.inForce("sample", Instant.now());
  }

  private Optional<Revision> afterARestart() {
    Rulebooks.Loading loading =
        Rulebooks.loadEach(service.sample.rules(), Optional.empty(), id -> true);
    try (ActiveRevisions restarted =
        new ActiveRevisions(service.activations, InstantSource.system())) {
      Rulebooks started = restarted.start(loading);
      return restarted.unapproved(started).isEmpty()
          ? started.find("sample").map(Rulebook::revision)
          : Optional.empty();
    }
  }

  private static String refused(Callable<Activation> activating) {
    ActivationRefusedException refused =
        catchThrowableOfType(ActivationRefusedException.class, activating::call);
    assertThat(refused).isNotNull();
    return refused.getMessage() + "";
  }

  @Test
  void aRowBeforeAFirstActivationIsNotFollowedAndTakesNobodysPlace() throws Exception {
    Rulebook signed = service.edited();
    service.activations.keep(signed, service.signers.all(signed), LiveService.BY);
    insert(signed.revision());
    assertThat(inForce()).isEmpty();
    assertThat(afterARestart()).isEmpty();
    Thread.sleep(2_500);
    assertThat(service.get("/v1/rulebooks/sample/lifecycle").path("runs_unapproved").asBoolean())
        .isTrue();
    // Whoever comes next is still the first, and held against what a first one has to show.
    Rulebook next = service.edited();
    Activation first = service.activated(next);
    assertThat(first.showing().path("first_activation").asBoolean()).isTrue();
    assertThat(afterARestart()).contains(next.revision());
  }

  @Test
  void aRowForASignedRevisionOrForAnUnsignedOneIsNotFollowed() {
    Rulebook old = service.edited();
    service.activated(old);
    Rulebook signed = service.edited();
    service.activations.keep(signed, service.signers.all(signed), LiveService.BY);
    insert(signed.revision());
    Rulebook unsigned = service.edited();
    keep(unsigned);
    insert(unsigned.revision());
    assertThat(inForce()).contains(old.revision());
    assertThat(afterARestart()).contains(old.revision());
    assertThat(service.activations.sorted("sample").refused().values())
        .containsOnly("the ledger holds no entry of it")
        .hasSize(2);
  }

  @Test
  void aRowThatWasChangedAfterwardsIsNotFollowed() {
    Rulebook old = service.edited();
    service.activated(old);
    Rulebook next = service.edited();
    service.activated(next);
    superuser()
        .useHandle(
            handle -> {
              handle.execute("SET session_replication_role = replica");
              handle.execute(
                  "UPDATE triage.rulebook_activation SET reason = 'None.' WHERE revision = ?",
                  next.revision().name());
            });
    assertThat(inForce()).contains(old.revision());
    assertThat(service.activations.sorted("sample").refused().values())
        .containsExactly("it is not what its entry in the ledger says");
  }

  @Test
  void whatIsSaidLaterDoesNotTakeAnActiveRevisionAwayAtARestart() throws Exception {
    Rulebook rulebook = service.edited();
    service.activated(rulebook);
    SignedVerdict later =
        Signers.signAt(
            Instant.now(),
            rulebook,
            service.signers.legal,
            Role.LEGAL,
            Opinion.REQUEST_CHANGES,
            "The next one cites s.2.");
    service.activations.keep(rulebook, List.of(later), LiveService.BY);
    assertThat(afterARestart()).contains(rulebook.revision());
    // A note that nobody can read counts for nothing, and keeps nobody out.
    superuser()
        .useHandle(
            handle -> {
              handle.execute("SET session_replication_role = replica");
              handle.execute(
                  "UPDATE triage.rulebook_verdict SET note = 'torn' WHERE opinion ="
                      + " 'request-changes'");
            });
    assertThat(afterARestart()).contains(rulebook.revision());
    Rulebook next = service.edited();
    service.activated(next);
    assertThat(inForce()).contains(next.revision());
  }

  @Test
  void aChangedRosterCountsFromThenOnWithoutARestart() throws Exception {
    String whole = Files.readString(service.signers.file());
    Rulebook rulebook = service.edited();
    service.signers.write(Signers.line("author", service.signers.author));
    assertThat(refused(() -> service.activated(rulebook))).contains("no key of");
    service.signers.write(whole);
    service.activated(rulebook);
    assertThat(inForce()).contains(rulebook.revision());
    service.signers.write("clerk nobody\n");
    assertThat(inForce()).as("a broken roster changes nothing").contains(rulebook.revision());
  }

  @Test
  void ofTwoAtOnceOneIsRefused() throws Exception {
    Rulebook one = service.edited();
    Rulebook other = service.edited();
    CyclicBarrier barrier = new CyclicBarrier(2);
    // Both have read what is in force before either records.
    Gate waiting =
        (candidate, inForce) -> {
          try {
            barrier.await(30, TimeUnit.SECONDS);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
          return new Gate.Judgement(
              JsonNodeFactory.instance.objectNode(),
              List.of("nothing was shown"),
              Optional.empty(),
              List.of());
        };
    ActivationService activations =
        new ActivationService(
            new RecordsDao(service.database.service()),
            service.signers::roster,
            waiting,
            List.of(),
            InstantSource.system());
    ExecutorService both = Executors.newFixedThreadPool(2);
    List<Future<Boolean>> running = new ArrayList<>();
    for (Rulebook each : List.of(one, other)) {
      List<SignedVerdict> verdicts = new ArrayList<>(service.signers.all(each));
      verdicts.add(service.signers.passesGate(each, "A test of races."));
      running.add(
          both.submit(
              () -> {
                try {
                  activations.activate(each, verdicts, Optional.empty(), LiveService.BY);
                  return true;
                } catch (ActivationRefusedException refused) {
                  assertThat(refused).hasMessageContaining("recorded at the same moment");
                  return false;
                }
              }));
    }
    List<Boolean> won = List.of(running.get(0).get(), running.get(1).get());
    both.shutdown();
    assertThat(won).containsExactlyInAnyOrder(true, false);
    assertThat(service.activations.sorted("sample").trusted()).hasSize(1);
  }

  @Test
  void aScheduledOneIsWithdrawnAndNothingElseComesBetween() throws Exception {
    Rulebook old = service.edited();
    service.activated(old);
    Rulebook planned = service.edited();
    List<SignedVerdict> verdicts = new ArrayList<>(service.signers.all(planned));
    verdicts.add(service.signers.passesGate(planned, "A test of dates."));
    Instant soon = Instant.now().plusSeconds(8);
    service.activations.activate(planned, verdicts, Optional.of(soon), LiveService.BY);
    Rulebook other = service.edited();
    assertThat(refused(() -> service.activated(other)))
        .contains(planned.revision() + " is scheduled from")
        .contains("--withdraw");
    assertThat(refused(() -> service.activations.withdraw(old.revision(), "No.", LiveService.BY)))
        .contains("is not scheduled");
    Activation taken =
        service.activations.withdraw(planned.revision(), "Another is ready.", LiveService.BY);
    assertThat(taken.kind()).isEqualTo("withdraw");
    service.activated(other);
    Thread.sleep(Math.max(0, soon.toEpochMilli() - System.currentTimeMillis()) + 2_500);
    assertThat(inForce()).contains(other.revision());
    assertThat(service.inForce()).isEqualTo(other.revision().name());
    assertThat(service.differences()).isZero();
  }

  @Test
  void aReasonThatWasSignedBeforeTheNewestReportLetsNothingPass() throws Exception {
    Rulebook rulebook = service.edited();
    List<SignedVerdict> verdicts = new ArrayList<>(service.signers.all(rulebook));
    verdicts.add(
        Signers.signAt(
            Instant.now().minusSeconds(60),
            rulebook,
            service.signers.approver,
            Role.APPROVER,
            Opinion.ACTIVATE_DESPITE,
            "Whatever comes."));
    GovernanceSetup.replays(service.database, InstantSource.system())
        .replay(rulebook, rulebook, Period.EVER, LiveService.BY, Progress.NONE);
    assertThat(
            refused(
                () ->
                    service.activations.activate(
                        rulebook, verdicts, Optional.empty(), LiveService.BY)))
        .contains("before the newest report was finished")
        .contains("they read it and sign again");
  }
}

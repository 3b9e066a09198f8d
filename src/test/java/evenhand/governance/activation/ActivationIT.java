package evenhand.governance.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.EvenhandConfiguration;
import evenhand.GovernanceSetup;
import evenhand.RulebookSettings;
import evenhand.database.SharedDatabase;
import evenhand.governance.SampleRulebook;
import evenhand.governance.approval.Opinion;
import evenhand.governance.approval.Role;
import evenhand.governance.approval.SignedVerdict;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Revisions come into force in a running service: refused where they must be, without a gap. */
class ActivationIT {
  private static final LiveService SERVICE = LiveService.start();

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  private static String refused(Rulebook rulebook, List<SignedVerdict> verdicts) {
    ActivationRefusedException refused =
        catchThrowableOfType(
            ActivationRefusedException.class, () -> SERVICE.activate(rulebook, verdicts));
    assertThat(refused).isNotNull();
    return refused.getMessage() + "";
  }

  @Test
  void whatNobodyApprovedRunsAndIsSaidToInLargeLetters() {
    LiveService fresh = LiveService.start();
    try {
      assertThat(fresh.page("/")).contains("RUNS UNAPPROVED");
      JsonNode life = fresh.get("/v1/rulebooks/sample/lifecycle");
      assertThat(life.path("runs_unapproved").asBoolean()).isTrue();
      assertThat(life.path("state").asText()).isEqualTo("draft");
      Rulebook first = fresh.edited();
      fresh.activated(first);
      fresh.awaitInForce(first.revision());
      assertThat(fresh.page("/")).doesNotContain("UNAPPROVED");
    } finally {
      fresh.close();
    }
  }

  @Test
  void withOneSignatureOrTheAuthorsOwnOrAfterAnEditItIsRefusedAndTheActiveOneGoesOn()
      throws Exception {
    Rulebook first = SERVICE.edited();
    SERVICE.activated(first);
    SERVICE.awaitInForce(first.revision());

    Rulebook next = SERVICE.edited();
    SignedVerdict submitted = SERVICE.signers.submits(next);
    SignedVerdict legal = SERVICE.signers.legalApproves(next);
    assertThat(refused(next, List.of(submitted, legal)))
        .containsAnyOf("by approver is missing", "approver approved sha256:")
        .doesNotContain("legal");
    SignedVerdict own =
        SERVICE.signers.sign(next, SERVICE.signers.author, Role.APPROVER, Opinion.APPROVE, "");
    assertThat(refused(next, List.of(submitted, legal, own))).contains("is an author");
    List<SignedVerdict> approved =
        List.of(submitted, legal, SERVICE.signers.approverApproves(next));
    Rulebook later = SERVICE.edited();
    assertThat(refused(later, approved)).contains("an edit voids approvals");

    Thread.sleep(2_500);
    assertThat(SERVICE.inForce()).isEqualTo(first.revision().name());
  }

  @Test
  void itComesIntoForceUnderLoadWithoutAFailedRequestAndIsRolledBack() throws Exception {
    Rulebook old = SERVICE.edited();
    SERVICE.activated(old);
    SERVICE.awaitInForce(old.revision());
    Rulebook next = SERVICE.edited();

    AtomicBoolean goesOn = new AtomicBoolean(true);
    AtomicLong failed = new AtomicLong();
    Map<String, AtomicLong> byRevision = new ConcurrentHashMap<>();
    ExecutorService callers = Executors.newFixedThreadPool(4);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Callable<Boolean> caller = () -> call(goesOn, failed, byRevision);
      running.add(callers.submit(caller));
    }
    Thread.sleep(1_000);
    SERVICE.activated(next);
    SERVICE.awaitInForce(next.revision());
    Thread.sleep(500);
    Activation back =
        SERVICE.activations.rollBack(old.revision(), "A test of the way back.", LiveService.BY);
    SERVICE.awaitInForce(old.revision());
    Thread.sleep(500);
    goesOn.set(false);
    for (Future<?> each : running) {
      each.get();
    }
    callers.shutdown();

    long requests = byRevision.values().stream().mapToLong(AtomicLong::get).sum();
    System.out.printf(
        "Activated and rolled back under load: %d requests, %d failed, by revision %s%n",
        requests, failed.get(), byRevision);
    assertThat(failed).hasValue(0);
    assertThat(byRevision).containsOnlyKeys(old.revision().name(), next.revision().name());
    assertThat(back.kind()).isEqualTo("roll-back");
  }

  private static boolean call(
      AtomicBoolean goesOn, AtomicLong failed, Map<String, AtomicLong> byRevision)
      throws IOException, InterruptedException {
    while (goesOn.get()) {
      var answer = SERVICE.decide();
      if (answer.statusCode() == 201) {
        String revision =
            LiveService.json(answer.body()).at("/decisions/0/rulebook/revision").asText();
        byRevision.computeIfAbsent(revision, any -> new AtomicLong()).incrementAndGet();
      } else {
        failed.incrementAndGet();
      }
    }
    return true;
  }

  @Test
  void anEffectiveDateIsWaitedForAndOneThatHasPassedIsRefused() throws Exception {
    Rulebook old = SERVICE.edited();
    SERVICE.activated(old);
    SERVICE.awaitInForce(old.revision());
    Rulebook next = SERVICE.edited();
    List<SignedVerdict> verdicts = new ArrayList<>(SERVICE.signers.all(next));
    verdicts.add(SERVICE.signers.passesGate(next, "A test of dates."));
    Instant past = Instant.now().minusSeconds(60);
    ActivationRefusedException refused =
        catchThrowableOfType(
            ActivationRefusedException.class,
            () -> SERVICE.activations.activate(next, verdicts, Optional.of(past), LiveService.BY));
    assertThat(refused.getMessage()).contains("before now");
    Instant soon = Instant.now().plusSeconds(4);
    SERVICE.activations.activate(next, verdicts, Optional.of(soon), LiveService.BY);
    Thread.sleep(2_000);
    assertThat(SERVICE.inForce()).isEqualTo(old.revision().name());
    SERVICE.awaitInForce(next.revision());
    assertThat(Instant.now()).isAfterOrEqualTo(soon);
  }

  @Test
  void aRetiredRevisionStaysRunnableAndTheLifecycleSaysWhoApprovedWhat() throws Exception {
    Rulebook old = SERVICE.edited();
    SERVICE.activated(old);
    Rulebook next = SERVICE.edited();
    SERVICE.activated(next);
    SERVICE.awaitInForce(next.revision());
    Rulebook again = SERVICE.activations.known().stored(old.revision());
    assertThat(again.revision()).isEqualTo(old.revision());
    assertThat(again.rulesJson()).isEqualTo(old.rulesJson());
    JsonNode life = SERVICE.get("/v1/rulebooks/sample/lifecycle");
    assertThat(life.path("state").asText()).isEqualTo("active");
    assertThat(life.path("runs_unapproved").asBoolean()).isFalse();
    assertThat(life.path("verdicts").findValuesAsText("signer"))
        .contains("test.invalid/author", "test.invalid/legal", "test.invalid/approver");
    assertThat(life.at("/activations/0/revision").asText()).isEqualTo(next.revision().name());
    assertThat(SERVICE.differences()).isZero();
  }

  @Test
  void withoutPolicyDocumentAndImpactAssessmentNothingComesIntoForceButInTheDemonstration() {
    Rulebook before = SERVICE.edited();
    SERVICE.activated(before);
    Rulebook next = SERVICE.edited();
    List<SignedVerdict> verdicts = new ArrayList<>(SERVICE.signers.all(next));
    verdicts.add(SERVICE.signers.passesGate(next, "A test that shows something else."));
    EvenhandConfiguration bare = new EvenhandConfiguration();
    bare.setRulebooks(RulebookSettings.standard().withRoster(SERVICE.signers.file()));
    InstantSource clock = InstantSource.system();
    ActivationRefusedException refused =
        catchThrowableOfType(
            ActivationRefusedException.class,
            () ->
                GovernanceSetup.activations(bare, SERVICE.database, clock)
                    .activate(next, verdicts, Optional.empty(), LiveService.BY));
    assertThat(refused)
        .hasMessageContaining("config.yml: duties.appropriate_policy_document is missing")
        .hasMessageContaining("duties.impact_assessment is missing");

    ActivationRefusedException back =
        catchThrowableOfType(
            ActivationRefusedException.class,
            () ->
                GovernanceSetup.activations(bare, SERVICE.database, clock)
                    .rollBack(before.revision(), "A test of the way back.", LiveService.BY));
    assertThat(back).hasMessageContaining("duties.impact_assessment is missing");

    bare.markInvented();
    assertThat(
            GovernanceSetup.activations(bare, SERVICE.database, clock)
                .activate(next, verdicts, Optional.empty(), LiveService.BY)
                .revision())
        .isEqualTo(next.revision());
  }

  @Test
  void aRowThatAnInsiderAddedIsNotFollowed() throws Exception {
    Rulebook old = SERVICE.edited();
    SERVICE.activated(old);
    SERVICE.awaitInForce(old.revision());
    Rulebook never = SERVICE.edited();
    SharedDatabase.superuser(SERVICE.database, SERVICE.data)
        .useHandle(
            handle -> {
              handle
                  .createUpdate(
                      "INSERT INTO triage.rulebook_revision VALUES (:r, 'sample', '1.0.0', now())")
                  .bind("r", never.revision().name())
                  .execute();
              never
                  .content()
                  .forEach(
                      (path, content) ->
                          handle
                              .createUpdate("INSERT INTO triage.rulebook_file VALUES (:r, :p, :c)")
                              .bind("r", never.revision().name())
                              .bind("p", path)
                              .bind("c", content)
                              .execute());
              handle
                  .createUpdate(
                      "INSERT INTO triage.rulebook_activation VALUES (gen_random_uuid(), 'sample',"
                          + " :r, 'activate', now(), '{}', NULL, NULL, now(), 'insider')")
                  .bind("r", never.revision().name())
                  .execute();
            });
    Thread.sleep(3_000);
    assertThat(SERVICE.inForce()).isEqualTo(old.revision().name());
    // The next one that is in order is followed again, and the insider's row stays behind it.
    Rulebook next = SERVICE.edited();
    SERVICE.activated(next);
    SERVICE.awaitInForce(next.revision());
  }

  @Test
  void aTruncatedFolderIsRefusedWithFileAndLineAndTheActiveRevisionGoesOn(@TempDir Path temporary)
      throws Exception {
    Rulebook old = SERVICE.edited();
    SERVICE.activated(old);
    SampleRulebook broken = SampleRulebook.in(temporary);
    Path rules = broken.folder().resolve("rules.drl");
    String whole = Files.readString(rules);
    Files.writeString(rules, whole.substring(0, whole.length() / 2));
    Rulebooks.Loading loading = Rulebooks.loadEach(broken.rules(), Optional.empty(), id -> true);
    assertThat(loading.refused().get("sample"))
        .anyMatch(fault -> fault.file().equals("sample/rules.drl") && fault.line() > 0);
    ActiveRevisions restarted = new ActiveRevisions(SERVICE.activations, InstantSource.system());
    assertThat(restarted.start(loading).find("sample").map(Rulebook::revision))
        .contains(old.revision());
    restarted.close();
    Files.delete(broken.folder().resolve("parameters.yml"));
    assertThat(
            Rulebooks.loadEach(broken.rules(), Optional.empty(), id -> true)
                .refused()
                .get("sample"))
        .anyMatch(fault -> fault.toString().contains("sample/parameters.yml: the file is"));
  }
}

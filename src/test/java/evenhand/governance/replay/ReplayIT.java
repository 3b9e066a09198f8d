package evenhand.governance.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import evenhand.EvenhandConfiguration;
import evenhand.GovernanceSetup;
import evenhand.RulebookSettings;
import evenhand.database.Database;
import evenhand.database.DatabaseSettings;
import evenhand.database.SharedDatabase;
import evenhand.decision.Actor;
import evenhand.decision.DecisionId;
import evenhand.decision.erasure.ErasureReason;
import evenhand.decision.erasure.ErasureService;
import evenhand.decision.history.RevisionsService;
import evenhand.fairness.comparison.GroupEffect;
import evenhand.fairness.verdict.Verdict;
import evenhand.governance.Signers;
import evenhand.governance.activation.Activation;
import evenhand.governance.activation.ActivationRefusedException;
import evenhand.governance.activation.ActivationService;
import evenhand.governance.approval.SignedVerdict;
import evenhand.governance.replay.ReplayService.Period;
import evenhand.governance.replay.ReplayService.Progress;
import evenhand.intake.Contacts;
import evenhand.intake.Service;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Recorded cases decided again: what changes, for whom, and what the gate makes of it. */
@TestMethodOrder(OrderAnnotation.class)
class ReplayIT {
  private static final Actor BY = new Actor("analyst-1");
  private static final int OF_EACH = 60;

  private static Path temporary = Path.of("");
  private static Database database;
  private static Service service;
  private static ReplayService replays;
  private static ActivationService activations;
  private static Signers signers;
  private static Rulebook old;
  private static Rulebook now;
  private static final List<DecisionId> DECISIONS = new ArrayList<>();

  @BeforeAll
  static void decide() throws IOException {
    temporary = Files.createTempDirectory("evenhand-replay-");
    InstantSource clock = InstantSource.system();
    database = Database.open(DatabaseSettings.embedded(temporary.resolve("data")), clock);
    service = Service.over(database);
    new RevisionsService(service.records, clock).keep(Service.RULEBOOKS.all());
    old = Service.RULEBOOKS.find("domestic-abuse").orElseThrow();
    now = edited("value: 14, source: SL-MARAC", "value: 2, source: SL-MARAC");
    signers = new Signers(temporary);
    EvenhandConfiguration configuration = new EvenhandConfiguration();
    configuration.setRulebooks(RulebookSettings.standard().withRoster(signers.file()));
    configuration.markInvented();
    activations = GovernanceSetup.activations(configuration, database, clock);
    replays = GovernanceSetup.replays(database, clock);
    for (int i = 0; i < OF_EACH; i++) {
      record("B1", true);
      record("W1", false);
    }
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static Rulebook edited(String text, String by) throws IOException {
    Path rules = Files.createTempDirectory(temporary, "rules");
    for (String name : List.of("domestic-abuse", "shared")) {
      Path to = Files.createDirectory(rules.resolve(name));
      try (Stream<Path> files = Files.list(Path.of("rules", name))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String content = Files.readString(file);
          Files.writeString(to.resolve(file.getFileName()), content.replace(text, by));
        }
      }
    }
    return Rulebooks.loadOne(rules.resolve("domestic-abuse"), Optional.empty());
  }

  /** Two yes answers for one group, one for the other: the threshold of two lies between. */
  private static void record(String ethnicity, boolean isIsolated) {
    Contacts contact =
        Contacts.aStrangledVictim()
            .answering("nfs_alleged", "no")
            .answering("dash_strangle", "no")
            .answering("dash_frightened", "no")
            .answering("dash_injury", "yes")
            .answering("dash_isolated", isIsolated ? "yes" : "no")
            .notAnswering("offence_date")
            .monitored("{\"victim\": {\"ethnicity_self_defined\": \"" + ethnicity + "\"}}");
    DECISIONS.add(service.decide(contact));
  }

  private static ReplayReport replay() {
    return replays.replay(now, old, Period.EVER, BY, Progress.NONE);
  }

  private static GroupEffect effect(ReplayReport report, String group) {
    return report.groups().stream()
        .filter(each -> each.characteristic().equals("ethnicity"))
        .filter(each -> each.point().equals("da_risk_high") && each.group().equals(group))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Order(1)
  void everyCaseComesOutTheSameUnderItsOwnRevisionByteForByte() {
    ReplayReport report = replays.selfCheck("domestic-abuse", 1, 0, BY, Progress.NONE);
    assertThat(report.counts()).containsOnly(java.util.Map.entry("same", 2L * OF_EACH));
    assertThat(SelfCheck.isIncident(report)).isFalse();
    // What was checked is not checked again by the next one, an older slice apart.
    ReplayReport next = replays.selfCheck("domestic-abuse", 30, 0, BY, Progress.NONE);
    assertThat(next.decisions()).isLessThan(OF_EACH);
  }

  @Test
  @Order(2)
  void anotherRevisionIsShownByKindByRuleAndByGroup() {
    ReplayReport report = replay();
    assertThat(report.count("changed")).isEqualTo(OF_EACH);
    assertThat(report.count("same")).isEqualTo(OF_EACH);
    assertThat(report.kinds())
        .anySatisfy(
            kind -> {
              assertThat(kind.kind()).startsWith("grade da_risk: ").endsWith("-> high");
              assertThat(kind.cases()).isEqualTo(OF_EACH);
              assertThat(kind.samples())
                  .hasSize(3)
                  .allMatch(id -> DECISIONS.contains(new DecisionId(id)));
            });
    assertThat(report.rules()).anyMatch(rule -> rule.began() == OF_EACH && rule.ended() == 0);
    GroupEffect black = effect(report, "Black");
    assertThat(black.decisions()).isEqualTo(OF_EACH);
    assertThat(black.before()).isZero();
    assertThat(black.gained()).isEqualTo(OF_EACH);
    assertThat(black.lost()).isZero();
    // Sixty changes in one direction: twice one half to the power of sixty.
    assertThat(black.p().orElseThrow())
        .isCloseTo(2 * Math.pow(0.5, OF_EACH), org.assertj.core.data.Percentage.withPercentage(1));
    assertThat(effect(report, "White").gained()).isZero();
    assertThat(black.worsens()).isTrue();
    assertThat(black.headlineAfter().orElseThrow()).isGreaterThanOrEqualTo(Verdict.EXPLAIN);
    assertThat(report.unmeasured()).containsKeys("sex", "age");
    assertThat(combiner(report)).as("who brought data together").isEqualTo(BY.pseudonym());
    assertThat(
            replays
                .kept()
                .newest("domestic-abuse", ReplayService.REPLAY, Optional.of(now.revision())))
        .contains(report);
  }

  @Test
  @Order(3)
  void anErasedCaseIsNotReplayable() {
    new ErasureService(service.records, InstantSource.system())
        .erase(List.of(DECISIONS.get(0)), ErasureReason.values()[0], BY, false);
    ReplayReport report = replay();
    assertThat(report.count("erased")).isEqualTo(1);
    assertThat(report.count("changed")).isEqualTo(OF_EACH - 1);
    assertThat(effect(report, "Black").decisions()).isEqualTo(OF_EACH - 1);
    assertThat(replays.selfCheck("domestic-abuse", 1, 0, BY, Progress.NONE))
        .satisfies(own -> assertThat(SelfCheck.isIncident(own)).isFalse());
  }

  @Test
  @Order(3)
  void whatAnOlderRevisionDecidedIsHeldAgainstTheOneInForce() {
    ReplayReport back = replays.replay(old, now, Period.EVER, BY, Progress.NONE);
    long left = OF_EACH - back.count("erased");
    assertThat(back.count("changed")).isEqualTo(left);
    GroupEffect black = effect(back, "Black");
    assertThat(black.before()).isEqualTo((int) left);
    assertThat(black.lost()).isEqualTo(black.before());
    assertThat(black.gained()).isZero();
    ReplayReport same = replays.replay(now, now, Period.EVER, BY, Progress.NONE);
    assertThat(same.count("changed")).isZero();
    assertThat(effect(same, "Black").before()).isEqualTo((int) left);
  }

  private static String combiner(ReplayReport report) {
    String sql = "SELECT made_by FROM ledger.access WHERE record_id = ?";
    return service.records.read(
        it -> it.handle().select(sql, report.id()).mapTo(String.class).one());
  }

  private static String refused(Rulebook rulebook) {
    ActivationRefusedException refused =
        catchThrowableOfType(
            ActivationRefusedException.class,
            () -> activations.activate(rulebook, signers.all(rulebook), Optional.empty(), BY));
    assertThat(refused).isNotNull();
    return refused.getMessage() + "";
  }

  private static Activation despite(Rulebook rulebook, String reason) {
    List<SignedVerdict> verdicts = new ArrayList<>(signers.all(rulebook));
    verdicts.add(signers.passesGate(rulebook, reason));
    return activations.activate(rulebook, verdicts, Optional.empty(), BY);
  }

  @Test
  @Order(4)
  void aFirstActivationNeedsAShowingOrASignedReason() {
    assertThat(refused(old)).contains("nothing was shown of " + old.revision());
    replays.replay(old, old, Period.EVER, BY, Progress.NONE);
    assertThat(refused(old))
        .contains("by ethnicity it is CANNOT_TELL at ")
        .contains("; a first activation needs better: ")
        .contains("--verdict activate-despite --says WHY")
        .contains("its effect by sex has to be shown");
    Activation first = despite(old, "There are no recorded cases yet that could show it.");
    assertThat(first.reason().orElseThrow().by()).isEqualTo("test.invalid/approver");
    assertThat(first.showing().path("first_activation").asBoolean()).isTrue();
  }

  @Test
  @Order(5)
  void whatMakesAHeadlineWorseIsRefusedUnlessAnApproverSignsWhy() {
    replay();
    assertThat(refused(now))
        .contains("Black at da_risk_high by ethnicity would be EXPLAIN, which is worse than");
    Activation second = despite(now, "More protection, by the domestic abuse lead's request.");
    assertThat(second.reason().orElseThrow().words()).startsWith("More protection");
    assertThat(activations.inForce("domestic-abuse", second.effectiveFrom()))
        .contains(now.revision());
  }

  @Test
  @Order(6)
  void aDecisionThatSomebodyChangedIsAnIncident() {
    SharedDatabase.superuser(database, temporary.resolve("data"))
        .useHandle(
            handle -> {
              handle.execute("SET session_replication_role = replica");
              handle.execute(
                  "UPDATE triage.decision SET outcome = jsonb_set(outcome, '{flags}', '[]') WHERE id = ?",
                  DECISIONS.get(5).value());
            });
    ReplayReport report = replays.selfCheck("domestic-abuse", 1, 0, BY, Progress.NONE);
    assertThat(SelfCheck.isIncident(report)).isTrue();
    assertThat(report.count("changed")).isEqualTo(1);
    SelfCheck health = new SelfCheck(replays, Service.RULEBOOKS, InstantSource.system());
    assertThat(health.execute().isHealthy()).isFalse();
    assertThat(health.execute().getMessage())
        .contains("come out differently")
        .contains(DECISIONS.get(5).toString());
    // A later night looks at other slices, and at what differed before.
    for (int slice = 0; slice < 3; slice++) {
      ReplayReport later = replays.selfCheck("domestic-abuse", 30, slice, BY, Progress.NONE);
      assertThat(later.count("changed")).isEqualTo(1);
      assertThat(health.execute().isHealthy()).isFalse();
    }
    superuser(
        "UPDATE triage.decision SET outcome ="
            + " (SELECT outcome FROM triage.decision WHERE id = '%s') WHERE id = '%s'"
                .formatted(DECISIONS.get(7), DECISIONS.get(5)));
    replays.selfCheck("domestic-abuse", 30, 3, BY, Progress.NONE);
    assertThat(health.execute().isHealthy()).as("it comes out as it was shown").isTrue();
    health.close();
  }

  @Test
  @Order(7)
  void aRevisionThatCannotBeLoadedAgainIsAnIncidentOfItsDecisionsAlone() {
    superuser(
        "UPDATE triage.rulebook_file SET content = 'rule' WHERE path LIKE '%%.drl' AND revision = '%s'"
            .formatted(old.revision()));
    ReplayReport report = replays.selfCheck("domestic-abuse", 1, 0, BY, Progress.NONE);
    assertThat(List.of(report.count("refused"), report.count("erased")))
        .containsExactly(2L * OF_EACH - 1, 1L);
    assertThat(SelfCheck.isIncident(report)).isTrue();
  }

  private static void superuser(String statement) {
    SharedDatabase.superuser(database, temporary.resolve("data"))
        .useHandle(it -> it.execute("SET session_replication_role = replica; " + statement));
  }
}

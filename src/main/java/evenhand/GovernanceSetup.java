package evenhand;

import com.codahale.metrics.Gauge;
import evenhand.database.Database;
import evenhand.decision.RecordsDao;
import evenhand.fairness.recorded.RecordedDao;
import evenhand.fairness.recorded.ReplayedAudit;
import evenhand.governance.activation.ActivationService;
import evenhand.governance.activation.ActiveRevisions;
import evenhand.governance.activation.KnownRevisions;
import evenhand.governance.activation.LifecycleResource;
import evenhand.governance.gate.EffectGate;
import evenhand.governance.register.Documents;
import evenhand.governance.register.ProfilingRegister;
import evenhand.governance.replay.ReplayService;
import evenhand.governance.replay.SelfCheck;
import evenhand.governance.shadow.ShadowService;
import evenhand.governance.shadow.Shadowing;
import evenhand.rulebook.RulebookFaultException;
import evenhand.rulebook.RulebookFaultException.Fault;
import evenhand.rulebook.Rulebooks;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.Managed;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the life cycle of revisions into the service. */
public final class GovernanceSetup {
  private static final Logger LOG = LoggerFactory.getLogger(GovernanceSetup.class);

  private final EvenhandConfiguration configuration;
  private final ActivationService activations;
  private final ActiveRevisions active;
  private final ReplayService replays;
  private final Shadowing shadowing;
  private final InstantSource clock;

  private GovernanceSetup(
      EvenhandConfiguration configuration, Database database, InstantSource clock) {
    this.configuration = configuration;
    this.activations = activations(configuration, database, clock);
    this.replays = replays(database, clock);
    this.active = new ActiveRevisions(activations, clock);
    this.shadowing = new Shadowing(shadows(database, clock), replays, activations.known()::stored);
    this.clock = clock;
  }

  static GovernanceSetup over(
      EvenhandConfiguration configuration, Database database, InstantSource clock) {
    return new GovernanceSetup(configuration, database, clock);
  }

  /** Activation over one database, by the roster that is configured and the gate. */
  public static ActivationService activations(
      EvenhandConfiguration configuration, Database database, InstantSource clock) {
    RecordsDao records = new RecordsDao(database.service());
    ReplayService replays = replays(database, clock);
    ShadowService shadows = shadows(database, clock);
    EffectGate.Reports reports =
        candidate ->
            new EffectGate.Shown(
                EffectGate.KINDS.stream()
                    .flatMap(
                        kind ->
                            replays.kept().of(candidate.id(), kind, candidate.revision()).stream())
                    .toList(),
                shadows.revisions(candidate.id()).contains(candidate.revision()));
    return new ActivationService(
        records,
        configuration.getRulebooks().rosterFile(),
        new EffectGate(reports),
        configuration.holdsInvented() ? List.of() : configuration.getDuties().missing(),
        clock);
  }

  /** The register of profiling of some rulebooks. */
  public static ProfilingRegister register(
      EvenhandConfiguration configuration,
      Rulebooks rulebooks,
      Database database,
      InstantSource clock) {
    DutySettings duties = configuration.getDuties();
    return new ProfilingRegister(
        rulebooks,
        activations(configuration, database, clock),
        new Documents(
            duties.policyDocument(), duties.impactAssessment(), duties.equalityAssessment()));
  }

  /** Replays over one database. */
  public static ReplayService replays(Database database, InstantSource clock) {
    RecordsDao records = new RecordsDao(database.service());
    return new ReplayService(
        records,
        new ReplayedAudit(new RecordedDao(database.fairness()), Services.version()),
        new KnownRevisions(records)::stored,
        clock);
  }

  /** Shadows over one database. */
  public static ShadowService shadows(Database database, InstantSource clock) {
    RecordsDao records = new RecordsDao(database.service());
    return new ShadowService(
        records, replays(database, clock), new KnownRevisions(records)::stored, clock);
  }

  /**
   * The rulebooks in force, which the service follows from now on.
   *
   * @throws RulebookFaultException where one is broken, or not approved although it has to be
   */
  Rulebooks rulebooks(Rulebooks.Loading folder) {
    Rulebooks rulebooks = active.start(folder);
    Optional<String> warning = warning(rulebooks);
    if (warning.isPresent() && configuration.getRulebooks().isApprovalRequired()) {
      throw new RulebookFaultException(
          active.unapproved(rulebooks).stream()
              .map(
                  id ->
                      new Fault(
                          id,
                          0,
                          "is not approved and activated, and rulebooks.approval is required;"
                              + " ./evenhand lifecycle "
                              + id
                              + " says what is missing"))
              .toList());
    }
    warning.ifPresent(words -> LOG.warn("{}", banner(words)));
    return rulebooks;
  }

  private static String banner(String words) {
    String line = "*".repeat(78);
    return "\n" + line + "\n" + words + "\n" + line;
  }

  /** In large letters, what runs and was approved by nobody; empty where everything was. */
  Optional<String> warning(Rulebooks rulebooks) {
    return active.warning(rulebooks);
  }

  /** What is told of each decision. */
  Shadowing shadowing() {
    return shadowing;
  }

  void install(Rulebooks rulebooks, Environment environment) {
    SelfCheck selfCheck = new SelfCheck(replays, rulebooks, clock);
    environment.healthChecks().register("rulebooks", active);
    environment.healthChecks().register("self-check", selfCheck);
    Gauge<Double> share = shadowing::workedShare;
    Gauge<Double> offer = shadowing::offerMsP99;
    Gauge<Long> leftOut = shadowing::leftOut;
    environment.metrics().register("shadow_worked_share", share);
    environment.metrics().register("shadow_offer_ms_p99", offer);
    environment.metrics().register("shadow_left_out", leftOut);
    environment.jersey().register(new LifecycleResource(activations, active, rulebooks, clock));
    environment
        .lifecycle()
        .manage(
            new Managed() {
              @Override
              public void start() {
                active.follow(rulebooks);
                selfCheck.start();
                shadowing.start();
              }

              @Override
              public void stop() {
                shadowing.close();
                selfCheck.close();
                active.close();
              }
            });
  }
}

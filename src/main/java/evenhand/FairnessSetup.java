package evenhand;

import evenhand.database.Database;
import evenhand.decision.RecordsDao;
import evenhand.decision.access.AccessLog;
import evenhand.fairness.comparison.RecordedFindings.SealedTo;
import evenhand.fairness.explanation.ExplanationResource;
import evenhand.fairness.explanation.ExplanationService;
import evenhand.fairness.explanation.ExplanationService.Terms;
import evenhand.fairness.recorded.RecordedAudit;
import evenhand.fairness.recorded.RecordedDao;
import evenhand.fairness.recorded.RecordedTimes;
import evenhand.fairness.reports.Periods;
import evenhand.fairness.reports.ReportSchedule;
import evenhand.fairness.reports.ReportService;
import evenhand.fairness.reports.ReportSettings;
import evenhand.fairness.reports.ReportStore;
import evenhand.fairness.reports.ReportsResource;
import evenhand.fairness.reports.TimesAnswers;
import evenhand.fairness.reports.TimesResource;
import evenhand.http.Json;
import evenhand.ledger.LogName;
import evenhand.ledger.sequence.LedgerSettings;
import evenhand.ledger.sequence.WitnessedLogs;
import evenhand.ledger.tile.LogFolder;
import evenhand.ledger.tile.PublishedLog;
import evenhand.rulebook.Rulebooks;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.Managed;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Puts the audit of recorded decisions together. */
public final class FairnessSetup {
  private FairnessSetup() {}

  /** The audit over one database. */
  public static RecordedAudit audit(Database database) {
    return new RecordedAudit(new RecordedDao(database.fairness()), Services.version());
  }

  /** What is explained, over one database. */
  public static ExplanationService explanations(
      ReportSettings settings, Database database, InstantSource clock) {
    Terms standard = Terms.STANDARD;
    return new ExplanationService(
        new RecordsDao(database.service()),
        clock,
        new Terms(
            settings.explainDays().orElse(standard.explainDays()),
            settings.stopDays().orElse(standard.stopDays())));
  }

  /** Puts reports, items and the schedule into the service. */
  static void install(
      EvenhandConfiguration configuration,
      Database database,
      Rulebooks rulebooks,
      InstantSource clock,
      Environment environment) {
    ReportSettings settings = configuration.getFairness();
    boolean isSignedIn = configuration.getSecurity().issuer().isPresent();
    Periods periods = isSignedIn ? Periods.endedQuarters(clock) : Periods.any();
    ExplanationService explanations = explanations(settings, database, clock);
    AccessLog access = new AccessLog(new RecordsDao(database.service()), clock);
    ReportService reports =
        new ReportService(
            audit(database),
            explanations,
            rulebooks,
            () -> sealed(configuration.getLedger(), database),
            new ReportStore(
                settings.folder().orElseThrow(),
                new RecordsDao(database.service()),
                clock,
                Json.mapper(),
                periods),
            access,
            clock);
    ReportSchedule schedule = new ReportSchedule(reports, rulebooks, settings, periods, clock);
    environment
        .lifecycle()
        .manage(
            new Managed() {
              @Override
              public void start() {
                schedule.start();
              }

              @Override
              public void stop() {
                schedule.close();
                reports.close();
              }
            });
    environment.jersey().register(new ReportsResource(reports, periods));
    environment
        .jersey()
        .register(
            new TimesResource(
                new RecordedTimes(new RecordedDao(database.fairness()), clock),
                rulebooks,
                periods,
                access,
                new TimesAnswers(settings.folder().orElseThrow(), Json.mapper(), periods)));
    environment.jersey().register(new ExplanationResource(explanations));
  }

  /** The newest checkpoint of the log of decisions; empty where nothing is sealed yet. */
  public static Optional<SealedTo> sealed(LedgerSettings settings, Database database) {
    if (!settings.isEnabled()) {
      return Optional.empty();
    }
    WitnessedLogs witnessed = new WitnessedLogs(settings.readPolicy(), database.service());
    return new PublishedLog(new LogFolder(settings.folder(LogName.DECISIONS)))
        .checkpoint()
        .map(
            checkpoint ->
                new SealedTo(
                    checkpoint.origin(),
                    checkpoint.size(),
                    checkpoint.root().base64(),
                    witnessed.notWitnessedSince(LogName.DECISIONS).map(Instant::toString)));
  }
}

package evenhand;

import evenhand.database.Database;
import evenhand.decision.DecisionObserver;
import evenhand.decision.RecordsDao;
import evenhand.decision.Scales;
import evenhand.decision.followup.ActionsService;
import evenhand.decision.followup.ClosingService;
import evenhand.decision.followup.OutcomeRecordService;
import evenhand.decision.history.DecisionHistoryService;
import evenhand.decision.history.RevisionsService;
import evenhand.decision.response.ResponseService;
import evenhand.intake.IntakeService;
import evenhand.rulebook.Advice;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The use cases of the service, over one set of rulebooks and one database. */
public record Services(
    Rulebooks rulebooks,
    IntakeService intake,
    DecisionHistoryService history,
    ResponseService responses,
    OutcomeRecordService outcomes,
    ClosingService closing,
    ActionsService actions,
    RevisionsService revisions) {

  private static final String VERSION =
      Optional.ofNullable(Services.class.getPackage().getImplementationVersion())
          .orElse("development");

  /** The version of this program. */
  static String version() {
    return VERSION;
  }

  /**
   * All of them, telling an observer of each decision.
   *
   * @param withholding leaves the suggestion out where people decide without the rules
   */
  public static Services over(
      Rulebooks rulebooks,
      Database database,
      InstantSource clock,
      DecisionObserver observer,
      UnaryOperator<Advice> withholding,
      DutySettings duties) {
    RecordsDao records = new RecordsDao(database.service());
    Scales scales = Scales.union(rulebooks.all().stream().map(Rulebook::scales).toList());
    RevisionsService revisions = new RevisionsService(records, clock);
    revisions.keep(rulebooks.all());
    return new Services(
        rulebooks,
        new IntakeService(rulebooks, records, scales, clock, VERSION, observer, withholding),
        new DecisionHistoryService(records, scales, clock),
        new ResponseService(records, rulebooks, scales, clock, duties.reasonWithAgreement()),
        new OutcomeRecordService(records, rulebooks, clock),
        new ClosingService(records, clock),
        new ActionsService(records, clock),
        revisions);
  }
}

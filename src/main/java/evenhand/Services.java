package evenhand;

import evenhand.database.Database;
import evenhand.decision.followup.ActionsService;
import evenhand.decision.followup.ClosingService;
import evenhand.decision.followup.OutcomeRecordService;
import evenhand.decision.history.DecisionHistoryService;
import evenhand.decision.response.ResponseService;
import evenhand.intake.IntakeService;
import evenhand.rulebook.Rulebooks;
import java.time.InstantSource;

/** The use cases of the service, over one set of rulebooks and one database. */
public record Services(
    Rulebooks rulebooks,
    IntakeService intake,
    DecisionHistoryService history,
    ResponseService responses,
    OutcomeRecordService outcomes,
    ClosingService closing,
    ActionsService actions) {

  static Services over(Rulebooks rulebooks, Database database, InstantSource clock) {
    throw new UnsupportedOperationException(rulebooks + " " + database + " " + clock);
  }
}

package evenhand.intake;

import evenhand.database.Database;
import evenhand.database.SharedDatabase;
import evenhand.decision.DecisionHistoryService;
import evenhand.decision.RecordsDao;
import evenhand.decision.Scales;
import evenhand.decision.followup.ActionsService;
import evenhand.decision.followup.ClosingService;
import evenhand.decision.followup.OutcomeRecordService;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import java.nio.file.Path;
import java.time.InstantSource;

/** The use cases over a real database and the real rulebooks. */
public final class Service {
  public static final Rulebooks RULEBOOKS = Rulebooks.load(Path.of("rules"));

  public final RecordsDao records;
  public final IntakeService intake;
  public final DecisionHistoryService history;
  public final OutcomeRecordService outcomes;
  public final ClosingService closing;
  public final ActionsService actions;

  private Service(Database database) {
    InstantSource clock = InstantSource.system();
    Scales scales = Scales.union(RULEBOOKS.all().stream().map(Rulebook::scales).toList());
    records = new RecordsDao(database.service());
    intake = new IntakeService(RULEBOOKS, records, scales, clock, "test");
    history = new DecisionHistoryService(records, scales, clock);
    outcomes = new OutcomeRecordService(records, RULEBOOKS, clock);
    closing = new ClosingService(records, clock);
    actions = new ActionsService(records, clock);
  }

  public static Service overSharedDatabase() {
    return over(SharedDatabase.get());
  }

  public static Service over(Database database) {
    return new Service(database);
  }
}

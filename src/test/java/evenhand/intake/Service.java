package evenhand.intake;

import evenhand.database.Database;
import evenhand.database.SharedDatabase;
import evenhand.decision.ContactReference;
import evenhand.decision.DecisionId;
import evenhand.decision.Json;
import evenhand.decision.RecordsDao;
import evenhand.decision.Scales;
import evenhand.decision.followup.ActionsService;
import evenhand.decision.followup.ClosingService;
import evenhand.decision.followup.OutcomeRecordService;
import evenhand.decision.history.ContactView;
import evenhand.decision.history.DecisionHistoryService;
import evenhand.decision.history.DecisionView;
import evenhand.decision.response.ResponseRequest;
import evenhand.decision.response.ResponseService;
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
  public final ResponseService responses;
  public final OutcomeRecordService outcomes;
  public final ClosingService closing;
  public final ActionsService actions;

  private Service(Database database) {
    InstantSource clock = InstantSource.system();
    Scales scales = Scales.union(RULEBOOKS.all().stream().map(Rulebook::scales).toList());
    records = new RecordsDao(database.service());
    intake = new IntakeService(RULEBOOKS, records, scales, clock, "test");
    history = new DecisionHistoryService(records, scales, clock);
    responses = new ResponseService(records, RULEBOOKS, scales, clock, false);
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

  /** Records a contact by the usual handler under a new key. */
  public RecordedContact record(Contacts contact) {
    return intake.record(contact.request(), Contacts.aKey(), Contacts.HANDLER);
  }

  /** Records a contact of one rulebook and returns its decision. */
  public DecisionId decide(Contacts contact) {
    return record(contact).decisions().get(0);
  }

  /** Confirms everything of a decision that a person has to. */
  public void confirm(DecisionId decision) {
    String codes = Json.text(read(decision).awaitingConfirmation());
    String response = "{\"accepted\": true, \"confirmations\": %s}".formatted(codes);
    responses.record(decision, Json.read(response, ResponseRequest.class), Contacts.HANDLER);
  }

  /** The decision as it is read back. */
  public DecisionView read(DecisionId decision) {
    return history.decision(decision).orElseThrow();
  }

  /** The contact as it is read back. */
  public ContactView read(Contacts contact) {
    return history.contact(new ContactReference(contact.reference())).orElseThrow();
  }
}

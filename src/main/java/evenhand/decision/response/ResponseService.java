package evenhand.decision.response;

import evenhand.decision.Actor;
import evenhand.decision.DecisionId;
import evenhand.decision.RecordsDao;
import evenhand.decision.Scales;
import evenhand.rulebook.Rulebooks;
import java.time.InstantSource;

/** Records what a person did with a decision. */
public final class ResponseService {
  private final RecordsDao records;
  private final Rulebooks rulebooks;
  private final Scales scales;
  private final InstantSource clock;

  public ResponseService(
      RecordsDao records, Rulebooks rulebooks, Scales scales, InstantSource clock) {
    this.records = records;
    this.rulebooks = rulebooks;
    this.scales = scales;
    this.clock = clock;
  }

  /**
   * Checks and records a response, committed before this returns.
   *
   * @throws evenhand.rulebook.InvalidCaseException 422: each fault names what is missing or
   *     refused, for example {@code /supervisor}; the attempt is logged and the grade stands
   * @throws evenhand.decision.UnknownRecordException 404
   * @throws evenhand.decision.ErasedException 409
   * @throws evenhand.decision.NotRecordedException 503
   */
  public ResponseReceipt record(DecisionId decision, ResponseRequest request, Actor actor) {
    throw new UnsupportedOperationException(
        records + " " + rulebooks + scales + clock + decision + " " + request + " " + actor);
  }
}

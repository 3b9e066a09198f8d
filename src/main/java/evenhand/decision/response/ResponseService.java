package evenhand.decision.response;

import evenhand.decision.Actor;
import evenhand.decision.Confirmations;
import evenhand.decision.ContactStep.Kind;
import evenhand.decision.DecisionId;
import evenhand.decision.Json;
import evenhand.decision.RecordId;
import evenhand.decision.RecordsDao;
import evenhand.decision.RecordsDao.Session;
import evenhand.decision.ResponseCodes;
import evenhand.decision.Scales;
import evenhand.decision.history.ContactDao;
import evenhand.decision.history.StoredDecision;
import evenhand.decision.subject.SubjectDao;
import evenhand.ledger.OutboxDao;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.InvalidCaseException.Fault;
import evenhand.rulebook.Rulebooks;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Records what a person did with a decision. */
public final class ResponseService {
  private final RecordsDao records;
  private final Rulebooks rulebooks;
  private final Scales scales;
  private final InstantSource clock;
  private final boolean agreementNeedsReason;

  /**
   * Records through one database.
   *
   * @param agreementNeedsReason whether who agrees with a suggestion has to say why, too
   */
  public ResponseService(
      RecordsDao records,
      Rulebooks rulebooks,
      Scales scales,
      InstantSource clock,
      boolean agreementNeedsReason) {
    this.agreementNeedsReason = agreementNeedsReason;
    this.records = records;
    this.rulebooks = rulebooks;
    this.scales = scales;
    this.clock = clock;
  }

  /**
   * Checks and records a response, committed before this returns.
   *
   * @throws InvalidCaseException 422: each fault names what is missing or refused, for example
   *     {@code /supervisor}; the attempt is logged and the grade stands
   * @throws evenhand.decision.UnknownRecordException 404
   * @throws evenhand.decision.ErasedException 409
   * @throws evenhand.decision.NotRecordedException 503
   */
  public ResponseReceipt record(DecisionId decision, ResponseRequest request, Actor actor) {
    Situation situation = records.readFirst(session -> Situation.read(session, decision));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    ResponseCheck check =
        new ResponseCheck(rulebooks, scales, situation, request, agreementNeedsReason);
    List<Fault> faults = check.faults(actor);
    if (!faults.isEmpty()) {
      logRefused(decision, request, actor, now, faults);
      throw new InvalidCaseException(faults);
    }
    UUID id = RecordId.at(now);
    ResponseRecord response = ResponseRecord.of(id, situation, request, check.lowers(), actor, now);
    return records.record(
        id,
        receipt(id, situation, response.codes(), now),
        session -> {
          write(session, situation.decision(), response);
          return receipt(id, situation, response.codes(), now);
        });
  }

  private void write(Session session, StoredDecision decision, ResponseRecord response) {
    UUID id = response.id();
    String by = response.madeBy().pseudonym();
    ResponseCodes codes = response.codes();
    session
        .dao(ResponseDao.class)
        .add(
            id,
            decision.id(),
            response.recordedAt(),
            by,
            codes.accepted(),
            Json.text(codes),
            codes.lowered(),
            response.entry().bytes());
    response
        .sealedWords()
        .ifPresent(words -> session.dao(SubjectDao.class).addWords(id, decision.id(), words));
    session
        .dao(ContactDao.class)
        .add(
            decision.contact(),
            id,
            Kind.RESPONSE.code(),
            decision.id(),
            decision.rulebook(),
            Json.text(codes.grades()),
            by,
            response.recordedAt());
    session.dao(OutboxDao.class).add(id, response.entry());
  }

  private ResponseReceipt receipt(UUID id, Situation situation, ResponseCodes codes, Instant now) {
    SortedMap<String, String> inForce = new TreeMap<>(situation.contact().inForce(scales));
    inForce.putAll(codes.grades());
    List<ResponseCodes> responses = new ArrayList<>(situation.earlier());
    responses.add(codes);
    return new ResponseReceipt(
        id.toString(),
        situation.decision().decisionId(),
        true,
        now,
        codes.accepted(),
        inForce,
        Confirmations.awaiting(situation.outcome(), responses));
  }

  private void logRefused(
      DecisionId decision, ResponseRequest request, Actor actor, Instant now, List<Fault> faults) {
    UUID id = RecordId.at(now);
    String codes = Json.text(ResponseRecord.attempted(request, scales));
    String[] pointers = faults.stream().map(Fault::pointer).toArray(String[]::new);
    records.record(
        id,
        id,
        session -> {
          session
              .dao(ResponseDao.class)
              .addRefused(id, decision.value(), now, actor.pseudonym(), codes, pointers);
          return id;
        });
  }
}

package evenhand.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.decision.Actor;
import evenhand.decision.DecisionId;
import evenhand.decision.DecisionObserver;
import evenhand.decision.Entries;
import evenhand.decision.ErasedException;
import evenhand.decision.ReadScope;
import evenhand.decision.RecordId;
import evenhand.decision.RecordsDao;
import evenhand.decision.Scales;
import evenhand.decision.UnknownRecordException;
import evenhand.decision.history.DecisionDao;
import evenhand.decision.history.StoredDecision;
import evenhand.decision.subject.SealedRow;
import evenhand.decision.subject.SubjectDao;
import evenhand.intake.Before.FirstAnswer;
import evenhand.ledger.CanonicalJson;
import evenhand.ledger.Entry;
import evenhand.ledger.EntryKind;
import evenhand.ledger.Hash;
import evenhand.ledger.OutboxDao;
import evenhand.ledger.Salt;
import evenhand.monitoring.InvalidMonitoringException;
import evenhand.monitoring.MonitoringDao;
import evenhand.monitoring.MonitoringData;
import evenhand.monitoring.MonitoringRow;
import evenhand.rulebook.Advice;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.InvalidCaseException.Fault;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Takes in one contact: decides, records all of it in one transaction, then answers. */
public final class IntakeService {
  private static final byte[] SEPARATOR = {0};

  /** Groups written at the same time: while one waits for the disk the other is put together. */
  private static final int WRITING_AT_ONCE = 2;

  private final Rulebooks rulebooks;
  private final RecordsDao records;
  private final RecordWriter writer;
  private final IntakeAssembly assembly;
  private final InstantSource clock;
  private final DecisionObserver observer;
  private final UnaryOperator<Advice> withholding;

  /**
   * Records through one database.
   *
   * @param engine version of this program, for the ledger
   */
  public IntakeService(
      Rulebooks rulebooks, RecordsDao records, Scales scales, InstantSource clock, String engine) {
    this(
        rulebooks, records, scales, clock, engine, DecisionObserver.NONE, UnaryOperator.identity());
  }

  /**
   * The same, telling an observer of each decision.
   *
   * @param withholding leaves the suggestion out where people decide without the rules
   */
  public IntakeService(
      Rulebooks rulebooks,
      RecordsDao records,
      Scales scales,
      InstantSource clock,
      String engine,
      DecisionObserver observer,
      UnaryOperator<Advice> withholding) {
    this(
        rulebooks,
        records,
        new GroupWriter(records, WRITING_AT_ONCE),
        new IntakeAssembly(scales, engine),
        clock,
        observer,
        withholding);
  }

  IntakeService(
      Rulebooks rulebooks,
      RecordsDao records,
      RecordWriter writer,
      IntakeAssembly assembly,
      InstantSource clock,
      DecisionObserver observer,
      UnaryOperator<Advice> withholding) {
    this.withholding = withholding;
    this.rulebooks = rulebooks;
    this.records = records;
    this.writer = writer;
    this.assembly = assembly;
    this.clock = clock;
    this.observer = observer;
  }

  /**
   * Decides a contact and records it, committed before this returns.
   *
   * @throws InvalidCaseException 422 with a pointer to each fault
   * @throws evenhand.rulebook.EngineFaultException 503, nothing written
   * @throws evenhand.decision.NotRecordedException 503
   * @throws IdempotencyConflictException 409
   */
  public RecordedContact record(ContactRequest request, IdempotencyKey key, Actor actor) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Hash keyHash = hash(key, actor);
    // One request is decided by one state of the rulebooks, whatever is activated meanwhile.
    Rulebooks inForce = rulebooks.now();
    CheckedRequest checked;
    try {
      checked = CheckedRequest.check(request, inForce, now);
    } catch (InvalidCaseException e) {
      // A request that was in order once gets its first answer, whatever rulebooks ask for today.
      return earlier(keyHash, request).orElseThrow(() -> e);
    }
    Before before = before(keyHash, checked);
    if (before.usedKey().isPresent()) {
      return repeat(before.usedKey().get(), request);
    }
    refuseUnknownCorrection(checked, before);
    CheckedRequest complete = supplied(inForce, checked, before);
    List<Advice> advices = advise(inForce, complete).stream().map(withholding).toList();
    IntakeRecord intake =
        assembly.assemble(complete, before, advices, new Request(request, keyHash, actor, now));
    if (!writer.write(intake)) {
      return earlier(keyHash, request).orElseThrow();
    }
    JsonNode facts = complete.answers().facts();
    intake.decisions().stream()
        .filter(made -> !made.advice().outcome().suggestsNothing())
        .forEach(made -> observer.decided(made.id(), made.advice(), facts));
    return assembly.answer(intake);
  }

  /** What a record needs to know of the request itself. */
  record Request(ContactRequest body, Hash key, Actor actor, Instant at) {}

  /** Keys of one caller say nothing about those of another. */
  private static Hash hash(IdempotencyKey key, Actor actor) {
    return Hash.over(
        actor.pseudonym().getBytes(StandardCharsets.UTF_8),
        SEPARATOR,
        key.value().getBytes(StandardCharsets.UTF_8));
  }

  private Before before(Hash key, CheckedRequest checked) {
    UUID corrected = checked.correction().map(earlier -> earlier.id().value()).orElse(null);
    String contact = checked.contact().value();
    String corrector = ReadScope.current().caller().map(Actor::pseudonym).orElse(null);
    return records.readFirst(
        session ->
            IntakeStatements.before(session.handle(), key.bytes(), contact, corrected, corrector));
  }

  private static void refuseUnknownCorrection(CheckedRequest checked, Before before) {
    if (checked.correction().isPresent() && before.correctedDecision().isEmpty()) {
      throw new InvalidCaseException(
          List.of(
              new Fault(
                  "/supersedes/id",
                  ReadScope.current().caller().isEmpty()
                      ? "the id of a recorded decision"
                      : "the id of a recorded decision about this contact, or about one that you"
                          + " recorded a decision about")));
    }
  }

  private static CheckedRequest supplied(Rulebooks inForce, CheckedRequest checked, Before before) {
    List<Rulebook> dictionary = checked.routed() ? inForce.all() : checked.rulebooks();
    return checked.with(Supplied.to(checked.answers(), dictionary, before));
  }

  private static List<Advice> advise(Rulebooks inForce, CheckedRequest checked) {
    return new Routing(inForce).advise(checked.rulebooks(), checked.routed(), checked.answers());
  }

  private Optional<RecordedContact> earlier(Hash key, ContactRequest request) {
    return records
        .readFirst(
            session -> IntakeStatements.before(session.handle(), key.bytes(), "", null, null))
        .usedKey()
        .map(first -> repeat(first, request));
  }

  private RecordedContact repeat(FirstAnswer first, ContactRequest request) {
    UUID[] ids = first.decisionIds().toArray(UUID[]::new);
    return records.readFirst(
        session -> {
          List<StoredDecision> decisions = session.dao(DecisionDao.class).find(ids);
          List<SealedRow> sealed = session.dao(SubjectDao.class).answers(ids);
          return Repetition.of(first, decisions, sealed).answer(request);
        });
  }

  /**
   * Records monitoring data given after the advice; answers nothing, for nobody reads it back.
   *
   * @param monitoring role to protected characteristics, for example {@code {"victim":
   *     {"ethnicity_self_defined": "A2"}}}
   * @throws InvalidCaseException 422 with pointers such as {@code /victim/ethnicity_self_defined}
   * @throws UnknownRecordException 404
   * @throws ErasedException 409 where the decision was erased: what is given now nobody would erase
   * @throws evenhand.decision.NotRecordedException 503
   */
  public void addMonitoring(DecisionId decision, JsonNode monitoring, Actor actor) {
    MonitoringData data = read(monitoring);
    StoredDecision about =
        records.readFirst(session -> session.dao(DecisionDao.class).recorded(decision));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    UUID id = RecordId.at(now);
    Salt salt = Salt.random();
    ObjectNode members = Entries.start(id, now, actor);
    members.put("decision", decision.toString());
    members.put("monitoring_commitment", salt.commit(CanonicalJson.of(data.toJson())).hex());
    Entry entry = Entry.of(EntryKind.MONITORING_ADDED, members);
    List<MonitoringRow> rows = MonitoringRow.of(id, about.monitoringKey(), data, salt.bytes());
    records.record(
        id,
        id,
        session -> {
          IntakeDao dao = session.dao(IntakeDao.class);
          dao.lockMonitoring(about.monitoringKey().toString());
          if (!dao.isKept(decision.value())) {
            throw new ErasedException(decision);
          }
          dao.addMonitoringGiven(id, decision.value(), now, actor.pseudonym(), entry.bytes());
          session.dao(MonitoringDao.class).add(rows);
          session.dao(OutboxDao.class).add(id, entry);
          return id;
        });
  }

  private static MonitoringData read(JsonNode monitoring) {
    MonitoringData data;
    try {
      data = MonitoringData.read(monitoring, "");
    } catch (InvalidMonitoringException e) {
      throw new InvalidCaseException(CheckedRequest.faults(e));
    }
    if (data.isEmpty()) {
      throw new InvalidCaseException(
          List.of(new Fault("", "at least one characteristic of one person")));
    }
    return data;
  }
}

package evenhand.decision.erasure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.decision.Actor;
import evenhand.decision.DecisionId;
import evenhand.decision.Entries;
import evenhand.decision.EventDao;
import evenhand.decision.RecordId;
import evenhand.decision.RecordsDao;
import evenhand.decision.RecordsDao.Session;
import evenhand.decision.UnknownRecordException;
import evenhand.decision.access.AccessReason;
import evenhand.decision.notice.NoticeDao;
import evenhand.ledger.Entry;
import evenhand.ledger.EntryKind;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Erases the answers of decisions: destroys the key, deletes the rows and records who erased which
 * decision, when and why, never what; all of it in one transaction a decision.
 */
public final class ErasureService {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final int YEARS = RetentionClass.STANDARD.years();

  private final RecordsDao records;
  private final InstantSource clock;

  public ErasureService(RecordsDao records, InstantSource clock) {
    this.records = records;
    this.clock = clock;
  }

  /** Erases some decisions, or only says what would become of each. */
  public ErasurePlan erase(
      Collection<DecisionId> decisions, ErasureReason reason, Actor by, boolean dryRun) {
    UUID[] ids = decisions.stream().map(DecisionId::value).distinct().toArray(UUID[]::new);
    List<Erasable> found = records.read(session -> session.dao(ErasureDao.class).find(ids, YEARS));
    List<DecisionId> erased = new ArrayList<>();
    List<DecisionId> held = new ArrayList<>();
    List<DecisionId> gone = new ArrayList<>();
    Set<DecisionId> unknown = new HashSet<>(decisions);
    for (Erasable each : found) {
      DecisionId id = new DecisionId(each.id());
      unknown.remove(id);
      if (each.isErased()) {
        gone.add(id);
      } else if (each.isHeld() || !dryRun && !eraseOne(id, reason, by)) {
        held.add(id);
      } else {
        erased.add(id);
      }
    }
    return new ErasurePlan(dryRun, erased, held, gone, List.copyOf(unknown));
  }

  /** Decisions whose review date has come and that nothing holds, oldest first. */
  public List<DecisionId> due(int limit) {
    LocalDate today = clock.instant().atZone(LONDON).toLocalDate();
    return records.read(
        session ->
            session.dao(ErasureDao.class).due(today, YEARS, limit).stream()
                .map(DecisionId::new)
                .toList());
  }

  /** Decisions whose answers are to be reviewed by a day, held ones too, the earliest first. */
  public List<Erasable> past(LocalDate day, int limit) {
    return records.read(session -> session.dao(ErasureDao.class).past(day, YEARS, limit));
  }

  private boolean eraseOne(DecisionId decision, ErasureReason reason, Actor by) {
    Instant now = clock.instant();
    UUID id = RecordId.at(now);
    ObjectNode members = Entries.start(id, now, by);
    members.put("decision", decision.toString());
    members.put("reason_code", reason.name());
    Entry entry = Entry.of(EntryKind.ERASURE, members);
    return records.record(id, true, session -> erase(session, decision, id, now, by, entry));
  }

  private static boolean erase(
      Session session, DecisionId decision, UUID id, Instant now, Actor by, Entry entry) {
    ErasureDao dao = session.dao(ErasureDao.class);
    // Asked again inside the transaction: a hold may have come in between.
    if (dao.find(new UUID[] {decision.value()}, YEARS).get(0).isHeld()) {
      return false;
    }
    dao.becomeEraser();
    int keys = dao.destroyKey(decision.value());
    dao.deleteWords(decision.value());
    dao.deleteAnswers(decision.value());
    dao.becomeServiceAgain();
    if (keys == 1) {
      EventDao.seal(session, id, now, by, entry);
      session.dao(NoticeDao.class).raise(id, "erasure", decision.value(), now);
    }
    return true;
  }

  /** Holds the answers of a decision, or lets them go. */
  public void hold(DecisionId decision, boolean held, AccessReason reason, Actor by) {
    state(decision);
    Instant now = clock.instant();
    UUID id = RecordId.at(now);
    ObjectNode members = Entries.start(id, now, by);
    members.put("decision", decision.toString());
    members.put("held", held);
    members.put("reason_code", reason.code());
    Entry entry = Entry.of(EntryKind.HOLD, members);
    records.record(
        id,
        true,
        session -> {
          ErasureDao dao = session.dao(ErasureDao.class);
          dao.addHold(id, decision.value(), held, reason.code(), now, by.pseudonym());
          EventDao.seal(session, id, now, by, entry);
          return true;
        });
  }

  /** Says how long the answers of a decision are kept before somebody reviews them. */
  public void classify(DecisionId decision, RetentionClass retention, Actor by) {
    state(decision);
    Instant now = clock.instant();
    UUID id = RecordId.at(now);
    ObjectNode members = Entries.start(id, now, by);
    members.put("decision", decision.toString());
    members.put("class", retention.name());
    Entry entry = Entry.of(EntryKind.RETENTION, members);
    records.record(
        id,
        true,
        session -> {
          session
              .dao(ErasureDao.class)
              .classify(
                  id, decision.value(), retention.name(), retention.years(), now, by.pseudonym());
          EventDao.seal(session, id, now, by, entry);
          return true;
        });
  }

  /** How long the answers of a decision are kept, and what keeps them longer. */
  public Erasable state(DecisionId decision) {
    UUID[] ids = {decision.value()};
    return records.read(session -> session.dao(ErasureDao.class).find(ids, YEARS)).stream()
        .findFirst()
        .orElseThrow(() -> new UnknownRecordException("decision", decision.toString()));
  }
}

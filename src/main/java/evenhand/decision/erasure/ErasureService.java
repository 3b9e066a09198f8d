package evenhand.decision.erasure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.decision.Actor;
import evenhand.decision.ContactReference;
import evenhand.decision.DecisionId;
import evenhand.decision.Entries;
import evenhand.decision.ErasedException;
import evenhand.decision.Events;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Erases the answers of decisions and the monitoring data given with them: destroys the key,
 * deletes the rows and records who erased which decision, when and why, never what. One transaction
 * a decision, or one for all of a contact.
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
    ErasurePlan plan = plan(decisions);
    if (dryRun) {
      return plan;
    }
    List<DecisionId> erased = new ArrayList<>();
    List<DecisionId> held = new ArrayList<>(plan.held());
    for (DecisionId each : plan.erased()) {
      (eraseTogether(List.of(each), reason, by) ? erased : held).add(each);
    }
    return new ErasurePlan(false, erased, held, plan.alreadyErased(), plan.unknown());
  }

  /** The decisions of a contact, corrected ones too, in the order in which they were recorded. */
  public List<DecisionId> decisionsOf(ContactReference contact) {
    List<UUID> ids =
        records.read(session -> session.dao(ErasureDao.class).decisionsOf(contact.value()));
    if (ids.isEmpty()) {
      throw new UnknownRecordException("contact", contact.value());
    }
    return ids.stream().map(DecisionId::new).toList();
  }

  /**
   * Erases all decisions of a contact in one transaction, or only says what would become of each.
   * Each of them keeps the answers of its whole request, so that one alone would leave them in the
   * others.
   *
   * @throws HeldException where a hold keeps one of them; then nothing is erased
   */
  public ErasurePlan eraseContact(
      ContactReference contact, ErasureReason reason, Actor by, boolean dryRun) {
    List<DecisionId> decisions = decisionsOf(contact);
    ErasurePlan plan = plan(decisions);
    if (dryRun) {
      return plan;
    }
    boolean done =
        plan.held().isEmpty()
            && (plan.erased().isEmpty() || eraseTogether(plan.erased(), reason, by));
    if (!done) {
      throw new HeldException(contact, plan(decisions).held());
    }
    return new ErasurePlan(false, plan.erased(), List.of(), plan.alreadyErased(), List.of());
  }

  private ErasurePlan plan(Collection<DecisionId> decisions) {
    UUID[] ids = decisions.stream().map(DecisionId::value).distinct().toArray(UUID[]::new);
    List<DecisionId> erased = new ArrayList<>();
    List<DecisionId> held = new ArrayList<>();
    List<DecisionId> gone = new ArrayList<>();
    Set<DecisionId> unknown = new HashSet<>(decisions);
    for (Erasable each : records.read(session -> session.dao(ErasureDao.class).find(ids, YEARS))) {
      DecisionId id = new DecisionId(each.id());
      unknown.remove(id);
      (each.isErased() ? gone : each.isHeld() ? held : erased).add(id);
    }
    return new ErasurePlan(true, erased, held, gone, List.copyOf(unknown));
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

  /** Erases decisions in one transaction; says false, and erases none, where one is held. */
  private boolean eraseTogether(List<DecisionId> decisions, ErasureReason reason, Actor by) {
    Instant now = clock.instant();
    List<Erasing> all =
        decisions.stream().map(decision -> Erasing.of(decision, reason, now, by)).toList();
    return records.record(
        all.get(0).id(),
        true,
        session -> {
          ErasureDao dao = session.dao(ErasureDao.class);
          UUID[] ids = decisions.stream().map(DecisionId::value).toArray(UUID[]::new);
          // Asked again inside the transaction: a hold may have come in between.
          if (dao.find(ids, YEARS).stream().anyMatch(Erasable::isHeld)) {
            return false;
          }
          dao.lockMonitoring(ids);
          all.forEach(each -> erase(session, each, now, by));
          eraseMonitoring(dao, ids);
          return true;
        });
  }

  /** One decision about to be erased, under the entry that will say so. */
  private record Erasing(UUID id, UUID decision, Entry entry) {
    static Erasing of(DecisionId decision, ErasureReason reason, Instant now, Actor by) {
      UUID id = RecordId.at(now);
      ObjectNode members = Entries.start(id, now, by);
      members.put("decision", decision.toString());
      members.put("reason_code", reason.name());
      return new Erasing(id, decision.value(), Entry.of(EntryKind.ERASURE, members));
    }
  }

  private static void erase(Session session, Erasing each, Instant now, Actor by) {
    ErasureDao dao = session.dao(ErasureDao.class);
    dao.becomeEraser();
    int keys = dao.destroyKey(each.decision());
    dao.deleteWords(each.decision());
    dao.deleteAnswers(each.decision());
    dao.becomeServiceAgain();
    if (keys == 1) {
      Events.seal(session, each.id(), now, by, each.entry());
      session.dao(NoticeDao.class).raise(each.id(), "erasure", each.decision(), now);
    }
  }

  /**
   * What was said of the persons goes with the last decision that it was filed for. The figures of
   * the audit then know nothing of them; reports that are published stay.
   */
  private static void eraseMonitoring(ErasureDao dao, UUID[] decisions) {
    UUID[] keys = dao.monitoringOfNobody(decisions).toArray(UUID[]::new);
    dao.becomeEraser();
    dao.deleteMonitoring(keys);
    dao.becomeServiceAgain();
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
          Events.seal(session, id, now, by, entry);
          return true;
        });
  }

  /**
   * Says how long the answers of a decision are kept before somebody reviews them: from the day of
   * the decision, or from that of the last review, which is today where it is said that somebody
   * reviewed them and keeps them.
   *
   * @param kept why they are kept after a review
   * @throws ErasedException where there is nothing left that could be kept
   */
  public void classify(
      DecisionId decision, RetentionClass retention, Optional<AccessReason> kept, Actor by) {
    if (state(decision).isErased() && kept.isPresent()) {
      throw new ErasedException(decision);
    }
    Instant now = clock.instant();
    UUID id = RecordId.at(now);
    ObjectNode members = Entries.start(id, now, by);
    members.put("decision", decision.toString());
    members.put("class", retention.name());
    records.record(
        id,
        true,
        session -> {
          ErasureDao dao = session.dao(ErasureDao.class);
          Optional<LocalDate> reviewed =
              kept.isPresent()
                  ? Optional.of(LocalDate.ofInstant(now, LONDON))
                  : dao.lastReview(decision.value());
          LocalDate reviewOn =
              retention.reviewAfter(reviewed.orElseGet(() -> dao.dayOf(decision.value())));
          kept.ifPresent(reason -> members.put("reason_code", reason.code()));
          if (reviewed.isPresent()) {
            members.put("review_on", reviewOn.toString());
          } else {
            members.put("years", retention.years());
          }
          dao.classify(
              id,
              decision.value(),
              retention.name(),
              reviewOn,
              kept.map(AccessReason::code),
              now,
              by.pseudonym());
          Events.seal(session, id, now, by, Entry.of(EntryKind.RETENTION, members));
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

package evenhand.decision.challenge;

import static evenhand.decision.challenge.AnswerRequest.invalid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.decision.Actor;
import evenhand.decision.DecisionId;
import evenhand.decision.Entries;
import evenhand.decision.ErasedException;
import evenhand.decision.Events;
import evenhand.decision.RecordId;
import evenhand.decision.RecordsDao;
import evenhand.decision.RecordsDao.Session;
import evenhand.decision.UnknownRecordException;
import evenhand.decision.access.AccessLog;
import evenhand.decision.access.AccessReason;
import evenhand.decision.access.Operation;
import evenhand.decision.challenge.ChallengeDao.ChallengeRow;
import evenhand.decision.challenge.ChallengeDao.NewAnswer;
import evenhand.decision.challenge.ChallengeDao.NewChallenge;
import evenhand.decision.history.DecisionDao;
import evenhand.decision.notice.NoticeDao;
import evenhand.decision.restriction.Restrictions;
import evenhand.decision.subject.SealedWords;
import evenhand.ledger.Entry;
import evenhand.ledger.EntryKind;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Takes challenges, extends their clock and takes their answers; each is sealed in the ledger. */
public final class ChallengeService {
  private final RecordsDao records;
  private final AccessLog access;
  private final ChallengeWords words;
  private final InstantSource clock;
  private final AnswerTime time;

  public ChallengeService(RecordsDao records, AccessLog access, InstantSource clock) {
    this.records = records;
    this.access = access;
    this.words = new ChallengeWords(records);
    this.clock = clock;
    this.time = new AnswerTime(clock);
  }

  /**
   * Takes a challenge; where accuracy is contested the decision is restricted with it, unless it is
   * already.
   *
   * @throws UnknownRecordException 404
   * @throws ErasedException 409 where there are words and the decision's key is gone
   */
  Challenge make(DecisionId decision, ChallengeRequest request, Actor by) {
    request.check();
    LocalDate received = time.received(request.receivedOn());
    records.readFirst(session -> session.dao(DecisionDao.class).recorded(decision));
    Instant now = now();
    UUID id = RecordId.at(now);
    NewChallenge challenge =
        new NewChallenge(
            id,
            decision.value(),
            request.contested().orElseThrow(),
            request.madeFor().orElseThrow(),
            request.reference().orElseThrow(),
            received,
            time.due(received),
            now,
            by.pseudonym());
    ObjectNode members = members(id, now, by, "made", id, decision.value());
    members.put("contested", challenge.contested());
    members.put("for", challenge.madeFor());
    members.put("reference", challenge.reference());
    members.put("received_on", received.toString());
    members.put("due", challenge.due().toString());
    Optional<SealedWords> kept =
        words.seal(decision, id, "representations", request.representations(), members);
    boolean isAccuracy = challenge.contested().equals(ChallengeRequest.ACCURACY);
    records.record(
        id,
        true,
        session -> {
          session.dao(ChallengeDao.class).add(challenge);
          ChallengeWords.keep(session, id, decision, kept);
          Events.seal(session, id, now, by, Entry.of(EntryKind.CHALLENGE, members));
          if (isAccuracy) {
            Restrictions.contest(session, decision.value(), now, by);
          }
          return true;
        });
    return Challenge.of(row(id), time.today());
  }

  /** Challenges without an answer, the earliest due first, without words; the log says who saw. */
  List<Challenge> open(Optional<LocalDate> dueBefore, int limit, Actor by) {
    LocalDate today = time.today();
    access.writeList(by, Map.of("list", "challenges"), new AccessReason(AccessReason.NOT_GIVEN));
    return records
        .read(session -> session.dao(ChallengeDao.class).open(dueBefore.orElse(null), limit))
        .stream()
        .map(row -> Challenge.of(row, today))
        .toList();
  }

  /** A challenge with its words; who reads it stands in the access log. */
  Challenge read(UUID id, Actor by, AccessReason reason) {
    ChallengeRow row = row(id);
    access.write(by, Operation.CONSULTATION, List.of(row.decisionId()), reason);
    Map<UUID, JsonNode> said = words.of(row.decisionId());
    return Challenge.of(row, time.today())
        .with(
            Optional.ofNullable(said.get(id)), Optional.ofNullable(row.answerId()).map(said::get));
  }

  /**
   * Gives an answer two more months, once, before its first day is over.
   *
   * @param reason why, as a code such as COMPLEX
   */
  Challenge extend(UUID id, AccessReason reason, Actor by) {
    ChallengeRow row = row(id);
    Instant now = now();
    if (row.answeredAt() != null || row.extendedAt() != null) {
      throw invalid("", "a challenge that is neither answered nor extended yet");
    }
    if (row.due().isBefore(time.today())) {
      throw invalid("", "a challenge whose first month is not over: it was due on " + row.due());
    }
    LocalDate due = time.extended(row.receivedOn());
    UUID extension = RecordId.at(now);
    ObjectNode members = members(extension, now, by, "extended", id, row.decisionId());
    members.put("reason_code", reason.code());
    members.put("due", due.toString());
    records.record(
        extension,
        true,
        session -> {
          ChallengeDao dao = session.dao(ChallengeDao.class);
          if (dao.extend(id, extension, reason.code(), due, now, by.pseudonym()) == 1) {
            Entry entry = Entry.of(EntryKind.CHALLENGE, members);
            Events.seal(session, extension, now, by, entry);
          }
          return true;
        });
    return Challenge.of(row(id), time.today());
  }

  /**
   * Answers a challenge: a person does who had no part in the decision. Where it is rejected a
   * restriction for accuracy ends; where it is not, everyone to whom the decision was disclosed has
   * to be told.
   */
  Challenge answer(UUID id, AnswerRequest request, Actor by) {
    AccessReason reason = request.check();
    ChallengeRow row = row(id);
    DecisionId decision = new DecisionId(row.decisionId());
    refuse(row, request, by);
    Instant now = now();
    UUID answer = RecordId.at(now);
    NewAnswer given =
        new NewAnswer(
            id,
            answer,
            request.answer().orElseThrow(),
            reason.code(),
            request.decision().map(DecisionId::value).orElse(null),
            now,
            by.pseudonym());
    ObjectNode members = members(answer, now, by, "answered", id, row.decisionId());
    members.put("answer", given.answer());
    members.put("reason_code", reason.code());
    request.decision().ifPresent(other -> members.put("new_decision", other.toString()));
    Optional<SealedWords> kept = words.seal(decision, answer, "reason", request.reason(), members);
    records.record(
        answer,
        true,
        session -> {
          if (session.dao(ChallengeDao.class).answer(given) == 1) {
            ChallengeWords.keep(session, answer, decision, kept);
            Events.seal(session, answer, now, by, Entry.of(EntryKind.CHALLENGE, members));
            follow(session, row, given, by);
          }
          return true;
        });
    return Challenge.of(row(id), time.today());
  }

  private void refuse(ChallengeRow row, AnswerRequest request, Actor by) {
    if (row.answeredAt() != null) {
      throw invalid("", "a challenge that is not answered yet");
    }
    if (!by.isNamed()) {
      throw invalid("", Actor.PERSON_NEEDED);
    }
    records.readFirst(
        session -> {
          if (session.dao(ChallengeDao.class).involved(row.decisionId()).contains(by.pseudonym())) {
            throw invalid("", "a person who had no part in the decision: not " + by);
          }
          request
              .decision()
              .filter(
                  other ->
                      session
                          .dao(DecisionDao.class)
                          .find(other)
                          .filter(found -> row.decisionId().equals(found.supersedes()))
                          .isEmpty())
              .ifPresent(
                  other -> {
                    throw invalid(
                        "/new_decision", "a decision that supersedes " + row.decisionId());
                  });
          return true;
        });
  }

  private static void follow(Session session, ChallengeRow row, NewAnswer given, Actor by) {
    UUID decision = row.decisionId();
    if (!given.answer().equals(AnswerRequest.REJECTED)) {
      session.dao(NoticeDao.class).raise(given.id(), "challenge", decision, given.recordedAt());
      return;
    }
    boolean isRestrictedForThis =
        row.contested().equals(ChallengeRequest.ACCURACY)
            && Restrictions.reason(session, decision)
                .filter(Restrictions.ACCURACY_CONTESTED::equals)
                .isPresent()
            && !session.dao(ChallengeDao.class).isContestedElsewhere(decision, row.id());
    if (isRestrictedForThis) {
      UUID lifting = RecordId.at(given.recordedAt());
      Restrictions.add(
          session,
          lifting,
          decision,
          false,
          new AccessReason(given.reason()),
          given.recordedAt(),
          by);
    }
  }

  private static ObjectNode members(
      UUID id, Instant now, Actor by, String step, UUID challenge, UUID decision) {
    ObjectNode members = Entries.start(id, now, by);
    members.put("step", step);
    members.put("challenge", challenge.toString());
    members.put("decision", decision.toString());
    return members;
  }

  private ChallengeRow row(UUID id) {
    return records
        .readFirst(session -> session.dao(ChallengeDao.class).find(id))
        .orElseThrow(() -> new UnknownRecordException("challenge", id.toString()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}

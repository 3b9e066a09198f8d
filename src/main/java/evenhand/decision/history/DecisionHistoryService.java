package evenhand.decision.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.decision.Actor;
import evenhand.decision.Confirmations;
import evenhand.decision.ContactReference;
import evenhand.decision.ContactState;
import evenhand.decision.ContactStep;
import evenhand.decision.ContactStep.Kind;
import evenhand.decision.DecisionId;
import evenhand.decision.Json;
import evenhand.decision.RecordsDao;
import evenhand.decision.RecordsDao.Session;
import evenhand.decision.ResponseCodes;
import evenhand.decision.Scales;
import evenhand.decision.history.DecisionView.ChallengeView;
import evenhand.decision.history.DecisionView.OutcomeView;
import evenhand.decision.history.DecisionView.ResponseView;
import evenhand.decision.subject.SealedRow;
import evenhand.decision.subject.SubjectContent;
import evenhand.decision.subject.SubjectDao;
import evenhand.ledger.OutboxDao;
import evenhand.rulebook.Outcome;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what is recorded: one decision with what became of it, or all of one contact. */
public final class DecisionHistoryService {
  private final RecordsDao records;
  private final Scales scales;
  private final InstantSource clock;

  public DecisionHistoryService(RecordsDao records, Scales scales, InstantSource clock) {
    this.records = records;
    this.scales = scales;
    this.clock = clock;
  }

  /** The decision as recorded, its responses, later outcomes and sealing state. */
  public Optional<DecisionView> decision(DecisionId id) {
    return records.read(
        session -> session.dao(DecisionDao.class).find(id).map(found -> view(session, found)));
  }

  private static DecisionView view(Session session, StoredDecision stored) {
    UUID id = stored.id();
    SubjectDao subject = session.dao(SubjectDao.class);
    Optional<SubjectContent> content =
        subject.answers(new UUID[] {id}).stream().findFirst().map(SealedRow::open);
    DecisionDao decisions = session.dao(DecisionDao.class);
    List<StoredResponse> responses = decisions.responses(id);
    List<ResponseCodes> codes = responses.stream().map(StoredResponse::readCodes).toList();
    Optional<String> restriction = decisions.restriction(id);
    return new DecisionView(
        stored.contactReference(),
        content
            .map(it -> Json.read(it.shown()))
            .orElseGet(() -> Json.tree(stored.withoutAnswers())),
        content.map(it -> Json.read(it.answers())),
        stored.recordedAt(),
        new Actor(stored.madeBy()),
        stored.invented(),
        content.isEmpty(),
        restriction.isPresent(),
        restriction,
        session.dao(OutboxDao.class).waits(id) ? "recorded" : "sealed",
        stored.supersession(),
        decisions.supersededBy(id).map(DecisionId::new),
        Confirmations.awaiting(stored.readOutcome(), codes),
        decisions.challenges(id).stream().map(DecisionHistoryService::view).toList(),
        views(responses, subject.words(id)),
        decisions.outcomes(id).stream().map(DecisionHistoryService::view).toList());
  }

  private static List<ResponseView> views(
      List<StoredResponse> responses, List<SealedRow> sealedWords) {
    Map<UUID, SealedRow> words =
        sealedWords.stream().collect(Collectors.toMap(SealedRow::recordId, Function.identity()));
    return responses.stream()
        .map(
            response ->
                new ResponseView(
                    response.id().toString(),
                    response.recordedAt(),
                    new Actor(response.madeBy()),
                    response.accepted(),
                    details(response, Optional.ofNullable(words.get(response.id())))))
        .toList();
  }

  private static JsonNode details(StoredResponse response, Optional<SealedRow> words) {
    ObjectNode details = (ObjectNode) Json.tree(response.readCodes());
    words.ifPresent(row -> details.setAll((ObjectNode) Json.read(row.open().answers())));
    return details;
  }

  private static ChallengeView view(StoredChallenge challenge) {
    return new ChallengeView(
        challenge.id().toString(),
        challenge.contested(),
        challenge.receivedOn(),
        challenge.due(),
        Optional.ofNullable(challenge.answer()),
        Optional.ofNullable(challenge.answeredAt()));
  }

  private static OutcomeView view(StoredOutcome outcome) {
    return new OutcomeView(
        outcome.id().toString(),
        outcome.kind(),
        outcome.happenedAt(),
        Optional.ofNullable(outcome.amount()),
        outcome.unit(),
        outcome.recordedAt(),
        new Actor(outcome.madeBy()));
  }

  /** History, grades in force and what is due; empty where nothing is recorded of the contact. */
  public Optional<ContactView> contact(ContactReference contact) {
    return records.read(
        session -> {
          ContactState state = session.dao(ContactDao.class).state(contact);
          return state.steps().isEmpty()
              ? Optional.empty()
              : Optional.of(view(session, contact, state));
        });
  }

  private ContactView view(Session session, ContactReference contact, ContactState state) {
    UUID[] decided =
        state.steps().stream()
            .filter(step -> step.kind() == Kind.DECISION)
            .map(ContactStep::id)
            .toArray(UUID[]::new);
    Map<UUID, StoredDecision> decisions =
        session.dao(DecisionDao.class).find(decided).stream()
            .collect(Collectors.toMap(StoredDecision::id, Function.identity()));
    Shown shown =
        new Shown(
            decisions,
            Reassessments.of(session, state, decided),
            session.dao(DecisionDao.class).restricted(decided));
    Collection<ContactStep> standing = state.standing();
    return new ContactView(
        contact,
        standing.stream()
            .flatMap(step -> Optional.ofNullable(decisions.get(step.id())).stream())
            .flatMap(decision -> decision.readOutcome().blocks().stream())
            .map(Outcome.Block::code)
            .sorted()
            .distinct()
            .toList(),
        state.inForce(scales),
        standing.stream().anyMatch(step -> step.hold().provisional() && state.isHeld(step)),
        state.closedAt(),
        state.steps().stream().map(step -> view(step, standing, shown)).toList(),
        session.dao(ActionDao.class).open(contact.value()).stream()
            .map(open -> open.view(clock.instant()))
            .toList());
  }

  /** What steps are shown with, by decision. */
  private record Shown(
      Map<UUID, StoredDecision> decisions, Map<UUID, Reassessment> changed, Set<UUID> restricted) {}

  private static ContactView.Step view(
      ContactStep step, Collection<ContactStep> standing, Shown shown) {
    boolean decided = step.kind() == Kind.DECISION;
    return new ContactView.Step(
        step.kind().code(),
        step.id().toString(),
        step.recordedAt(),
        step.madeBy(),
        step.decision(),
        step.rulebook(),
        step.grades(),
        Optional.ofNullable(shown.decisions().get(step.id()))
            .map(it -> Json.tree(it.readOutcome())),
        decided ? Optional.of(standing.contains(step)) : Optional.empty(),
        step.supersedes(),
        shown.restricted().contains(step.id()),
        Optional.ofNullable(shown.changed().get(step.id())));
  }
}

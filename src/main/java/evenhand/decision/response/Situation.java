package evenhand.decision.response;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.decision.ContactState;
import evenhand.decision.ContactStep;
import evenhand.decision.DecisionId;
import evenhand.decision.Json;
import evenhand.decision.RecordsDao.Session;
import evenhand.decision.ResponseCodes;
import evenhand.decision.history.ContactDao;
import evenhand.decision.history.DecisionDao;
import evenhand.decision.history.StoredDecision;
import evenhand.decision.history.StoredResponse;
import evenhand.decision.subject.AnswerKey;
import evenhand.decision.subject.SealedRow;
import evenhand.decision.subject.SubjectDao;
import evenhand.rulebook.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a response is weighed against.
 *
 * @param decision the decision responded to
 * @param outcome of that decision
 * @param standing the standing decisions of the contact, the one responded to among them
 * @param answers of those decisions that have not been erased, by their facts
 * @param key of the decision; absent once erased
 * @param earlier responses to the decision so far
 */
record Situation(
    StoredDecision decision,
    Outcome outcome,
    ContactState contact,
    List<StoredDecision> standing,
    List<JsonNode> answers,
    Optional<AnswerKey> key,
    List<ResponseCodes> earlier) {
  private static final int CHILD_AGE = 18;

  static Situation read(Session session, DecisionId id) {
    DecisionDao decisions = session.dao(DecisionDao.class);
    StoredDecision decision = decisions.recorded(id);
    ContactState contact = session.dao(ContactDao.class).state(decision.contactReference());
    List<UUID> ids = new ArrayList<>(contact.standing().stream().map(ContactStep::id).toList());
    if (!ids.contains(id.value())) {
      ids.add(id.value());
    }
    UUID[] standing = ids.toArray(UUID[]::new);
    SubjectDao subject = session.dao(SubjectDao.class);
    return new Situation(
        decision,
        decision.readOutcome(),
        contact,
        decisions.find(standing),
        subject.answers(standing).stream()
            .map(SealedRow::open)
            .map(content -> Json.read(content.answers()))
            .toList(),
        subject.key(id.value()).map(AnswerKey::of),
        decisions.responses(id.value()).stream().map(StoredResponse::readCodes).toList());
  }

  /**
   * Whether a child, a person of unknown age or a vulnerable person is concerned (Z-002). Where
   * answers have been erased nobody can tell, so it counts as yes.
   */
  boolean protectedPerson() {
    return answers.size() < standing.size()
        || answers.stream().anyMatch(Situation::hasChild)
        || standing.stream().anyMatch(Situation::isUnknownOrVulnerable);
  }

  private static boolean hasChild(JsonNode facts) {
    return isChild(facts.path("victim_age")) || isChild(facts.path("subject_age"));
  }

  private static boolean isChild(JsonNode age) {
    return age.isNumber() && age.asInt() < CHILD_AGE;
  }

  /** Z-005 and Z-006 fire where a person is concerned whose age is unknown. */
  private static boolean isUnknownOrVulnerable(StoredDecision decision) {
    return decision.rules().contains("Z-005")
        || decision.rules().contains("Z-006")
        || decision.readOutcome().flags().contains("VULNERABLE");
  }
}

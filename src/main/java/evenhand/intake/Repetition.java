package evenhand.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.decision.DecisionId;
import evenhand.decision.Json;
import evenhand.decision.history.StoredDecision;
import evenhand.decision.subject.SealedRow;
import evenhand.decision.subject.SubjectContent;
import evenhand.intake.Before.FirstAnswer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The first answer given again, from what was recorded.
 *
 * @param contents what is left of the answers, by decision; a decision that was erased is missing
 */
record Repetition(
    FirstAnswer first, List<StoredDecision> decisions, Map<UUID, SubjectContent> contents) {

  static Repetition of(FirstAnswer first, List<StoredDecision> decisions, List<SealedRow> sealed) {
    return new Repetition(
        first,
        decisions,
        sealed.stream().collect(Collectors.toMap(SealedRow::recordId, SealedRow::open)));
  }

  /**
   * The first answer, byte for byte; codes only where the answers have been erased.
   *
   * @throws IdempotencyConflictException where the key was used for another request
   */
  RecordedContact answer(ContactRequest request) {
    // The salt is erased with the answers: after that the key alone has to do.
    SubjectContent salted = contents.get(first.decisionIds().get(0));
    if (salted != null && !isSame(salted, request)) {
      throw new IdempotencyConflictException();
    }
    Map<UUID, StoredDecision> byId =
        decisions.stream().collect(Collectors.toMap(StoredDecision::id, Function.identity()));
    List<byte[]> shown =
        first.decisionIds().stream().map(id -> shown(byId.get(id), contents.get(id))).toList();
    return new RecordedContact(
        AnswerBytes.of(first.contact(), first.summary(), shown),
        first.decisionIds().stream().map(DecisionId::new).toList(),
        true);
  }

  private boolean isSame(SubjectContent salted, ContactRequest request) {
    return salted.salt().commit(CheckedRequest.body(request)).hex().equals(first.bodyCommitment());
  }

  private static byte[] shown(@Nullable StoredDecision decision, @Nullable SubjectContent content) {
    if (content != null) {
      return content.shown();
    }
    if (decision == null) {
      throw new IllegalStateException("a request is recorded without its decision");
    }
    ObjectNode codes = (ObjectNode) Json.tree(decision.withoutAnswers());
    return Json.bytes(codes.put("erased", true));
  }
}

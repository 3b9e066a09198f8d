package evenhand.decision.challenge;

import com.fasterxml.jackson.annotation.JsonProperty;
import evenhand.decision.DecisionId;
import evenhand.decision.access.AccessReason;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.InvalidCaseException.Fault;
import java.util.List;
import java.util.Optional;

/**
 * An answer to a challenge as sent.
 *
 * @param answer {@code upheld}, {@code changed} or {@code rejected}
 * @param reasonCode why, as a code of the force's own
 * @param reason why, in words; kept encrypted, erased with the answers of the decision
 * @param newDecision where changed, the decision that corrects the contested one
 */
public record AnswerRequest(
    Optional<String> answer,
    @JsonProperty("reason_code") Optional<String> reasonCode,
    Optional<String> reason,
    @JsonProperty("new_decision") Optional<String> newDecision) {
  static final String CHANGED = "changed";
  static final String REJECTED = "rejected";

  private static final List<String> ANSWERS = List.of("upheld", CHANGED, REJECTED);

  /** The code of the reason, once everything that the request alone can tell is in order. */
  AccessReason check() {
    String given =
        answer.filter(ANSWERS::contains).orElseThrow(() -> invalid("/answer", "one of " + ANSWERS));
    boolean isChanged = given.equals(CHANGED);
    if (isChanged && decision().isEmpty()) {
      throw invalid("/new_decision", "the id of the decision that corrects the contested one");
    }
    if (!isChanged && newDecision.isPresent()) {
      throw invalid("/new_decision", "nothing: only an answer 'changed' names a new decision");
    }
    return new AccessReason(reasonCode.orElse(""));
  }

  Optional<DecisionId> decision() {
    return newDecision.flatMap(DecisionId::parse);
  }

  static InvalidCaseException invalid(String pointer, String detail) {
    return new InvalidCaseException(List.of(new Fault(pointer, detail)));
  }
}

package evenhand.decision.history;

import evenhand.decision.AnsweredDecision;
import evenhand.decision.ContactReference;
import evenhand.decision.DecisionId;
import evenhand.decision.Json;
import evenhand.decision.Supersession;
import evenhand.rulebook.Outcome;
import evenhand.rulebook.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A decision as read back: codes only. */
public record StoredDecision(
    UUID id,
    UUID intakeId,
    String contact,
    String rulebook,
    String version,
    String revision,
    Instant asOf,
    Instant recordedAt,
    String madeBy,
    String outcome,
    List<String> rules,
    @Nullable UUID supersedes,
    @Nullable String reasonCode,
    boolean invented,
    UUID monitoringKey) {

  public StoredDecision {
    rules = List.copyOf(rules);
  }

  public DecisionId decisionId() {
    return new DecisionId(id);
  }

  public ContactReference contactReference() {
    return new ContactReference(contact);
  }

  public Outcome readOutcome() {
    return Json.read(outcome, Outcome.class);
  }

  public Optional<Supersession> supersession() {
    return supersedes == null || reasonCode == null
        ? Optional.empty()
        : Optional.of(new Supersession(new DecisionId(supersedes), reasonCode));
  }

  /**
   * What is left to show once the answers are erased: no reasons, no open questions, no reminders.
   */
  public AnsweredDecision withoutAnswers() {
    return new AnsweredDecision(
        decisionId(),
        new AnsweredDecision.Rulebook(rulebook, version, new Revision(revision)),
        asOf,
        readOutcome(),
        rules,
        List.of(),
        List.of(),
        List.of(),
        AnsweredDecision.words(readOutcome()));
  }
}

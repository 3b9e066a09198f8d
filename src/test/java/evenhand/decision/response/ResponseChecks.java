package evenhand.decision.response;

import evenhand.decision.Actor;
import evenhand.decision.ContactState;
import evenhand.decision.ContactStep;
import evenhand.decision.ContactStep.Hold;
import evenhand.decision.ContactStep.Kind;
import evenhand.decision.DecisionId;
import evenhand.decision.Json;
import evenhand.decision.RecordId;
import evenhand.decision.Scales;
import evenhand.decision.history.StoredDecision;
import evenhand.rulebook.Advice;
import evenhand.rulebook.InvalidCaseException.Fault;
import evenhand.rulebook.Rulebooks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Gives tests elsewhere the checks of a response, against a contact's first decision. */
public final class ResponseChecks {
  private static final Actor HANDLER = new Actor("handler-1");

  private final Rulebooks rulebooks;
  private final Scales scales;
  private final Situation situation;

  /** Nothing stands but this advice. */
  public ResponseChecks(Rulebooks rulebooks, String rulebook, Advice advice, Instant at) {
    this.rulebooks = rulebooks;
    this.scales = Scales.union(rulebooks.all().stream().map(each -> each.scales()).toList());
    UUID id = RecordId.at(at);
    StoredDecision decision =
        new StoredDecision(
            id,
            id,
            "CASE-1",
            rulebook,
            "1",
            "0",
            at,
            at,
            HANDLER.pseudonym(),
            Json.text(advice.outcome()),
            List.of(),
            null,
            null,
            false,
            id);
    ContactStep step =
        new ContactStep(
            id,
            Kind.DECISION,
            Optional.of(new DecisionId(id)),
            Optional.of(rulebook),
            advice.outcome().grades(),
            Hold.NONE,
            Optional.empty(),
            false,
            HANDLER,
            at);
    this.situation =
        new Situation(
            decision,
            advice.outcome(),
            new ContactState(List.of(step)),
            List.of(decision),
            List.of(),
            Optional.empty(),
            List.of());
  }

  /** What is missing or refused. */
  public List<Fault> faults(ResponseRequest request) {
    return new ResponseCheck(rulebooks, scales, situation, request, true).faults(HANDLER);
  }
}

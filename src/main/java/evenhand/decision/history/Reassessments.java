package evenhand.decision.history;

import evenhand.decision.ContactState;
import evenhand.decision.ContactStep;
import evenhand.decision.DecisionId;
import evenhand.decision.Json;
import evenhand.decision.RecordsDao.Session;
import evenhand.decision.history.Reassessment.Answered;
import evenhand.decision.subject.SealedRow;
import evenhand.decision.subject.SubjectContent;
import evenhand.decision.subject.SubjectDao;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Finds for each decision of a contact how it differs from the one before it. */
final class Reassessments {
  private Reassessments() {}

  /** By decision; the first of each rulebook, and those without answers on either side, miss. */
  static Map<UUID, Reassessment> of(Session session, ContactState state, UUID[] decided) {
    Map<UUID, Answered> answered = new HashMap<>();
    for (SealedRow row : session.dao(SubjectDao.class).answers(decided)) {
      SubjectContent content = row.open();
      answered.put(
          row.recordId(),
          new Answered(
              new DecisionId(row.recordId()),
              Json.read(content.shown()),
              Json.read(content.answers())));
    }
    Map<UUID, Reassessment> changed = new HashMap<>();
    Map<String, UUID> latest = new HashMap<>();
    for (ContactStep step : state.steps()) {
      if (step.kind() == ContactStep.Kind.DECISION) {
        Answered before = answered.get(latest.put(step.rulebook().orElseThrow(), step.id()));
        Answered now = answered.get(step.id());
        if (before != null && now != null) {
          changed.put(step.id(), Reassessment.between(before, now));
        }
      }
    }
    return changed;
  }
}

package evenhand.governance.replay;

import evenhand.decision.AnsweredDecision;
import evenhand.decision.DecisionId;
import evenhand.decision.Json;
import evenhand.decision.subject.SealedRow;
import evenhand.decision.subject.SubjectContent;
import evenhand.governance.difference.Carried;
import evenhand.governance.replay.ReplayDao.RecordedCase;
import evenhand.governance.replay.ReplayDao.ReplayedRow;
import evenhand.governance.replay.ReplayService.LiveCase;
import evenhand.rulebook.Advice;
import evenhand.rulebook.Detail;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.Outcome;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** Decides one recorded case again. */
final class Again {
  static final String SAME = "same";
  static final String CHANGED = "changed";
  static final String ERASED = "erased";
  static final String REFUSED = "refused";

  private Again() {}

  private static Optional<SubjectContent> open(RecordedCase recorded) {
    byte[] sealed = recorded.sealed();
    byte[] key = recorded.key();
    return sealed == null || key == null
        ? Optional.empty()
        : Optional.of(new SealedRow(recorded.id(), sealed, key).open());
  }

  /** Under another revision: the outcome and the rules are what counts. */
  static ReplayedRow under(Carried revision, RecordedCase recorded, UUID replay) {
    Optional<SubjectContent> content = open(recorded);
    if (content.isEmpty()) {
      return became(replay, recorded.id(), ERASED);
    }
    try {
      Advice advice = advise(revision, recorded, content.get(), Detail.OUTCOME);
      Outcome before = Json.read(recorded.outcome(), Outcome.class);
      return before.equals(advice.outcome()) && recorded.rules().equals(advice.rules())
          ? became(replay, recorded.id(), SAME)
          : changed(replay, recorded.id(), advice);
    } catch (InvalidCaseException refused) {
      return became(replay, recorded.id(), REFUSED);
    }
  }

  /** A live contact beside the decision that the active revision made of it. */
  static ReplayedRow shadowed(Carried revision, LiveCase live, UUID shadow) {
    Advice decided = live.decided();
    UUID id = live.id().value();
    try {
      Advice advice =
          revision
              .rulebook()
              .advise(
                  revision.read(live.facts(), decided.asOf()),
                  revision.rulebook().parameters(decided.asOf()),
                  Detail.OUTCOME);
      return decided.outcome().equals(advice.outcome()) && decided.rules().equals(advice.rules())
          ? became(shadow, id, SAME)
          : changed(shadow, id, advice);
    } catch (InvalidCaseException refused) {
      return became(shadow, id, REFUSED);
    }
  }

  /** Under its own revision: the decision as it was shown, byte for byte. */
  static ReplayedRow underOwn(Carried revision, RecordedCase recorded, UUID replay) {
    Optional<SubjectContent> content = open(recorded);
    if (content.isEmpty()) {
      return became(replay, recorded.id(), ERASED);
    }
    try {
      Advice advice = advise(revision, recorded, content.get(), Detail.FULL);
      byte[] shown = Json.bytes(AnsweredDecision.of(new DecisionId(recorded.id()), advice));
      boolean isSame =
          Arrays.equals(shown, content.get().shown())
              && Json.read(recorded.outcome(), Outcome.class).equals(advice.outcome())
              && recorded.rules().equals(advice.rules());
      return isSame ? became(replay, recorded.id(), SAME) : changed(replay, recorded.id(), advice);
    } catch (InvalidCaseException refused) {
      return became(replay, recorded.id(), REFUSED);
    }
  }

  private static Advice advise(
      Carried revision, RecordedCase recorded, SubjectContent content, Detail detail) {
    return revision
        .rulebook()
        .advise(
            revision.read(Json.read(content.answers()), recorded.asOf()),
            revision.rulebook().parameters(recorded.asOf()),
            detail);
  }

  private static ReplayedRow changed(UUID replay, UUID decision, Advice advice) {
    return new ReplayedRow(
        replay,
        decision,
        CHANGED,
        Json.text(advice.outcome()),
        advice.rules().toArray(String[]::new));
  }

  private static ReplayedRow became(UUID replay, UUID decision, String became) {
    return new ReplayedRow(replay, decision, became, null, null);
  }
}

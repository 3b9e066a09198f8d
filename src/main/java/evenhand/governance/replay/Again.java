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
import evenhand.rulebook.EngineFaultException;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides one recorded case again. */
final class Again {
  private static final Logger LOG = LoggerFactory.getLogger(Again.class);
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

  /**
   * Under another revision: the outcome and the rules are what counts.
   *
   * @param base the revision in force, which decides too what another one decided
   */
  static ReplayedRow under(Carried revision, Carried base, RecordedCase recorded, UUID replay) {
    UUID id = recorded.id();
    Optional<SubjectContent> content = open(recorded);
    if (content.isEmpty()) {
      return became(replay, id, ERASED);
    }
    try {
      boolean isOfBase = recorded.revision().equals(base.rulebook().revision().name());
      Optional<Advice> other =
          isOfBase
              ? Optional.empty()
              : Optional.of(advise(base, recorded, content.get(), Detail.OUTCOME));
      Outcome before =
          other.map(Advice::outcome).orElseGet(() -> Json.read(recorded.outcome(), Outcome.class));
      List<String> rules = other.map(Advice::rules).orElse(recorded.rules());
      Advice advice = advise(revision, recorded, content.get(), Detail.OUTCOME);
      boolean isSame = before.equals(advice.outcome()) && rules.equals(advice.rules());
      return new ReplayedRow(
          replay,
          id,
          isSame ? SAME : CHANGED,
          isSame ? null : Json.text(advice.outcome()),
          isSame ? null : advice.rules().toArray(String[]::new),
          other.map(each -> Json.text(each.outcome())).orElse(null),
          other.map(each -> each.rules().toArray(String[]::new)).orElse(null));
    } catch (InvalidCaseException refused) {
      return became(replay, id, REFUSED);
    } catch (EngineFaultException failed) {
      LOG.error("{} cannot decide {}: counted as refused", revision.rulebook().revision(), id);
      return became(replay, id, REFUSED);
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
    } catch (InvalidCaseException | EngineFaultException refused) {
      return became(shadow, id, REFUSED);
    }
  }

  /** What cannot be decided again whatever its answers; one without any is no incident. */
  static ReplayedRow refused(RecordedCase recorded, UUID replay) {
    return became(replay, recorded.id(), open(recorded).isEmpty() ? ERASED : REFUSED);
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
    } catch (EngineFaultException failed) {
      LOG.error("{} cannot decide {} again", recorded.revision(), recorded.id(), failed);
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
        advice.rules().toArray(String[]::new),
        null,
        null);
  }

  private static ReplayedRow became(UUID replay, UUID decision, String became) {
    return new ReplayedRow(replay, decision, became, null, null, null, null);
  }
}

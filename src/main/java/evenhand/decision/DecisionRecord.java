package evenhand.decision;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.decision.ContactStep.Hold;
import evenhand.decision.subject.AnswerKey;
import evenhand.decision.subject.SubjectContent;
import evenhand.ledger.CanonicalJson;
import evenhand.ledger.Entry;
import evenhand.ledger.Hash;
import evenhand.ledger.Salt;
import evenhand.rulebook.Advice;
import evenhand.rulebook.Outcome;
import evenhand.rulebook.Reason;
import java.util.List;
import java.util.Optional;

/**
 * One decision ready to be written: codes in the open, everything that can be tied to a person
 * sealed, and the entry that the ledger will hold.
 *
 * @param shown the decision exactly as it will be answered, JSON
 * @param rowSalt of the commitment to what its rows say besides the entry
 * @param sealed answers and what was shown of them, under the key
 */
public record DecisionRecord(
    DecisionId id,
    Advice advice,
    Optional<Supersession> supersedes,
    byte[] shown,
    AnswerKey key,
    byte[] sealed,
    Salt rowSalt,
    Entry entry) {
  private static final String CLOSE = "CLOSE";

  /**
   * Prepares a decision for writing.
   *
   * @param facts the answers as given
   * @param words free text that came with the request; empty where there was none
   * @param salt of the commitments to answers and to what was shown
   */
  public static DecisionRecord of(
      DecisionId id,
      Advice advice,
      Circumstances circumstances,
      Optional<Supersession> supersedes,
      JsonNode facts,
      String words,
      Salt salt) {
    byte[] shown = Json.bytes(AnsweredDecision.of(id, advice));
    byte[] answers = CanonicalJson.of(facts);
    AnswerKey key = AnswerKey.random();
    byte[] sealed = key.seal(id.value(), new SubjectContent(salt, answers, shown, words).toBytes());
    Hash answersCommitment = salt.commit(answers);
    Hash shownCommitment = salt.commit(shown);
    Salt rowSalt = Salt.random();
    byte[] rows = RowContent.of(circumstances.contact(), circumstances.monitoringKey(), advice);
    Entry entry =
        Entries.decision(
            id,
            advice,
            circumstances,
            supersedes,
            new Commitments(answersCommitment, shownCommitment, rowSalt.commit(rows)));
    return new DecisionRecord(id, advice, supersedes, shown, key, sealed, rowSalt, entry);
  }

  /** Commitments to what was answered, to what was shown and to what the rows say besides. */
  record Commitments(Hash answers, Hash shown, Hash rows) {}

  /** Whether the decision keeps its contact open, and by which rules. */
  public Hold hold() {
    Outcome outcome = advice.outcome();
    boolean blocks = outcome.blocks().stream().anyMatch(block -> block.code().equals(CLOSE));
    if (outcome.suggestsNothing()) {
      return new Hold(true, blocks, List.of(Outcome.PEOPLE_ONLY));
    }
    List<String> rules =
        advice.reasons().stream()
            .filter(reason -> reason.effects().stream().anyMatch(DecisionRecord::holdsOpen))
            .map(Reason::rule)
            .sorted()
            .distinct()
            .toList();
    return new Hold(outcome.provisional(), blocks, rules);
  }

  private static boolean holdsOpen(JsonNode effect) {
    return effect.path("provisional").asBoolean() || effect.path("block").asText().equals(CLOSE);
  }
}

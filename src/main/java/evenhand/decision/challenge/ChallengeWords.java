package evenhand.decision.challenge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.decision.DecisionId;
import evenhand.decision.ErasedException;
import evenhand.decision.Json;
import evenhand.decision.RecordsDao;
import evenhand.decision.RecordsDao.Session;
import evenhand.decision.subject.AnswerKey;
import evenhand.decision.subject.SealedRow;
import evenhand.decision.subject.SealedWords;
import evenhand.decision.subject.SubjectDao;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What both sides write, sealed under the decision's key, so that it is erased with the answers.
 */
record ChallengeWords(RecordsDao records) {

  /**
   * Seals words, and puts what commits to them into a ledger entry.
   *
   * @throws ErasedException where there are words and the key is gone
   */
  Optional<SealedWords> seal(
      DecisionId decision, UUID record, String name, Optional<String> words, ObjectNode members) {
    if (words.filter(text -> !text.isBlank()).isEmpty()) {
      return Optional.empty();
    }
    AnswerKey key =
        records
            .readFirst(session -> session.dao(SubjectDao.class).key(decision.value()))
            .map(AnswerKey::of)
            .orElseThrow(() -> new ErasedException(decision));
    ObjectNode named = JsonNodeFactory.instance.objectNode().put(name, words.get());
    SealedWords kept = SealedWords.of(record, key, named);
    members.put("words_commitment", kept.commitment().hex());
    return Optional.of(kept);
  }

  static void keep(Session session, UUID record, DecisionId decision, Optional<SealedWords> words) {
    words.ifPresent(
        kept -> session.dao(SubjectDao.class).addWords(record, decision.value(), kept.sealed()));
  }

  /** Everything that was written about a decision and is not erased, by record. */
  Map<UUID, JsonNode> of(UUID decision) {
    return records.read(session -> session.dao(SubjectDao.class).words(decision)).stream()
        .collect(Collectors.toMap(SealedRow::recordId, row -> Json.read(row.open().answers())));
  }
}

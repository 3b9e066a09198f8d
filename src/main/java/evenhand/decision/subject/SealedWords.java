package evenhand.decision.subject;

import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.ledger.CanonicalJson;
import evenhand.ledger.Hash;
import evenhand.ledger.Salt;
import java.util.UUID;

/**
 * What a person wrote about a decision, sealed under the decision's key so that both are erased
 * together. Its array is not copied.
 *
 * @param commitment what the ledger holds of it
 */
public record SealedWords(Hash commitment, byte[] sealed) {
  private static final byte[] NOTHING = {};

  /** Seals words that belong to one record. */
  public static SealedWords of(UUID record, AnswerKey key, ObjectNode words) {
    byte[] canonical = CanonicalJson.of(words);
    Salt salt = Salt.random();
    return new SealedWords(
        salt.commit(canonical),
        key.seal(record, new SubjectContent(salt, canonical, NOTHING, "").toBytes()));
  }
}

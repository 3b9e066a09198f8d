package evenhand.decision.subject;

import java.util.UUID;

/** Sealed content of one record as stored, with the key that opens it. */
public record SealedRow(UUID recordId, byte[] sealed, byte[] key) {

  public SubjectContent open() {
    return SubjectContent.of(AnswerKey.of(key).open(recordId, sealed));
  }
}

package evenhand.governance.approval;

import evenhand.ledger.Hash;
import evenhand.ledger.note.NoteSignature;
import evenhand.ledger.note.SignedNote;
import evenhand.ledger.note.SignerKey;
import java.nio.charset.StandardCharsets;

/**
 * A verdict with the signature on it.
 *
 * @param file where it lies, for messages
 */
public record SignedVerdict(Verdict verdict, SignedNote note, String file) {

  /** Signs. */
  public static SignedVerdict sign(Verdict verdict, SignerKey key, String file) {
    String text = verdict.text();
    SignedNote unsigned = new SignedNote(text, java.util.List.of());
    return new SignedVerdict(verdict, unsigned.with(key.sign(text)), file);
  }

  NoteSignature signature() {
    return note.signatures().get(0);
  }

  /** Name of the key that signed: the pseudonym of a person. */
  public String signer() {
    return signature().name();
  }

  /** SHA-256 of the whole note: the same note is recorded once. */
  public Hash hash() {
    return Hash.over(note.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Line of the signature in the file, one-based. */
  int signatureLine() {
    return (int) note.text().lines().count() + 2;
  }
}

package evenhand.governance.approval;

import evenhand.ledger.Hash;
import evenhand.ledger.note.NoteSignature;
import evenhand.ledger.note.SignedNote;
import evenhand.ledger.note.SignerKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * A verdict with the signature on it.
 *
 * @param file where it lies, for messages
 * @param recordedAt when it was kept beside the ledger; empty for one that lies beside a rulebook
 */
public record SignedVerdict(
    Verdict verdict, SignedNote note, String file, Optional<Instant> recordedAt) {

  /** One that is not recorded. */
  public SignedVerdict(Verdict verdict, SignedNote note, String file) {
    this(verdict, note, file, Optional.empty());
  }

  /** The same as it was recorded. */
  public SignedVerdict recorded(Instant at) {
    return new SignedVerdict(verdict, note, file, Optional.of(at));
  }

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

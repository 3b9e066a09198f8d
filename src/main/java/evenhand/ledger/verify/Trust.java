package evenhand.ledger.verify;

import evenhand.ledger.note.Checkpoint;
import evenhand.ledger.note.InvalidNoteException;
import evenhand.ledger.note.KeyType;
import evenhand.ledger.note.NoteSignature;
import evenhand.ledger.note.SignedNote;
import evenhand.ledger.note.VerifierKey;
import java.util.List;

/**
 * What a check rests on, got by another way than the export.
 *
 * @param keys of the log and its witnesses; empty to take those that the export names
 * @param checkpoints kept elsewhere, which the log must still hold
 * @param quorum how many witnesses must have countersigned the newest checkpoint
 */
public record Trust(List<VerifierKey> keys, List<SignedNote> checkpoints, int quorum) {
  public Trust {
    keys = List.copyOf(keys);
    checkpoints = List.copyOf(checkpoints);
  }

  /** Nothing but what the export says of itself. */
  public static Trust none() {
    return new Trust(List.of(), List.of(), 0);
  }

  Trust orKeys(List<VerifierKey> named) {
    return keys.isEmpty() ? new Trust(named, checkpoints, quorum) : this;
  }

  /**
   * A checkpoint that a key of its log signed.
   *
   * @throws InvalidNoteException where none did, or a signature is not valid
   */
  Checkpoint checkpoint(SignedNote note) {
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    boolean signed =
        note.verified(ofType(KeyType.NOTE)).stream()
            .anyMatch(signature -> signature.name().equals(checkpoint.origin()));
    if (!signed) {
      throw new InvalidNoteException("no known key of " + checkpoint.origin() + " signed it");
    }
    return checkpoint;
  }

  /** How many different known witnesses countersigned. */
  int witnesses(SignedNote note) {
    return (int)
        note.verified(ofType(KeyType.COSIGNATURE)).stream()
            .map(NoteSignature::name)
            .distinct()
            .count();
  }

  /** Whether every signature is by a known key. */
  boolean knowsAll(SignedNote note) {
    return note.signatures().stream()
        .allMatch(signature -> keys.stream().anyMatch(key -> key.made(signature)));
  }

  private List<VerifierKey> ofType(KeyType type) {
    return keys.stream().filter(key -> key.type() == type).toList();
  }
}

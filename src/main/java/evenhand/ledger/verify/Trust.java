package evenhand.ledger.verify;

import evenhand.ledger.note.Checkpoint;
import evenhand.ledger.note.InvalidNoteException;
import evenhand.ledger.note.KeyType;
import evenhand.ledger.note.NoteSignature;
import evenhand.ledger.note.SignedNote;
import evenhand.ledger.note.VerifierKey;
import evenhand.ledger.witness.Policy;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a check rests on, got by another way than the export.
 *
 * @param policy keys of the log and its witnesses, and the quorum; no keys to take those that the
 *     export names
 * @param checkpoints kept elsewhere, which the log must still hold
 */
public record Trust(Policy policy, List<SignedNote> checkpoints) {
  public Trust {
    checkpoints = List.copyOf(checkpoints);
  }

  /** Nothing but what the export says of itself. */
  public static Trust none() {
    return new Trust(Policy.none(), List.of());
  }

  Trust orKeys(List<VerifierKey> named) {
    return policy.keys().isEmpty() ? new Trust(Policy.of(named, 0), checkpoints) : this;
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

  /** The different known witnesses that countersigned. */
  Set<VerifierKey> witnesses(SignedNote note) {
    List<VerifierKey> known = ofType(KeyType.COSIGNATURE);
    List<NoteSignature> signatures = note.verified(known);
    return known.stream()
        .filter(key -> signatures.stream().anyMatch(key::made))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether every signature is by a known key. */
  boolean knowsAll(SignedNote note) {
    return note.signatures().stream()
        .allMatch(signature -> policy.keys().stream().anyMatch(key -> key.made(signature)));
  }

  private List<VerifierKey> ofType(KeyType type) {
    return policy.keys().stream().filter(key -> key.type() == type).toList();
  }
}

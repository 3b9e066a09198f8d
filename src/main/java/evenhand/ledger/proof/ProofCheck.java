package evenhand.ledger.proof;

import evenhand.ledger.note.Checkpoint;
import evenhand.ledger.note.InvalidNoteException;
import evenhand.ledger.note.KeyType;
import evenhand.ledger.note.VerifierKey;
import evenhand.ledger.tree.Tree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What is wrong with a proof file, checked with public keys and nothing else.
 *
 * @param faults empty where all of it holds
 * @param witnesses how many known witnesses countersigned
 */
public record ProofCheck(List<String> faults, int witnesses) {
  public ProofCheck {
    faults = List.copyOf(faults);
  }

  public boolean holds() {
    return faults.isEmpty();
  }

  /**
   * Checks a file.
   *
   * @param keys of the log and of witnesses, got by another way than the file
   */
  public static ProofCheck of(ProofFile file, Collection<VerifierKey> keys, int quorum) {
    List<String> faults = new ArrayList<>();
    Checkpoint checkpoint = file.proof().checkpoint();
    int witnesses = 0;
    try {
      long signatures =
          file.proof().note().verified(ofType(keys, KeyType.NOTE)).stream()
              .filter(signature -> signature.name().equals(checkpoint.origin()))
              .count();
      if (signatures == 0) {
        faults.add("no key given signed the checkpoint of " + checkpoint.origin());
      }
      witnesses =
          (int)
              file.proof().note().verified(ofType(keys, KeyType.COSIGNATURE)).stream()
                  .map(signature -> signature.name())
                  .distinct()
                  .count();
    } catch (InvalidNoteException e) {
      faults.add(String.valueOf(e.getMessage()));
    }
    if (witnesses < quorum) {
      faults.add("countersigned by " + witnesses + " known witnesses, not by " + quorum);
    }
    if (!file.proof().inclusion().holds(Tree.leaf(file.entryBytes()), checkpoint.root())) {
      faults.add("the entry is not at index " + file.proof().inclusion().index() + " of the log");
    }
    for (Opening opening : file.openings()) {
      if (!opening.opens(file.entryMembers())) {
        faults.add("the entry's " + opening.member() + " does not commit to what is disclosed");
      }
    }
    return new ProofCheck(faults, witnesses);
  }

  private static List<VerifierKey> ofType(Collection<VerifierKey> keys, KeyType type) {
    return keys.stream().filter(key -> key.type() == type).toList();
  }
}

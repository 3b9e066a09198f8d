package evenhand.ledger.proof;

import evenhand.ledger.note.Checkpoint;
import evenhand.ledger.note.InvalidNoteException;
import evenhand.ledger.note.SignedNote;
import evenhand.ledger.note.VerifierKey;
import evenhand.ledger.tree.Tree;
import evenhand.ledger.witness.Policy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
   * @param policy keys of the log and of witnesses, got by another way than the file
   */
  public static ProofCheck of(ProofFile file, Policy policy) {
    List<String> faults = new ArrayList<>();
    SignedNote note = file.proof().note();
    Checkpoint checkpoint = file.proof().checkpoint();
    Set<VerifierKey> witnesses = new HashSet<>();
    try {
      if (note.verified(policy.logs()).stream()
          .noneMatch(signature -> signature.name().equals(checkpoint.origin()))) {
        faults.add("no known key signed the checkpoint of " + checkpoint.origin());
      }
      List<VerifierKey> known =
          policy.witnesses().values().stream().map(Policy.KnownWitness::key).toList();
      note.verified(known)
          .forEach(
              signature ->
                  known.stream().filter(key -> key.made(signature)).forEach(witnesses::add));
    } catch (InvalidNoteException e) {
      faults.add(String.valueOf(e.getMessage()));
    }
    if (!policy.isMetBy(witnesses)) {
      faults.add("countersigned by " + witnesses.size() + " known witnesses: that is no quorum");
    }
    if (!file.proof().inclusion().holds(Tree.leaf(file.entryBytes()), checkpoint.root())) {
      faults.add("the entry is not at index " + file.proof().inclusion().index() + " of the log");
    }
    for (Opening opening : file.openings()) {
      if (!opening.opens(file.entryMembers())) {
        faults.add("the entry's " + opening.member() + " does not commit to what is disclosed");
      }
    }
    return new ProofCheck(faults, witnesses.size());
  }
}

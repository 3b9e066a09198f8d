package evenhand.governance.mutation;

import evenhand.governance.proof.PossibleCase;
import java.util.List;
import java.util.Optional;

/**
 * What the vignettes of a rulebook notice of its mutants.
 *
 * @param mutants how many there are
 * @param killed how many some vignette notices
 * @param equivalent those of which it is proven that no possible case tells them apart
 */
public record MutationReport(
    int mutants, int killed, List<Mutant> equivalent, List<Survivor> survivors) {
  public MutationReport {
    equivalent = List.copyOf(equivalent);
    survivors = List.copyOf(survivors);
  }

  /**
   * A mutant that no vignette notices.
   *
   * @param example a case that comes out otherwise on it; empty where none was found, nor proven
   *     that there is none
   */
  public record Survivor(Mutant mutant, Optional<PossibleCase> example) {}
}

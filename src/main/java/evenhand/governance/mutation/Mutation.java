package evenhand.governance.mutation;

import evenhand.governance.coverage.VignetteCase;
import evenhand.governance.mutation.MutationReport.Survivor;
import evenhand.governance.proof.Aims;
import evenhand.governance.proof.Aims.Aim;
import evenhand.governance.proof.PossibleCase;
import evenhand.governance.proof.PossibleCases;
import evenhand.governance.proof.PossibleCases.Settings;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.evaluate.RuleSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Runs the vignettes of a rulebook on every mutant of it, and asks the prover about those that none
 * notices. Rules, formulas and parameters are compared at every position of the switches, a changed
 * switch at the values of the rulebook.
 */
public final class Mutation {
  private final Rulebook rulebook;
  private final List<Mutant> equivalent = new ArrayList<>();
  private final List<Survivor> survivors = new ArrayList<>();

  private Mutation(Rulebook rulebook) {
    this.rulebook = rulebook;
  }

  /** Runs the vignettes that a rulebook ships. */
  public static MutationReport of(Path rules, Rulebook rulebook) throws IOException {
    return new Mutation(rulebook).run(VignetteCase.of(rules, rulebook));
  }

  private MutationReport run(List<VignetteCase> vignettes) {
    List<Mutant> mutants = Mutants.of(rulebook);
    List<Mutant> unnoticed = unnoticed(mutants, vignettes);
    try (Aims free = new Aims(rulebook, Settings.SWITCHES_FREE);
        Aims delivered = new Aims(rulebook, Settings.AS_DELIVERED)) {
      for (Mutant mutant : unnoticed) {
        judge(mutant, settings(mutant) == Settings.AS_DELIVERED ? delivered : free);
      }
    }
    return new MutationReport(
        mutants.size(), mutants.size() - unnoticed.size(), equivalent, survivors);
  }

  /** A changed switch is compared at the positions of the rulebook; all else at every position. */
  static Settings settings(Mutant mutant) {
    return mutant instanceof Mutant.OfParameter of && PossibleCases.isSwitch(of.parameter())
        ? Settings.AS_DELIVERED
        : Settings.SWITCHES_FREE;
  }

  private List<Mutant> unnoticed(List<Mutant> mutants, List<VignetteCase> vignettes) {
    return mutants.parallelStream()
        .filter(
            mutant -> {
              MutantEvaluator evaluator = new MutantEvaluator(rulebook, mutant);
              return vignettes.stream().noneMatch(evaluator::isNoticedBy);
            })
        .toList();
  }

  private void judge(Mutant mutant, Aims aims) {
    MutantEvaluator evaluator = new MutantEvaluator(rulebook, mutant);
    boolean decided = true;
    for (Aim aim : aims(mutant, evaluator.rules(), aims, rulebook)) {
      Optional<PossibleCase> found = aims.find(List.of(aim));
      if (found.filter(evaluator::tells).isPresent()) {
        survivors.add(new Survivor(mutant, Optional.of(found.get().smallest(evaluator::tells))));
        return;
      }
      decided &= found.isEmpty();
    }
    if (decided) {
      equivalent.add(mutant);
    } else {
      survivors.add(new Survivor(mutant, Optional.empty()));
    }
  }

  /** What would tell a mutant apart; if none of it is possible, nothing does. */
  static List<Aim> aims(Mutant mutant, RuleSet changed, Aims aims, Rulebook rulebook) {
    if (mutant instanceof Mutant.OfParameter of) {
      List<Aim> all = new ArrayList<>(List.of(aims.differs(of.parameter())));
      all.addAll(Deadlines.of(rulebook, of.parameter().id(), aims));
      return all;
    }
    BitSet slots = new BitSet();
    if (mutant instanceof Mutant.OfFormula of) {
      int slot = changed.names().slot(of.about());
      slots.or(changed.formulas().dependents(slot));
    }
    return List.of(aims.differs(changed, slots));
  }
}

package evenhand.governance.mutation;

import evenhand.governance.coverage.Coverage;
import evenhand.governance.coverage.VignetteCase;
import evenhand.governance.proof.Aims;
import evenhand.governance.proof.Aims.Aim;
import evenhand.governance.proof.PossibleCase;
import evenhand.governance.proof.PossibleCases.Settings;
import evenhand.governance.proof.Tidied;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.model.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds few cases that together show what the vignettes of a rulebook leave out: conditions that
 * were never alone in failing, and mutants that nobody noticed. They are candidates: a person looks
 * at each, gives it a title, and decides whether its outcome is right.
 */
public final class Suggestions {
  private static final int TOGETHER_MAX = 60;
  private static final int TRIES_MAX = 220;

  private final Rulebook rulebook;
  private final LocalDate thisYear;

  private Suggestions(Rulebook rulebook) {
    this.rulebook = rulebook;
    this.thisYear = LocalDate.of(rulebook.inForce().from().getYear(), 12, 31);
  }

  /** Something to show, and whether a case shows it. */
  private record Target(String about, Aim aim, Predicate<PossibleCase> shown) {}

  /**
   * A case worth a vignette.
   *
   * @param shows ids of the rules, formulas and parameters that it shows something of
   */
  public record Suggestion(PossibleCase example, Set<String> shows) {}

  /** Cases for everything that the vignettes of a rulebook leave out. */
  public static List<Suggestion> of(Path rules, Rulebook rulebook) throws IOException {
    MutationReport report = Mutation.of(rules, rulebook);
    List<Suggestion> all = new ArrayList<>();
    Suggestions suggestions = new Suggestions(rulebook);
    for (Settings settings : Settings.values()) {
      try (Aims aims = new Aims(rulebook, settings)) {
        List<Target> targets = new ArrayList<>();
        if (settings == Settings.SWITCHES_FREE) {
          suggestions.conditions(VignetteCase.of(rules, rulebook), aims, targets);
        }
        for (MutationReport.Survivor survivor : report.survivors()) {
          if (Mutation.settings(survivor.mutant()) == settings) {
            suggestions.mutant(survivor.mutant(), aims, targets);
          }
        }
        suggestions.cover(targets, aims, all);
      }
    }
    return all;
  }

  private void conditions(List<VignetteCase> vignettes, Aims aims, List<Target> targets) {
    for (Rule rule : rulebook.rules()) {
      for (Expression condition : Coverage.conditions(rule.condition())) {
        boolean seen =
            vignettes.stream().anyMatch(each -> Coverage.onlyBlocks(rule, condition, each.slots()));
        if (!seen) {
          targets.add(
              new Target(
                  rule.id(),
                  aims.onlyBlocks(rule.condition(), condition),
                  each ->
                      Coverage.onlyBlocks(
                          rule, condition, each.slots(rulebook, rulebook.second()))));
        }
      }
    }
  }

  private void mutant(Mutant mutant, Aims aims, List<Target> targets) {
    MutantEvaluator evaluator = new MutantEvaluator(rulebook, mutant);
    for (Aim aim : Mutation.aims(mutant, evaluator.rules(), aims, rulebook)) {
      Optional<PossibleCase> found = aims.find(List.of(aim));
      if (found.filter(evaluator::tells).isPresent()) {
        targets.add(new Target(mutant.about(), aim, evaluator::tells));
        return;
      }
    }
  }

  private void cover(List<Target> targets, Aims aims, List<Suggestion> all) {
    List<Target> open = new ArrayList<>(targets);
    Aim soon = aims.decidedBy(thisYear);
    while (!open.isEmpty()) {
      List<Target> together = new ArrayList<>(List.of(open.get(0)));
      List<Aim> joined = new ArrayList<>(List.of(open.get(0).aim()));
      if (aims.find(List.of(soon, open.get(0).aim())).isPresent()) {
        joined.add(soon);
      }
      Optional<PossibleCase> found = aims.find(joined);
      if (found.isEmpty() || !open.get(0).shown().test(found.get())) {
        open.remove(0);
        continue;
      }
      PossibleCase example = widen(open, together, joined, found.get(), aims);
      PossibleCase smallest =
          Tidied.of(
              example, each -> together.stream().allMatch(target -> target.shown().test(each)));
      Set<String> shows = new LinkedHashSet<>();
      open.removeIf(
          target -> {
            boolean shown = target.shown().test(smallest);
            if (shown) {
              shows.add(target.about());
            }
            return shown;
          });
      all.add(new Suggestion(smallest, shows));
    }
  }

  /** Lets a case show more, as long as one case can show it all. */
  private static PossibleCase widen(
      List<Target> open, List<Target> together, List<Aim> joined, PossibleCase first, Aims aims) {
    PossibleCase example = first;
    int tries = 0;
    for (Target target : open.subList(1, open.size())) {
      if (together.size() >= TOGETHER_MAX || tries >= TRIES_MAX) {
        break;
      }
      if (target.shown().test(example)) {
        together.add(target);
        joined.add(target.aim());
        continue;
      }
      tries++;
      List<Aim> more = new ArrayList<>(joined);
      more.add(target.aim());
      Optional<PossibleCase> found = aims.find(more);
      boolean all =
          found
              .filter(
                  each ->
                      target.shown().test(each)
                          && together.stream().allMatch(other -> other.shown().test(each)))
              .isPresent();
      if (all) {
        together.add(target);
        joined.add(target.aim());
        example = found.orElseThrow();
      }
    }
    return example;
  }
}

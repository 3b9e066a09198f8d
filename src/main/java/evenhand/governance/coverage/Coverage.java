package evenhand.governance.coverage;

import evenhand.governance.proof.PossibleCase;
import evenhand.governance.proof.PossibleCases;
import evenhand.governance.proof.Reachability;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.evaluate.RuleSet;
import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.expression.Slots;
import evenhand.rulebook.expression.Words;
import evenhand.rulebook.model.Parameter;
import evenhand.rulebook.model.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the vignettes of a rulebook show: each rule firing and not firing, each condition as the
 * only one that keeps its rule from firing, each parameter from both sides. What no possible case
 * could show is proven so and does not count as missing.
 */
public final class Coverage {
  private final Rulebook rulebook;
  private final List<VignetteCase> vignettes;
  private final Reachability reachable;
  private final List<Gap> gaps = new ArrayList<>();
  private int wanted;

  private Coverage(Rulebook rulebook, List<VignetteCase> vignettes, Reachability reachable) {
    this.rulebook = rulebook;
    this.vignettes = vignettes;
    this.reachable = reachable;
  }

  /**
   * Something that no vignette shows.
   *
   * @param about id of the rule or parameter
   * @param what in words
   * @param isMissing whether a vignette could show it; otherwise it is proven that none can, or
   *     there is nothing to show
   * @param example a case that would show it, where one is known
   */
  public record Gap(String about, String what, boolean isMissing, Optional<PossibleCase> example) {}

  /**
   * Everything that was looked for in a rulebook.
   *
   * @param wanted how many things were looked for
   * @param gaps what no vignette shows
   */
  public record Report(int vignettes, int wanted, List<Gap> gaps) {
    public Report {
      gaps = List.copyOf(gaps);
    }

    /** What a vignette could show and none does. */
    public List<Gap> missing() {
      return gaps.stream().filter(Gap::isMissing).toList();
    }
  }

  /** Measures the vignettes that a rulebook ships. */
  public static Report of(Path rules, Rulebook rulebook) throws IOException {
    List<VignetteCase> vignettes = VignetteCase.of(rules, rulebook);
    try (PossibleCases cases = new PossibleCases(rulebook, PossibleCases.Settings.SWITCHES_FREE)) {
      Coverage coverage = new Coverage(rulebook, vignettes, new Reachability(cases));
      coverage.measure();
      return new Report(vignettes.size(), coverage.wanted, coverage.gaps);
    }
  }

  private void measure() {
    RuleSet rules = rulebook.second().rules();
    for (int i = 0; i < rules.rules().size(); i++) {
      Rule rule = rules.rules().get(i);
      int position = i;
      want(
          rule.id(),
          "never seen firing",
          vignettes.stream().anyMatch(each -> each.fired().get(position)),
          () -> reachable.whereHolds(rule.condition(), true));
      want(
          rule.id(),
          "never seen not firing",
          vignettes.stream().anyMatch(each -> !each.fired().get(position)),
          () -> reachable.whereHolds(rule.condition(), false));
      for (Expression condition : conditions(rule.condition())) {
        want(
            rule.id(),
            "never seen with only this failing: " + Words.of(condition),
            vignettes.stream().anyMatch(each -> onlyBlocks(rule, condition, each.slots())),
            () -> reachable.whereOnlyBlocks(rule.condition(), condition));
      }
    }
    ParameterSides sides = new ParameterSides(rulebook, vignettes, reachable);
    for (Parameter parameter : rulebook.parameters()) {
      wanted++;
      sides.missing(parameter).ifPresent(gaps::add);
    }
  }

  /** Looks for a possible case. */
  private interface Search {
    Optional<PossibleCase> find();
  }

  private void want(String about, String what, boolean seen, Search search) {
    wanted++;
    if (!seen) {
      Optional<PossibleCase> example = search.find();
      String proven = example.isPresent() ? "" : "; proven: no possible case can show it";
      gaps.add(new Gap(about, what + proven, example.isPresent(), example));
    }
  }

  /** The single conditions of a rule. */
  public static List<Expression> conditions(Expression condition) {
    List<Expression> found = new ArrayList<>();
    collect(condition, found);
    return found;
  }

  private static void collect(Expression condition, List<Expression> found) {
    if (condition instanceof Expression.All || condition instanceof Expression.Any) {
      condition.parts().forEach(part -> collect(part, found));
    } else {
      found.add(condition);
    }
  }

  /** Whether a rule does not fire, and would if this condition alone held besides. */
  public static boolean onlyBlocks(Rule rule, Expression condition, Slots slots) {
    return !rule.condition().holds(slots) && holdsWith(rule.condition(), condition, slots);
  }

  private static boolean holdsWith(Expression whole, Expression condition, Slots slots) {
    if (whole == condition) {
      return true;
    } else if (whole instanceof Expression.All) {
      return whole.parts().stream().allMatch(part -> holdsWith(part, condition, slots));
    } else if (whole instanceof Expression.Any) {
      return whole.parts().stream().anyMatch(part -> holdsWith(part, condition, slots));
    }
    return whole.holds(slots);
  }
}

package evenhand.governance.coverage;

import evenhand.governance.coverage.Coverage.Gap;
import evenhand.governance.proof.PossibleCase;
import evenhand.governance.proof.Reachability;
import evenhand.governance.proof.Readers;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.evaluate.RuleSet;
import evenhand.rulebook.expression.Call;
import evenhand.rulebook.expression.Comparison;
import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.expression.Membership;
import evenhand.rulebook.model.Codes;
import evenhand.rulebook.model.Effect;
import evenhand.rulebook.model.Parameter;
import evenhand.rulebook.model.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether vignettes show a parameter from both sides: what is compared with it holds in one and not
 * in another; a task whose deadline it sets is there in one and not in another.
 */
final class ParameterSides {
  private final Rulebook rulebook;
  private final List<VignetteCase> vignettes;
  private final Reachability reachable;

  ParameterSides(Rulebook rulebook, List<VignetteCase> vignettes, Reachability reachable) {
    this.rulebook = rulebook;
    this.vignettes = vignettes;
    this.reachable = reachable;
  }

  /** What is missing of a parameter; empty where both sides are shown. */
  Optional<Gap> missing(Parameter parameter) {
    List<Expression> tests = new ArrayList<>();
    Readers.expressions(rulebook).forEach(each -> tests(each, parameter.id(), tests));
    List<Integer> timed = timedBy(parameter.id());
    if (tests.isEmpty() && timed.isEmpty()) {
      return values(parameter);
    }
    boolean tested =
        tests.stream()
            .anyMatch(
                test ->
                    vignettes.stream().anyMatch(each -> test.holds(each.slots()))
                        && vignettes.stream().anyMatch(each -> !test.holds(each.slots())));
    boolean both =
        timed.stream()
            .anyMatch(
                rule ->
                    vignettes.stream().anyMatch(each -> each.fired().get(rule))
                        && vignettes.stream().anyMatch(each -> !each.fired().get(rule)));
    if (tested || both) {
      return Optional.empty();
    }
    Optional<PossibleCase> example =
        tests.stream().flatMap(test -> unseen(test).stream()).findFirst();
    boolean possible = example.isPresent() || !timed.isEmpty();
    String proven = possible ? "" : "; proven: no possible case can show it";
    return Optional.of(
        new Gap(parameter.id(), "never seen from both sides" + proven, possible, example));
  }

  private Optional<PossibleCase> unseen(Expression test) {
    boolean held = vignettes.stream().anyMatch(each -> test.holds(each.slots()));
    Optional<PossibleCase> other = reachable.whereHolds(test, !held);
    return other.isPresent() && reachable.whereHolds(test, held).isPresent()
        ? other
        : Optional.empty();
  }

  /** The smallest conditions in which a parameter stands. */
  private static void tests(Expression expression, String id, List<Expression> found) {
    boolean test =
        expression instanceof Comparison
            || expression instanceof Membership
            || (expression instanceof Call call && call.type().kind().name().equals("TRUTH"));
    if (test && names(expression, id)) {
      found.add(expression);
    }
    expression.parts().forEach(part -> tests(part, id, found));
  }

  private static boolean names(Expression expression, String id) {
    if (expression instanceof Expression.Name name) {
      return name.entry().id().replace("@dates", "").equals(id);
    }
    return expression.parts().stream().anyMatch(part -> names(part, id));
  }

  /** What is worked out from a parameter that nothing compares: more than one value is shown. */
  private Optional<Gap> values(Parameter parameter) {
    Set<Object> seen = new HashSet<>();
    boolean read = false;
    for (evenhand.rulebook.model.Computed computed : rulebook.computed()) {
      if (names(computed.expression(), parameter.id())) {
        read = true;
        int slot = rulebook.second().rules().names().slot(computed.id());
        vignettes.forEach(each -> seen.add(String.valueOf(each.slots().get(slot))));
      }
    }
    if (seen.size() >= 2) {
      return Optional.empty();
    }
    return Optional.of(
        new Gap(
            parameter.id(),
            read
                ? "only one value seen of what is worked out from it"
                : "no rule reads it, so there is nothing to show",
            read,
            Optional.empty()));
  }

  /** The rules that add a task whose deadline names a parameter. */
  private List<Integer> timedBy(String id) {
    RuleSet rules = rulebook.second().rules();
    List<Integer> timed = new ArrayList<>();
    for (int i = 0; i < rules.rules().size(); i++) {
      Rule rule = rules.rules().get(i);
      if (rule.effects().stream()
          .flatMap(effect -> due(effect).stream())
          .anyMatch(due -> due.substring(due.lastIndexOf(':') + 1).equals(id))) {
        timed.add(i);
      }
    }
    return timed;
  }

  private Optional<String> due(Effect effect) {
    Codes codes = rulebook.codes();
    if (effect instanceof Effect.ActionAfter after) {
      return Optional.of(after.due());
    } else if (effect instanceof Effect.Action action) {
      return action.due().or(() -> standard(codes, action.code()));
    } else if (effect instanceof Effect.ReAsk) {
      return standard(codes, Effect.ReAsk.CODE);
    }
    return Optional.empty();
  }

  private static Optional<String> standard(Codes codes, String action) {
    return Optional.ofNullable(codes.actions().get(action)).flatMap(Codes.Action::due);
  }
}

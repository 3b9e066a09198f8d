package evenhand.governance.mutation;

import evenhand.governance.coverage.VignetteCase;
import evenhand.governance.proof.PossibleCase;
import evenhand.rulebook.Parameters;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.SecondEvaluator;
import evenhand.rulebook.SecondEvaluator.Decided;
import evenhand.rulebook.evaluate.Formulas;
import evenhand.rulebook.evaluate.RuleSet;
import evenhand.rulebook.expression.Slots;
import evenhand.rulebook.model.Computed;
import evenhand.rulebook.model.Parameter;
import evenhand.rulebook.model.Rule;
import evenhand.rulebook.vignette.VignetteRunner;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Decides cases by the second evaluator with one mutant in place. Thread-safe. */
final class MutantEvaluator {
  private final Rulebook rulebook;
  private final Mutant mutant;
  private final SecondEvaluator evaluator;
  private final Parameters.Register parameters;

  MutantEvaluator(Rulebook rulebook, Mutant mutant) {
    this.rulebook = rulebook;
    this.mutant = mutant;
    this.evaluator = rulebook.second().with(rules(rulebook, mutant));
    Map<String, Parameter> known =
        rulebook.parameters().stream()
            .collect(Collectors.toMap(Parameter::id, Function.identity()));
    if (mutant instanceof Mutant.OfParameter changed) {
      known.put(changed.parameter().id(), changed.parameter());
    }
    this.parameters = new Parameters.Register(known, rulebook.second().rules().names());
  }

  private static RuleSet rules(Rulebook rulebook, Mutant mutant) {
    RuleSet rules = rulebook.second().rules();
    if (mutant instanceof Mutant.OfRule changed) {
      return rules.with(changed.position(), changed.rule());
    } else if (mutant instanceof Mutant.OfFormula changed) {
      List<Computed> computed =
          rulebook.computed().stream()
              .map(each -> each.id().equals(changed.about()) ? changed.computed() : each)
              .toList();
      return rules.with(new Formulas(computed, rules.names()));
    }
    return rules;
  }

  RuleSet rules() {
    return evaluator.rules();
  }

  /** Whether a vignette fails on the mutant. */
  boolean isNoticedBy(VignetteCase each) {
    if (mutant instanceof Mutant.OfRule changed && isIdle(changed, each)) {
      return false;
    }
    Parameters values =
        mutant instanceof Mutant.OfParameter
            ? each.given()
                .set()
                .map(set -> parameters.at(each.given().asOf(), set))
                .orElseGet(() -> parameters.at(each.given().asOf()))
            : each.parameters();
    Slots slots = evaluator.slots(each.given().answers(), values);
    Decided decided = evaluator.decide(slots, values);
    return !decided.isSameAs(each.decided())
        && !VignetteRunner.compare(
                each.vignette().expect(), decided.outcome(), decided.rows(), each.given().asOf())
            .isEmpty();
  }

  /**
   * Whether the changed rule says of a case what it said before: most do, and cost nothing more.
   */
  private boolean isIdle(Mutant.OfRule changed, VignetteCase each) {
    Rule before = rulebook.rules().get(changed.position());
    boolean fired = each.fired().get(changed.position());
    return changed.rule().effects().equals(before.effects()) || !fired
        ? changed.rule().condition().holds(each.slots()) == fired
        : false;
  }

  /** Whether a case comes out otherwise on the mutant. */
  boolean tells(PossibleCase each) {
    Parameters values =
        each.set().isEmpty() ? parameters.at(each.asOf()) : parameters.at(each.asOf(), each.set());
    Decided decided = evaluator.decide(evaluator.slots(each.answers(rulebook), values), values);
    return !decided.isSameAs(each.decide(rulebook, rulebook.second()));
  }
}

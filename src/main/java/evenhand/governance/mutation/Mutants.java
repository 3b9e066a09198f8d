package evenhand.governance.mutation;

import evenhand.rulebook.Rulebook;
import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.expression.Type;
import evenhand.rulebook.model.Computed;
import evenhand.rulebook.model.DerivedFacts;
import evenhand.rulebook.model.Parameter;
import evenhand.rulebook.model.Rule;
import java.util.ArrayList;
import java.util.List;

/** Makes all mutants of a rulebook. */
final class Mutants {
  private Mutants() {}

  static List<Mutant> of(Rulebook rulebook) {
    DerivedFacts facts = rulebook.second().rules().facts();
    List<Mutant> mutants = new ArrayList<>();
    for (int i = 0; i < rulebook.rules().size(); i++) {
      int position = i;
      Rule rule = rulebook.rules().get(i);
      Expression never = new Expression.Literal(false, Type.TRUTH);
      mutants.add(new Mutant.OfRule(position, rule.with(never, List.of()), "without the rule"));
      ChangedConditions.of(rule.condition(), facts, rulebook.scales())
          .forEach(
              changed ->
                  mutants.add(
                      new Mutant.OfRule(
                          position,
                          rule.with(changed.expression(), rule.effects()),
                          changed.says())));
      ChangedEffects.of(rule, rulebook.scales())
          .forEach(
              changed ->
                  mutants.add(
                      new Mutant.OfRule(
                          position,
                          rule.with(rule.condition(), changed.effects()),
                          changed.says())));
    }
    for (Computed computed : rulebook.computed()) {
      ChangedConditions.of(computed.expression(), facts, rulebook.scales())
          .forEach(
              changed ->
                  mutants.add(
                      new Mutant.OfFormula(
                          new Computed(
                              computed.id(),
                              computed.title(),
                              computed.type(),
                              computed.formula(),
                              changed.expression()),
                          changed.says())));
    }
    for (Parameter parameter : rulebook.parameters()) {
      mutants.addAll(ChangedParameters.of(parameter));
    }
    return mutants;
  }
}

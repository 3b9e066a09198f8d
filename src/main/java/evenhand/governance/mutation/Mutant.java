package evenhand.governance.mutation;

import evenhand.rulebook.model.Computed;
import evenhand.rulebook.model.Parameter;
import evenhand.rulebook.model.Rule;

/** A rulebook with one thing changed. */
public sealed interface Mutant {
  /** Id of the rule, computed question or parameter that is changed. */
  String about();

  /** The change, in words. */
  String says();

  /** Another rule at its position. */
  record OfRule(int position, Rule rule, String says) implements Mutant {
    @Override
    public String about() {
      return rule.id();
    }
  }

  /** Another formula of a computed question. */
  record OfFormula(Computed computed, String says) implements Mutant {
    @Override
    public String about() {
      return computed.id();
    }
  }

  /** Another value of a parameter. */
  record OfParameter(Parameter parameter, String says) implements Mutant {
    @Override
    public String about() {
      return parameter.id();
    }
  }
}

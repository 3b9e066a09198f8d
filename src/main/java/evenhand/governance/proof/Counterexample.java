package evenhand.governance.proof;

import java.util.List;

/**
 * What shows that a statement does not hold.
 *
 * @param cases one case, or two that differ in one answer
 * @param confirmed whether the rule engine agrees that they break it
 */
public record Counterexample(List<PossibleCase> cases, boolean confirmed) {
  public Counterexample {
    cases = List.copyOf(cases);
  }
}

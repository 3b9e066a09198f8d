package evenhand.rulebook.invariant;

import evenhand.rulebook.Advice;
import evenhand.rulebook.expression.Slots;
import evenhand.rulebook.model.Codes;
import java.util.List;

/**
 * The invariants of one rulebook, and whether a case breaks them. Immutable.
 *
 * @param terms the parts of an outcome that the invariants name, by their number
 */
public record Invariants(List<Invariant> list, List<OutcomeTerm> terms, Codes codes) {
  public Invariants {
    list = List.copyOf(list);
    terms = List.copyOf(terms);
  }

  /**
   * The slots of a case, with what its outcome has marked in them.
   *
   * @param allKnown whether every question is answered
   */
  public Slots judged(Slots answers, Advice advice, boolean allKnown) {
    Slots judged = answers.copy();
    for (int i = 0; i < terms.size(); i++) {
      OutcomeTerm term = terms.get(i);
      boolean holds =
          OutcomeNames.isAllKnown(term) ? allKnown : term.in(advice, grades(term.words()));
      if (holds) {
        judged.derive(i);
      }
    }
    return judged;
  }

  private List<String> grades(List<String> words) {
    return words.isEmpty() ? List.of() : codes.scales().getOrDefault(words.get(0), List.of());
  }

  /** Whether the second outcome may stand beside the first, as the claim has it. */
  public boolean allows(Invariant.Claim claim, Advice from, Advice to) {
    return Beside.of(this, claim).allows(from, to);
  }
}

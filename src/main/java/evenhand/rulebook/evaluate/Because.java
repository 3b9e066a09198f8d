package evenhand.rulebook.evaluate;

import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.expression.Slots;
import evenhand.rulebook.model.Effect;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds the questions that a firing rests on: enough of the answers that the rule would have fired
 * whatever the others were. One per case; not thread-safe.
 */
public final class Because implements Expression.Tracer {
  private static final int BOUNDS = Expression.Bound.values().length;

  private final RuleSet rules;
  private final Slots slots;
  private final BitSet fired;
  private final BitSet questions = new BitSet();
  private final BitSet seenSlots = new BitSet();
  private final Set<Integer> seenFacts = new HashSet<>();

  public Because(RuleSet rules, Slots slots, BitSet fired) {
    this.rules = rules;
    this.slots = slots;
    this.fired = fired;
  }

  /** Places among {@link RuleSet#questionIds}; they stand until the next call. */
  public BitSet of(int rule) {
    questions.clear();
    seenSlots.clear();
    seenFacts.clear();
    rules.rules().get(rule).condition().trace(slots, this);
    return questions;
  }

  @Override
  public void slot(int slot, Expression.Bound bound) {
    int seen = slot * BOUNDS + bound.ordinal();
    if (seenSlots.get(seen)) {
      return;
    }
    seenSlots.set(seen);
    int question = rules.placeOf(slot);
    if (question >= 0) {
      questions.set(question);
      return;
    }
    Expression formula = rules.formulas().find(slot);
    if (formula != null) {
      formula.trace(slots, this, bound);
    }
  }

  @Override
  public void derived(int fact) {
    if (!seenFacts.add(fact) || !slots.derived(fact)) {
      return;
    }
    for (int bringer : rules.bringersOf(fact, fired, slots)) {
      rules.rules().get(bringer).condition().trace(slots, this);
      for (Effect effect : rules.rules().get(bringer).effects()) {
        if (effect instanceof Effect.FloorFrom from) {
          slot(rules.names().slot(from.question()), Expression.Bound.EXACT);
        }
      }
    }
  }
}

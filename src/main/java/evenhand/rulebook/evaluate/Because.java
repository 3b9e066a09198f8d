package evenhand.rulebook.evaluate;

import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.expression.Names;
import evenhand.rulebook.expression.Slots;
import evenhand.rulebook.model.Effect;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the questions that a firing rests on: enough of the answers that the rule would have fired
 * whatever the others were. One per case; not thread-safe.
 */
public final class Because implements Expression.Tracer {
  private static final int BOUNDS = Expression.Bound.values().length;

  private final RuleSet rules;
  private final Slots slots;
  private final BitSet fired;
  private final List<Names.Entry> entries;
  private final Set<String> questions = new TreeSet<>();
  private final BitSet seenSlots = new BitSet();
  private final Set<Integer> seenFacts = new HashSet<>();

  public Because(RuleSet rules, Slots slots, BitSet fired) {
    this.rules = rules;
    this.slots = slots;
    this.fired = fired;
    this.entries = rules.names().entries();
  }

  /** Question ids, sorted; they stand until the next call. */
  public Set<String> of(int rule) {
    questions.clear();
    seenSlots.clear();
    seenFacts.clear();
    rules.rules().get(rule).condition().trace(slots, this);
    return Collections.unmodifiableSet(questions);
  }

  @Override
  public void slot(int slot, Expression.Bound bound) {
    int seen = slot * BOUNDS + bound.ordinal();
    if (seenSlots.get(seen)) {
      return;
    }
    seenSlots.set(seen);
    Names.Entry entry = entries.get(slot);
    if (entry.origin() == Names.Origin.QUESTION) {
      questions.add(entry.id());
    } else if (entry.origin() == Names.Origin.COMPUTED) {
      rules.formulas().at(slot).ifPresent(formula -> formula.trace(slots, this, bound));
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

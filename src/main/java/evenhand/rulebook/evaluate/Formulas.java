package evenhand.rulebook.evaluate;

import evenhand.rulebook.expression.Call;
import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.expression.Names;
import evenhand.rulebook.expression.Slots;
import evenhand.rulebook.model.Computed;
import evenhand.rulebook.model.Dictionary;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The computed questions of a rulebook, in an order in which each stands after what it reads. */
public final class Formulas {
  private final List<Formula> formulas;
  private final Map<Integer, Expression> bySlot = new HashMap<>();

  private record Formula(int slot, Expression expression, BitSet reads) {}

  public Formulas(Collection<Computed> computed, Dictionary names) {
    List<Formula> list = new ArrayList<>();
    for (Computed each : computed) {
      int slot = names.slot(each.id());
      bySlot.put(slot, each.expression());
      list.add(new Formula(slot, each.expression(), reads(each.expression(), names)));
    }
    this.formulas = List.copyOf(list);
  }

  /** Works out every computed question. */
  public void fill(Slots slots) {
    for (Formula formula : formulas) {
      slots.set(formula.slot(), formula.expression().value(slots));
    }
  }

  /** Works out again those that depend on a slot. */
  void refill(Slots slots, BitSet affected) {
    for (Formula formula : formulas) {
      if (affected.get(formula.slot())) {
        slots.set(formula.slot(), formula.expression().value(slots));
      }
    }
  }

  /** The formula of a computed question; null for what is not computed. */
  public @Nullable Expression find(int slot) {
    return bySlot.get(slot);
  }

  /** These slots and every slot that the computed ones among them rest on. */
  BitSet allReads(BitSet slots) {
    BitSet all = (BitSet) slots.clone();
    for (int i = formulas.size() - 1; i >= 0; i--) {
      if (all.get(formulas.get(i).slot())) {
        all.or(formulas.get(i).reads());
      }
    }
    return all;
  }

  /** The slot itself and every computed slot that rests on it, directly or not. */
  public BitSet dependents(int slot) {
    BitSet dependents = new BitSet();
    dependents.set(slot);
    for (Formula formula : formulas) {
      if (formula.reads().intersects(dependents)) {
        dependents.set(formula.slot());
      }
    }
    return dependents;
  }

  /** Every slot that an expression reads, also through the groups that it counts. */
  public static BitSet reads(Expression expression, Dictionary names) {
    BitSet reads = new BitSet();
    collect(expression, names, reads);
    return reads;
  }

  private static void collect(Expression expression, Dictionary names, BitSet reads) {
    if (expression instanceof Expression.Name name) {
      reads.set(name.entry().slot());
    } else if (expression instanceof Call call) {
      call.questions().values().forEach(reads::set);
    } else if (expression instanceof Expression.Group group) {
      group.members().forEach(id -> names.name(id).map(Names.Entry::slot).ifPresent(reads::set));
    }
    expression.parts().forEach(part -> collect(part, names, reads));
  }
}

package evenhand.rulebook.expression;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** The values of one case by slot, and which derived facts hold so far. Not thread-safe. */
public final class Slots {
  private final @Nullable Object[] values;
  private final BitSet derived;

  public Slots(int size) {
    this(new Object[size], new BitSet());
  }

  private Slots(@Nullable Object[] values, BitSet derived) {
    this.values = values;
    this.derived = derived;
  }

  public @Nullable Object get(int slot) {
    return values[slot];
  }

  public void set(int slot, @Nullable Object value) {
    values[slot] = value;
  }

  public boolean derived(int fact) {
    return derived.get(fact);
  }

  /** Marks a derived fact; true where it was not marked before. */
  public boolean derive(int fact) {
    boolean fresh = !derived.get(fact);
    derived.set(fact);
    return fresh;
  }

  public void forgetDerived() {
    derived.clear();
  }

  public Slots copy() {
    return new Slots(values.clone(), new BitSet());
  }
}

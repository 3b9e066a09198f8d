package evenhand.fairness.statistics;

import java.util.OptionalDouble;

/**
 * A share: {@code selected} of {@code total} decisions, both finite, {@code 0 <= selected <=
 * total}. Whole numbers where decisions are counted; fractions where missing groups are spread or
 * survey weights give effective sizes.
 */
public record Proportion(double selected, double total) {

  public static final Proportion NONE = new Proportion(0, 0);

  public Proportion {
    if (!(selected >= 0 && selected <= total) || Double.isInfinite(total)) {
      throw new IllegalArgumentException(
          "a share needs 0 <= selected <= total, but was " + selected + " of " + total);
    }
  }

  /** The share itself, 0 to 1; empty where {@code total} is 0. */
  public OptionalDouble rate() {
    return total > 0 ? OptionalDouble.of(selected / total) : OptionalDouble.empty();
  }

  /** The decisions that were not selected, of the same total. */
  public Proportion opposite() {
    return new Proportion(total - selected, total);
  }

  public Proportion plus(Proportion other) {
    return new Proportion(selected + other.selected, total + other.total);
  }

  /** Whether neither selected nor total is a fraction, and both fit an {@code int}. */
  public boolean isWhole() {
    return selected == Math.rint(selected)
        && total == Math.rint(total)
        && total <= Integer.MAX_VALUE;
  }

  /** Whether some, but not all, were selected. */
  public boolean isMixed() {
    return selected > 0 && selected < total;
  }
}

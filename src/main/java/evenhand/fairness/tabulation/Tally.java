package evenhand.fairness.tabulation;

import evenhand.fairness.statistics.Proportion;

/** Adds up the weights of decisions into a share. */
public final class Tally {
  private double selected;
  private double total;
  private double squares;

  public void add(boolean isSelected, double weight, double weightSquares) {
    total += weight;
    squares += weightSquares;
    if (isSelected) {
      selected += weight;
    }
  }

  /** The share as counted. */
  public Proportion counted() {
    return new Proportion(Math.min(selected, total), total);
  }

  /**
   * The share of an effective size, for survey weights: {@code (sum w)^2 / sum w^2} decisions (Kish
   * 1965) at the weighted rate.
   */
  public Proportion effective() {
    if (squares == 0) {
      return Proportion.NONE;
    }
    double size = total * total / squares;
    return new Proportion(Math.min(size, size * (selected / total)), size);
  }
}

package evenhand.fairness.verdict;

import evenhand.fairness.spec.Zone;
import java.util.OptionalDouble;

/** Where a ratio stands to the zone. */
public enum Position {
  INSIDE,
  /** A ratio without bound is outside too: the comparator has none selected, the group some. */
  OUTSIDE,
  /** Nought by nought. */
  UNDEFINED;

  /**
   * Finds the position.
   *
   * @param ratio the ratio, empty where its lower part is 0
   * @param isUnbounded whether an empty ratio is something by nought
   */
  public static Position of(OptionalDouble ratio, boolean isUnbounded, Zone zone) {
    if (ratio.isEmpty()) {
      return isUnbounded ? OUTSIDE : UNDEFINED;
    }
    return zone.contains(ratio.getAsDouble()) ? INSIDE : OUTSIDE;
  }
}

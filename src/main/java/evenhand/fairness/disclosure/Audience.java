package evenhand.fairness.disclosure;

import java.util.Locale;
import java.util.Optional;

/** Who a version of a report is for, and the largest count that it withholds. */
public enum Audience {
  /** Those who made the counts: nothing is withheld. */
  FORCE(0),
  /** The oversight board: counts of 1 to 4 are withheld. */
  BOARD(4),
  /** Everybody: counts of 1 to 9 are withheld. */
  PUBLIC(9);

  private final int withheldMax;

  Audience(int withheldMax) {
    this.withheldMax = withheldMax;
  }

  public int withheldMax() {
    return withheldMax;
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Audience> of(String id) {
    for (Audience audience : values()) {
      if (audience.id().equals(id)) {
        return Optional.of(audience);
      }
    }
    return Optional.empty();
  }
}

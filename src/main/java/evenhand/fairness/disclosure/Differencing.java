package evenhand.fairness.disclosure;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Whether a release, held against an earlier one, gives a small count away by subtraction. */
public final class Differencing {
  private Differencing() {}

  /**
   * Names the figures that must be withheld in the new release.
   *
   * @param earlier figures published before, by name
   * @param now figures about to be published, by the same names
   * @param withheldMax largest count that may not be known
   * @return names whose figure changed by 1 to {@code withheldMax}, in order
   */
  public static SortedSet<String> exposed(
      Map<String, Long> earlier, Map<String, Long> now, int withheldMax) {
    SortedSet<String> exposed = new TreeSet<>();
    now.forEach(
        (name, figure) -> {
          Long before = earlier.get(name);
          if (before != null) {
            long change = Math.abs(figure - before);
            if (change >= 1 && change <= withheldMax) {
              exposed.add(name);
            }
          }
        });
    return exposed;
  }
}

package evenhand.rulebook.audit;

import java.util.List;

/**
 * A numeric question cut into bands that end at, and include, each cut.
 *
 * @param cuts ascending, at least one
 */
public record AuditBand(String column, List<Integer> cuts) {
  public AuditBand {
    cuts = List.copyOf(cuts);
  }

  /** The band of a number, such as {@code 16-17}, {@code 15 and under} or {@code 18 and over}. */
  String of(int number) {
    int index = 0;
    while (index < cuts.size() && number > cuts.get(index)) {
      index++;
    }
    if (index == 0) {
      return cuts.get(0) + " and under";
    }
    int from = cuts.get(index - 1) + 1;
    if (index == cuts.size()) {
      return from + " and over";
    }
    int to = cuts.get(index);
    return from == to ? "" + from : from + "-" + to;
  }
}

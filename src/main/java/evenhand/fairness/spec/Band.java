package evenhand.fairness.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A numeric column cut into bands that end at, and include, each cut: cuts 0 and 2 give {@code
 * (-inf,0]}, {@code (0,2]} and {@code (2,inf)}.
 *
 * @param cuts ascending, at least one
 */
public record Band(String column, List<Double> cuts) {
  public Band {
    cuts = List.copyOf(cuts);
    for (int i = 1; i < cuts.size(); i++) {
      if (cuts.get(i) <= cuts.get(i - 1)) {
        throw new IllegalArgumentException("cuts ascend, but were " + cuts);
      }
    }
    if (cuts.isEmpty()) {
      throw new IllegalArgumentException("bands need at least one cut");
    }
  }

  /** The band of a cell; empty for a cell that is no number. A blank cell is a band of its own. */
  public Optional<String> of(String cell) {
    if (cell.isBlank()) {
      return Optional.of("");
    }
    return Numbers.parse(cell).map(value -> names().get(indexOf(value)));
  }

  private int indexOf(double value) {
    int index = 0;
    while (index < cuts.size() && value > cuts.get(index)) {
      index++;
    }
    return index;
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    String lower = "-inf";
    for (double cut : cuts) {
      names.add("(" + lower + "," + plain(cut) + "]");
      lower = plain(cut);
    }
    names.add("(" + lower + ",inf)");
    return names;
  }

  private static String plain(double cut) {
    return cut == Math.rint(cut) && Math.abs(cut) < 1e15
        ? Long.toString((long) cut)
        : Double.toString(cut);
  }
}

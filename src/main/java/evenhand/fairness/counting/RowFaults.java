package evenhand.fairness.counting;

import java.util.ArrayList;
import java.util.List;

/** The rows that could not be counted: how many, and the first hundred with line and reason. */
public final class RowFaults {
  private static final int SHOWN_MAX = 100;

  private final List<RowFault> shown = new ArrayList<>();
  private long count;

  void add(long line, String reason) {
    count++;
    if (shown.size() < SHOWN_MAX) {
      shown.add(new RowFault(line, reason));
    }
  }

  public long count() {
    return count;
  }

  public List<RowFault> shown() {
    return List.copyOf(shown);
  }

  /** One row that was left out. */
  public record RowFault(long line, String reason) {}
}

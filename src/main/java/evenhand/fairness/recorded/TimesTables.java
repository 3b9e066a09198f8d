package evenhand.fairness.recorded;

import evenhand.fairness.disclosure.Audience;
import evenhand.fairness.disclosure.Suppression;
import evenhand.fairness.recorded.TimesReport.Row;
import evenhand.fairness.recorded.TimesReport.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;

/** Shows tallies to an audience. */
final class TimesTables {
  private final int withheldMax;

  TimesTables(Audience audience) {
    this.withheldMax = audience.withheldMax();
  }

  Row all(TimeTally tally) {
    return row("", tally, Suppression.of(new long[][] {tally.counts()}, withheldMax)[0]);
  }

  /**
   * A table whose totals are those of all contacts. Places and groups share these totals, so that a
   * table that could not show every one of them is withheld: the other would give them away.
   */
  Table table(SortedMap<String, TimeTally> tallies) {
    long[][] counts = tallies.values().stream().map(TimeTally::counts).toArray(long[][]::new);
    if (counts.length == 0) {
      return new Table(false, List.of());
    }
    boolean[][] withheld = Suppression.of(counts, withheldMax);
    for (boolean total : withheld[counts.length]) {
      if (total) {
        return new Table(true, List.of());
      }
    }
    List<Row> rows = new ArrayList<>();
    tallies.forEach((name, tally) -> rows.add(row(name, tally, withheld[rows.size()])));
    return new Table(false, rows);
  }

  private Row row(String name, TimeTally tally, boolean[] withheld) {
    long[] counts = tally.counts();
    long contacts = 0;
    for (long count : counts) {
      contacts += count;
    }
    long known = counts[TimeTally.WITHIN] + counts[TimeTally.LATE];
    // Their sum would narrow down what is withheld of the two.
    boolean isKnownShown = !withheld[TimeTally.WITHIN] && !withheld[TimeTally.LATE];
    return new Row(
        name,
        shown(contacts, withheld[TimeTally.COLUMNS]),
        shown(known, !isKnownShown),
        shown(counts[TimeTally.WITHIN], withheld[TimeTally.WITHIN]),
        shown(counts[TimeTally.LATE], withheld[TimeTally.LATE]),
        shown(counts[TimeTally.UNKNOWN], withheld[TimeTally.UNKNOWN]),
        shown(counts[TimeTally.EXCUSED], withheld[TimeTally.EXCUSED]),
        isKnownShown && known > withheldMax ? tally.medianMinutes() : OptionalDouble.empty());
  }

  private static OptionalLong shown(long count, boolean isWithheld) {
    return isWithheld ? OptionalLong.empty() : OptionalLong.of(count);
  }
}

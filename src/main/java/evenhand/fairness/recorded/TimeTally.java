package evenhand.fairness.recorded;

import evenhand.fairness.recorded.TimedDao.Alike;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Contacts in one row of a table of times: within the limit, late, not known, excused. */
final class TimeTally {
  /** Columns, in their order. */
  static final int COLUMNS = 4;

  static final int WITHIN = 0;
  static final int LATE = 1;
  static final int UNKNOWN = 2;
  static final int EXCUSED = 3;

  private final long[] counts = new long[COLUMNS];
  private final TreeMap<Long, Long> byMinutes = new TreeMap<>();

  void add(Alike alike, int withinMinutes) {
    Long minutes = alike.minutes();
    if (alike.excused()) {
      counts[EXCUSED] += alike.contacts();
    } else if (minutes == null) {
      counts[UNKNOWN] += alike.contacts();
    } else {
      counts[minutes <= withinMinutes ? WITHIN : LATE] += alike.contacts();
      byMinutes.merge(minutes, alike.contacts(), Long::sum);
    }
  }

  long[] counts() {
    return counts.clone();
  }

  /** Of the known times, or the mean of the middle two; empty where none is known. */
  OptionalDouble medianMinutes() {
    long known = counts[WITHIN] + counts[LATE];
    return known == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((minutesAt((known - 1) / 2) + minutesAt(known / 2)) / 2.0);
  }

  private long minutesAt(long place) {
    long passed = 0;
    for (Map.Entry<Long, Long> entry : byMinutes.entrySet()) {
      passed += entry.getValue();
      if (passed > place) {
        return entry.getKey();
      }
    }
    throw new IllegalArgumentException("no time stands at place " + place);
  }
}

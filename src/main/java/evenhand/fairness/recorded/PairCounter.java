package evenhand.fairness.recorded;

import evenhand.fairness.measures.PairedRevisions;
import evenhand.rulebook.audit.AuditPoint;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts the same decisions under two revisions, at one decision point, by recorded group. */
final class PairCounter {
  private static final int ALL = 0;
  private static final int BEFORE = 1;
  private static final int GAINED = 2;
  private static final int LOST = 3;

  private final AuditPoint point;
  private final PointQuery query;
  private final String field;
  private final Map<String, int[]> counts = new HashMap<>();

  /**
   * Prepares.
   *
   * @param field of the monitoring store that tells groups apart
   */
  PairCounter(AuditPoint point, PointQuery query, String field) {
    this.point = point;
    this.query = query;
    this.field = field;
  }

  AuditPoint point() {
    return point;
  }

  /** Adds a decision; one that a revision takes out of the point's stage is no pair. */
  void add(Audited before, Audited after) {
    if (!query.isCounted(before) || !query.isCounted(after)) {
      return;
    }
    boolean isBefore = query.isSelected(before);
    boolean isAfter = query.isSelected(after);
    int[] count = counts.computeIfAbsent(before.person(point.whose(), field), any -> new int[4]);
    count[ALL]++;
    count[BEFORE] += isBefore ? 1 : 0;
    count[GAINED] += isAfter && !isBefore ? 1 : 0;
    count[LOST] += isBefore && !isAfter ? 1 : 0;
  }

  /** By group as compared, without those of no group. */
  Map<String, PairedRevisions> byGroup(GroupNames names) {
    Map<String, int[]> sums = new TreeMap<>();
    counts.forEach(
        (recorded, count) ->
            names
                .of(recorded)
                .ifPresent(
                    group -> {
                      int[] sum = sums.computeIfAbsent(group, any -> new int[count.length]);
                      for (int i = 0; i < count.length; i++) {
                        sum[i] += count[i];
                      }
                    }));
    Map<String, PairedRevisions> paired = new TreeMap<>();
    sums.forEach(
        (group, sum) ->
            paired.put(group, new PairedRevisions(sum[ALL], sum[BEFORE], sum[GAINED], sum[LOST])));
    return paired;
  }
}

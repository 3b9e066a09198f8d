package evenhand.fairness.recorded;

import evenhand.rulebook.Rulebook;
import evenhand.rulebook.audit.AuditTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The times of a rulebook's audit section, each with its limit at the end of a period. */
final class Clocks {
  private final Map<String, AuditTime> declared = new HashMap<>();
  private final Map<String, Optional<Integer>> limits = new HashMap<>();

  Clocks(Rulebook rulebook, Instant until) {
    for (AuditTime time : rulebook.audit().times()) {
      declared.put(time.id(), time);
      limits.put(time.id(), limit(rulebook, time, until));
    }
  }

  /** The most minutes, as the parameter stands in the last moment of a period. */
  static Optional<Integer> limit(Rulebook rulebook, AuditTime time, Instant until) {
    return rulebook.parameters(until.minusMillis(1)).number(time.within());
  }

  /** Whether one of these clocks runs for a decision, is not excused, and its time is recorded. */
  boolean isKnown(Audited decision, List<String> ids) {
    return ids.stream().anyMatch(id -> isKnown(decision, id));
  }

  /** Whether every one of these clocks whose time is known was within its limit. */
  boolean isInTime(Audited decision, List<String> ids) {
    return ids.stream()
        .filter(id -> isKnown(decision, id))
        .allMatch(
            id -> decision.later().getOrDefault(time(id).outcome(), 0L) <= limit(id).orElseThrow());
  }

  private boolean isKnown(Audited decision, String id) {
    AuditTime time = time(id);
    return limit(id).isPresent()
        && decision.later().containsKey(time.outcome())
        && decision.advised().actions().contains(time.action())
        && time.excused().filter(decision.advised().flags()::contains).isEmpty();
  }

  private AuditTime time(String id) {
    return find(declared, id);
  }

  private Optional<Integer> limit(String id) {
    return find(limits, id);
  }

  private static <T> T find(Map<String, T> map, String id) {
    T found = map.get(id);
    if (found == null) {
      throw new IllegalArgumentException("no time " + id + " is declared");
    }
    return found;
  }
}

package evenhand.governance.gate;

import evenhand.fairness.comparison.GroupEffect;
import evenhand.fairness.recorded.ReplayedAudit;
import evenhand.fairness.verdict.Verdict;
import evenhand.governance.replay.ReplayRecords.Kept;
import evenhand.governance.replay.ReplayReport;
import evenhand.ledger.Hash;
import evenhand.rulebook.Revision;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** A report for the gate to judge: of all groups and nothing against it, unless it is said. */
final class Reported {
  static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

  private final String kind;
  private final Revision revision;
  private Optional<Revision> against;
  private Instant started = NOON;
  private Optional<Instant> from = Optional.empty();
  private Optional<Instant> until = Optional.empty();
  private final SortedMap<String, Long> counts = new TreeMap<>();
  private final List<GroupEffect> groups = new ArrayList<>();
  private final SortedMap<String, String> unmeasured = new TreeMap<>();

  private Reported(String kind, Revision revision, Revision against) {
    this.kind = kind;
    this.revision = revision;
    this.against = Optional.of(against);
    counts.put("same", 5_000L);
    for (String characteristic : ReplayedAudit.shown()) {
      ReplayedAudit.groups(characteristic)
          .forEach(
              group ->
                  groups.add(
                      effect(characteristic, group, Verdict.NO_EVIDENCE, Verdict.NO_EVIDENCE)));
    }
  }

  static Reported a(String kind, Revision revision, Revision against) {
    return new Reported(kind, revision, against);
  }

  private static GroupEffect effect(
      String characteristic, String group, Verdict before, Verdict after) {
    return new GroupEffect(
        characteristic,
        "seen",
        false,
        group,
        500,
        100,
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.of(1.0),
        Optional.of(1.0),
        Optional.of(before),
        Optional.of(after));
  }

  Reported hoursLater(int hours) {
    started = NOON.plus(Duration.ofHours(hours));
    return this;
  }

  Reported ofOneDay() {
    from = Optional.of(NOON.minus(Duration.ofDays(2)));
    until = Optional.of(NOON.minus(Duration.ofDays(1)));
    return this;
  }

  Reported sinceItStarted() {
    from = Optional.of(started);
    until = Optional.of(started.plus(Duration.ofMinutes(30)));
    return this;
  }

  Reported counting(String became, long cases) {
    counts.put(became, cases);
    return this;
  }

  Reported unmeasured(String characteristic) {
    groups.removeIf(effect -> effect.characteristic().equals(characteristic));
    unmeasured.put(characteristic, "nothing is recorded");
    return this;
  }

  Reported without(String group) {
    groups.removeIf(effect -> effect.group().equals(group));
    return this;
  }

  Reported showing(String group, Verdict before, Verdict after) {
    groups.removeIf(effect -> effect.group().equals(group));
    groups.add(effect("ethnicity", group, before, after));
    return this;
  }

  Kept kept() {
    ReplayReport report =
        new ReplayReport(
            UUID.nameUUIDFromBytes((kind + started).getBytes(StandardCharsets.UTF_8)),
            kind,
            "sample",
            Optional.of(revision),
            against,
            started,
            started.plus(Duration.ofMinutes(1)),
            from,
            until,
            Optional.empty(),
            counts,
            List.of(),
            List.of(),
            groups,
            unmeasured,
            new TreeMap<>(),
            Optional.empty());
    return new Kept(report, Hash.over(kind.getBytes(StandardCharsets.UTF_8)));
  }
}

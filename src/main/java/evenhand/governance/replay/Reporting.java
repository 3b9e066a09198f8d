package evenhand.governance.replay;

import evenhand.decision.Json;
import evenhand.decision.RecordsDao;
import evenhand.fairness.comparison.GroupEffect;
import evenhand.fairness.recorded.AuditRequest;
import evenhand.fairness.recorded.ReplayedAudit;
import evenhand.fairness.spec.SpecFaultException;
import evenhand.fairness.spec.Zone;
import evenhand.governance.difference.OutcomeDifference;
import evenhand.governance.replay.ReplayDao.ChangedCase;
import evenhand.governance.replay.ReplayReport.Kind;
import evenhand.governance.replay.ReplayReport.RuleChange;
import evenhand.rulebook.Outcome;
import evenhand.rulebook.Rulebook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Makes the report of a replay or shadow from what was kept of it. */
final class Reporting {
  static final UUID FIRST = new UUID(0, 0);
  private static final int PAGE = 1_000;
  private static final int SAMPLES = 3;

  private final RecordsDao records;
  private final ReplayedAudit audits;
  private final Map<String, List<UUID>> samples = new TreeMap<>();
  private final Map<String, Long> kinds = new TreeMap<>();
  private final Map<String, long[]> rules = new TreeMap<>();
  private final List<GroupEffect> groups = new ArrayList<>();
  private final SortedMap<String, String> unmeasured = new TreeMap<>();

  Reporting(RecordsDao records, ReplayedAudit audits) {
    this.records = records;
    this.audits = audits;
  }

  /** Counts by what decisions became. */
  SortedMap<String, Long> counts(UUID replay) {
    SortedMap<String, Long> counts = new TreeMap<>();
    records
        .read(session -> session.dao(ReplayDao.class).counts(replay))
        .forEach(count -> counts.put(count.became(), count.decisions()));
    return counts;
  }

  void addChanges(UUID replay) {
    List<ChangedCase> page = changed(replay, FIRST);
    while (!page.isEmpty()) {
      page.forEach(this::add);
      page = changed(replay, page.get(page.size() - 1).id());
    }
  }

  private List<ChangedCase> changed(UUID replay, UUID after) {
    return records.read(session -> session.dao(ReplayDao.class).changed(replay, after, PAGE));
  }

  private void add(ChangedCase changed) {
    Collection<String> differences =
        OutcomeDifference.between(
            Json.read(changed.before(), Outcome.class), Json.read(changed.after(), Outcome.class));
    for (String kind : differences) {
      kinds.merge(kind, 1L, Long::sum);
      List<UUID> found = samples.computeIfAbsent(kind, any -> new ArrayList<>());
      if (found.size() < SAMPLES) {
        found.add(changed.id());
      }
    }
    changed.rulesAfter().stream()
        .filter(rule -> !changed.rulesBefore().contains(rule))
        .forEach(rule -> rules.computeIfAbsent(rule, any -> new long[2])[0]++);
    changed.rulesBefore().stream()
        .filter(rule -> !changed.rulesAfter().contains(rule))
        .forEach(rule -> rules.computeIfAbsent(rule, any -> new long[2])[1]++);
  }

  /** The effect on groups by ethnicity, sex and age. */
  void addGroups(UUID replay, Rulebook decided) {
    for (String characteristic : ReplayedAudit.shown()) {
      if (decided.audit().points().isEmpty()) {
        unmeasured.put(characteristic, decided.id() + " declares no decision point");
        continue;
      }
      AuditRequest request =
          new AuditRequest(
              decided.id(),
              Instant.EPOCH,
              Instant.EPOCH.plusSeconds(1),
              characteristic,
              AuditRequest.SCHEME_DEFAULT,
              Zone.CONVENTION);
      try {
        groups.addAll(audits.effects(replay, decided, request));
      } catch (SpecFaultException nothing) {
        unmeasured.put(characteristic, String.valueOf(nothing.getMessage()));
      }
    }
  }

  List<Kind> kinds() {
    return kinds.entrySet().stream()
        .map(
            each ->
                new Kind(
                    each.getKey(), each.getValue(), samples.getOrDefault(each.getKey(), List.of())))
        .sorted(Comparator.comparingLong(Kind::cases).reversed().thenComparing(Kind::kind))
        .toList();
  }

  List<RuleChange> rules() {
    return rules.entrySet().stream()
        .map(each -> new RuleChange(each.getKey(), each.getValue()[0], each.getValue()[1]))
        .toList();
  }

  List<GroupEffect> groups() {
    return groups;
  }

  SortedMap<String, String> unmeasured() {
    return unmeasured;
  }
}

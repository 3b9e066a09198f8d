package evenhand.governance.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import evenhand.fairness.comparison.GroupEffect;
import evenhand.rulebook.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What deciding recorded cases again showed.
 *
 * @param revision under which they were decided again; empty for a self-check
 * @param against the revision in force then, at whose decision points groups are compared
 * @param counts how many became what: same, changed, erased, refused
 * @param kinds how many cases show each kind of difference, with a few of them
 * @param rules how many cases each rule begins or ends to fire in
 * @param groups effect on each group at each decision point
 * @param unmeasured why groups could not be compared, by characteristic
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ReplayReport(
    UUID id,
    String kind,
    String rulebook,
    Optional<Revision> revision,
    Optional<Revision> against,
    @JsonProperty("started_at") Instant startedAt,
    @JsonProperty("finished_at") Instant finishedAt,
    SortedMap<String, Long> counts,
    List<Kind> kinds,
    List<RuleChange> rules,
    List<GroupEffect> groups,
    SortedMap<String, String> unmeasured,
    @JsonProperty("last_decision") Optional<UUID> lastDecision) {
  public ReplayReport {
    counts = new TreeMap<>(counts);
    kinds = List.copyOf(kinds);
    rules = List.copyOf(rules);
    groups = List.copyOf(groups);
    unmeasured = new TreeMap<>(unmeasured);
  }

  /** One kind of difference; {@code samples} are ids of decisions that show it. */
  public record Kind(String kind, long cases, List<UUID> samples) {
    public Kind {
      samples = List.copyOf(samples);
    }
  }

  /** One rule that fires in other cases than before. */
  public record RuleChange(String rule, long began, long ended) {}

  /** The same, made of invented cases. */
  ReplayReport asSimulation() {
    return new ReplayReport(
        id,
        ReplayService.SIMULATION,
        rulebook,
        revision,
        against,
        startedAt,
        finishedAt,
        counts,
        kinds,
        rules,
        groups,
        unmeasured,
        lastDecision);
  }

  /** How many became something. */
  public long count(String became) {
    return counts.getOrDefault(became, 0L);
  }

  /** All that were asked for. */
  public long decisions() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}

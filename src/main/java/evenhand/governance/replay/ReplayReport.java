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
 * @param from first moment of decision that was asked for; empty for the first ever
 * @param until first moment that no longer counted; empty for all until it started
 * @param drawn how invented cases were drawn; empty for recorded ones
 * @param counts how many became what: same, changed, erased, refused
 * @param kinds how many cases show each kind of difference, with a few of them
 * @param rules how many cases each rule begins or ends to fire in
 * @param groups effect on each group at each decision point
 * @param unmeasured why groups could not be compared, by characteristic
 * @param leftOut how many live contacts a shadow did not decide, by reason; empty for other kinds
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
    Optional<Instant> from,
    Optional<Instant> until,
    Optional<String> drawn,
    SortedMap<String, Long> counts,
    List<Kind> kinds,
    List<RuleChange> rules,
    List<GroupEffect> groups,
    SortedMap<String, String> unmeasured,
    @JsonProperty("left_out") SortedMap<String, Long> leftOut,
    @JsonProperty("last_decision") Optional<UUID> lastDecision) {
  public ReplayReport {
    counts = new TreeMap<>(counts);
    kinds = List.copyOf(kinds);
    rules = List.copyOf(rules);
    groups = List.copyOf(groups);
    unmeasured = new TreeMap<>(unmeasured);
    leftOut = new TreeMap<>(leftOut);
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
  ReplayReport asSimulation(String how) {
    return with(ReplayService.SIMULATION, Optional.of(how), leftOut);
  }

  /** The same, of a shadow that did not decide every live contact. */
  public ReplayReport leavingOut(SortedMap<String, Long> live) {
    return with(kind, drawn, live);
  }

  private ReplayReport with(
      String otherKind, Optional<String> how, SortedMap<String, Long> otherLeftOut) {
    return new ReplayReport(
        id,
        otherKind,
        rulebook,
        revision,
        against,
        startedAt,
        finishedAt,
        from,
        until,
        how,
        counts,
        kinds,
        rules,
        groups,
        unmeasured,
        otherLeftOut,
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

  /** Those that were decided again, which alone can be compared. */
  public long compared() {
    return count(Again.SAME) + count(Again.CHANGED);
  }

  /** Share of the cases with answers that the revision could not decide, 0 to 1. */
  public double refusedShare() {
    long refused = count(Again.REFUSED);
    return (double) refused / Math.max(1, compared() + refused);
  }

  /** Whether all recorded cases were asked for. */
  public boolean coversAll() {
    return from.isEmpty() && until.isEmpty();
  }

  /** Whether this shows all that an earlier report on the same two revisions shows. */
  public boolean covers(ReplayReport earlier) {
    boolean isOfOneSort =
        kind.equals(ReplayService.SIMULATION) == earlier.kind.equals(ReplayService.SIMULATION);
    return isOfOneSort
        && against.equals(earlier.against)
        && startedAt.isAfter(earlier.startedAt)
        && !from.orElse(Instant.MIN).isAfter(earlier.from.orElse(Instant.MIN))
        && !end().isBefore(earlier.end())
        && compared() >= earlier.compared();
  }

  private Instant end() {
    return until.orElse(startedAt);
  }
}

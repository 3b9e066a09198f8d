package evenhand.fairness.recorded;

import evenhand.fairness.comparison.Audit;
import evenhand.fairness.comparison.Family;
import evenhand.fairness.comparison.GroupResult;
import evenhand.fairness.comparison.RecordedFindings.FirstOnly;
import evenhand.fairness.comparison.RecordedFindings.Gap;
import evenhand.fairness.comparison.Versus;
import evenhand.fairness.counting.Counted;
import evenhand.fairness.measures.RuleDecomposition;
import evenhand.fairness.spec.AuditSpec;
import evenhand.fairness.spec.DecisionPoint;
import evenhand.fairness.spec.Extras;
import evenhand.fairness.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One decision point: compared, and its gap split by rule. */
final class PointAudit {
  private final RecordedCounter counter;
  private final PointCounter counted;
  private final DecisionPoint point;
  private final AuditSpec spec;

  PointAudit(RecordedSpec specs, RecordedCounter counter, PointCounter counted) {
    this.counter = counter;
    this.counted = counted;
    this.point = counted.point();
    this.spec = specs.of(List.of(point));
  }

  Audit compare() {
    return Audit.of(spec, counter.counted(counted));
  }

  /** Only crude verdicts are compared: fewer decisions leave too little for strata. */
  List<FirstOnly> firstOnly(Audit onAllDecisions) {
    Counted first = counter.firstOnly(counted);
    DecisionPoint plain =
        new DecisionPoint(
            point.id(),
            point.column(),
            point.selected(),
            point.adverse(),
            point.outcome(),
            List.of(),
            point.meaning());
    AuditSpec crude =
        new AuditSpec(
            spec.title(),
            spec.source(),
            spec.rows(),
            spec.group(),
            List.of(plain),
            Extras.NONE,
            spec.zone());
    Map<String, Verdict> onAll = new TreeMap<>();
    compared(onAllDecisions)
        .groups()
        .forEach(
            result ->
                result.versus().ifPresent(versus -> onAll.put(result.group(), versus.verdict())));
    List<FirstOnly> figures = new ArrayList<>();
    for (GroupResult result : compared(Audit.of(crude, first)).groups()) {
      Optional<Versus> versus = result.versus();
      versus.ifPresent(
          own ->
              figures.add(
                  new FirstOnly(
                      point,
                      result.group(),
                      own,
                      own.verdict() != onAll.getOrDefault(result.group(), own.verdict()))));
    }
    return figures;
  }

  /** Complete cases against the declared comparator. */
  private static Family compared(Audit audit) {
    return audit.families().get(0);
  }

  /** Splits each group's gap by the rules that decided; nothing where a person decides. */
  List<Gap> gaps() {
    if (!counted.hasDeciding()) {
      return List.of();
    }
    boolean isAgainst = counted.query().isDecidedAgainst();
    PointCounter.Decided decided = counted.decided(new GroupNames(spec.group()));
    List<Gap> gaps = new ArrayList<>();
    String comparator = spec.group().comparator();
    for (String group : decided.totals().keySet()) {
      if (!group.equals(comparator)) {
        List<RuleDecomposition.Part> parts =
            RuleDecomposition.split(
                decided.byRule().getOrDefault(group, Map.of()),
                decided.totals().getOrDefault(group, 0.0),
                decided.byRule().getOrDefault(comparator, Map.of()),
                decided.totals().getOrDefault(comparator, 0.0));
        double sum = parts.stream().mapToDouble(RuleDecomposition.Part::part).sum();
        gaps.add(new Gap(point, group, isAgainst ? -sum : sum, isAgainst, parts));
      }
    }
    return gaps;
  }
}

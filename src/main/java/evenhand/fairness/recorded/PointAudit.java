package evenhand.fairness.recorded;

import evenhand.fairness.comparison.Audit;
import evenhand.fairness.comparison.Family;
import evenhand.fairness.comparison.GroupResult;
import evenhand.fairness.comparison.RecordedFindings.FirstOnly;
import evenhand.fairness.comparison.RecordedFindings.Gap;
import evenhand.fairness.comparison.Versus;
import evenhand.fairness.counting.Counted;
import evenhand.fairness.measures.RuleDecomposition;
import evenhand.fairness.recorded.AuditedDao.Alike;
import evenhand.fairness.spec.AuditSpec;
import evenhand.fairness.spec.DecisionPoint;
import evenhand.fairness.spec.Extras;
import evenhand.fairness.verdict.Verdict;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.audit.AuditPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.result.ResultIterator;

/** One decision point: counted, compared, and its gap split by rule. */
final class PointAudit {
  /** Stands for the base of a rulebook where no rule decided. */
  private static final String NO_RULE = "no rule";

  private final AuditedDao dao;
  private final RecordedSpec specs;
  private final Rulebook rulebook;
  private final AuditPoint declared;
  private final DecisionPoint point;
  private final AuditSpec spec;
  private final RecordedCounter counter;

  PointAudit(AuditedDao dao, RecordedSpec specs, Rulebook rulebook, AuditPoint declared) {
    this.dao = dao;
    this.specs = specs;
    this.rulebook = rulebook;
    this.declared = declared;
    this.point = specs.point(declared);
    this.spec = specs.of(List.of(point));
    List<List<String>> sets = specs.sets(point);
    this.counter = new RecordedCounter(point, RecordedSpec.columns(sets), sets);
  }

  Audit compare() {
    List<String> columns = RecordedSpec.columns(specs.sets(point));
    each(columns, false, counter::add);
    return Audit.of(spec, counter.counted());
  }

  private void each(List<String> columns, boolean byRule, Consumer<Alike> consumer) {
    PointQuery query = new PointQuery(rulebook, declared);
    try (ResultIterator<Alike> rows =
        dao.count(
                query.selection(byRule),
                query.reading(spec.group().column(), columns, specs.periodFormat()))
            .iterator()) {
      rows.forEachRemaining(consumer);
    }
  }

  /** Only crude verdicts are compared: fewer decisions leave too little for strata. */
  List<FirstOnly> firstOnly(Audit onAllDecisions) {
    Counted first = counter.firstOnly();
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
    PointQuery query = new PointQuery(rulebook, declared);
    if (query.deciding().isEmpty()) {
      return List.of();
    }
    boolean isAgainst = query.isDecidedAgainst();
    GroupNames names = new GroupNames(spec.group());
    Map<String, Double> totals = new TreeMap<>();
    Map<String, Map<String, Double>> decided = new TreeMap<>();
    each(
        List.of(),
        true,
        alike ->
            names
                .of(alike.recorded())
                .ifPresent(
                    group -> {
                      totals.merge(group, (double) alike.decisions(), Double::sum);
                      if (alike.selected() != isAgainst) {
                        attribute(decided.computeIfAbsent(group, any -> new TreeMap<>()), alike);
                      }
                    }));
    List<Gap> gaps = new ArrayList<>();
    String comparator = spec.group().comparator();
    for (String group : totals.keySet()) {
      if (!group.equals(comparator)) {
        List<RuleDecomposition.Part> parts =
            RuleDecomposition.split(
                decided.getOrDefault(group, Map.of()),
                totals.getOrDefault(group, 0.0),
                decided.getOrDefault(comparator, Map.of()),
                totals.getOrDefault(comparator, 0.0));
        double sum = parts.stream().mapToDouble(RuleDecomposition.Part::part).sum();
        gaps.add(new Gap(point, group, isAgainst ? -sum : sum, isAgainst, parts));
      }
    }
    return gaps;
  }

  private static void attribute(Map<String, Double> decided, Alike alike) {
    List<String> rules = alike.deciding().isEmpty() ? List.of(NO_RULE) : alike.deciding();
    rules.forEach(
        rule -> decided.merge(rule, (double) alike.decisions() / rules.size(), Double::sum));
  }
}

package evenhand.fairness.recorded;

import evenhand.fairness.comparison.Audit;
import evenhand.fairness.comparison.Family;
import evenhand.fairness.comparison.GroupResult;
import evenhand.fairness.measures.PairedRevisions;
import evenhand.fairness.recorded.AuditedDao.Pair;
import evenhand.fairness.statistics.Holm;
import evenhand.fairness.statistics.TwoByTwo;
import evenhand.fairness.tabulation.Measure;
import evenhand.fairness.tabulation.Scenario;
import evenhand.fairness.verdict.Verdict;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.audit.AuditPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** The effect of another revision on groups, through the fairness role's view of a replay. */
public final class ReplayedAudit {
  /** What a person did, or was later known, is of the decisions as made. */
  private static final Set<AuditPoint.Kind> DECIDED_LATER =
      EnumSet.of(AuditPoint.Kind.RESPONSE, AuditPoint.Kind.OUTCOME, AuditPoint.Kind.RELEASED);

  private final RecordedDao records;
  private final RecordedAudit audits;

  public ReplayedAudit(RecordedDao records, RecordedAudit audits) {
    this.records = records;
    this.audits = audits;
  }

  /**
   * The effect on each group at each decision point that rules alone decide.
   *
   * @param rulebook whose decision points count: the revision that decided
   * @param request with the characteristic
   * @throws evenhand.fairness.spec.SpecFaultException where nothing can be compared
   */
  public List<GroupEffect> effects(UUID replay, Rulebook rulebook, AuditRequest request) {
    Map<String, Verdict> before = headlines(audits.auditReplayed(request, rulebook, replay, false));
    Map<String, Verdict> after = headlines(audits.auditReplayed(request, rulebook, replay, true));
    List<GroupEffect> effects = new ArrayList<>();
    for (AuditPoint point : rulebook.audit().points()) {
      if (!DECIDED_LATER.contains(point.selected().kind())) {
        effects.addAll(effects(replay, rulebook, request, point, List.of(before, after)));
      }
    }
    return effects;
  }

  /** By decision point and group, against the declared comparator. */
  private static Map<String, Verdict> headlines(Audit audit) {
    Map<String, Verdict> headlines = new HashMap<>();
    for (Family family : audit.families()) {
      boolean counts =
          family.scenario() == Scenario.A
              && family.measure() == Measure.SELECTION_RATE
              && family.comparator().equals(audit.spec().group().comparator());
      for (GroupResult result : counts ? family.groups() : List.<GroupResult>of()) {
        result
            .headline()
            .ifPresent(
                headline ->
                    headlines.put(key(family.point().id(), result.group()), headline.overall()));
      }
    }
    return headlines;
  }

  private static String key(String point, String group) {
    return point + "\n" + group;
  }

  private List<GroupEffect> effects(
      UUID replay,
      Rulebook rulebook,
      AuditRequest request,
      AuditPoint point,
      List<Map<String, Verdict>> headlines) {
    RecordedSpec specs = new RecordedSpec(request, rulebook, false);
    PointQuery query = new PointQuery(rulebook, point);
    GroupNames names = new GroupNames(specs.groups());
    String field = Groups.field(request.characteristic());
    Map<String, int[]> counts = new TreeMap<>();
    for (Pair pair :
        records.inSnapshot(
            dao -> dao.pairs(query.selection(false), replay, point.whose(), field))) {
      names
          .of(pair.recorded())
          .ifPresent(
              group -> pair.addTo(counts.computeIfAbsent(group, any -> new int[Pair.COUNTS])));
    }
    Map<String, PairedRevisions> byGroup = new TreeMap<>();
    counts.forEach(
        (group, count) ->
            byGroup.put(group, new PairedRevisions(count[0], count[1], count[2], count[3])));
    String comparator = specs.groups().comparator();
    Optional<PairedRevisions> against = Optional.ofNullable(byGroup.get(comparator));
    List<GroupEffect> effects = new ArrayList<>();
    byGroup.forEach(
        (group, paired) -> {
          boolean isCompared = !group.equals(comparator);
          Optional<PairedRevisions> other = against.filter(any -> isCompared);
          String key = key(point.id(), group);
          effects.add(
              new GroupEffect(
                  request.characteristic(),
                  point.id(),
                  point.adverse(),
                  group,
                  paired.decisions(),
                  paired.selectedBefore(),
                  paired.gained(),
                  paired.lost(),
                  boxed(paired.exactP()),
                  Optional.empty(),
                  other
                      .map(base -> new TwoByTwo(paired.before(), base.before()))
                      .flatMap(table -> boxed(table.ratio())),
                  other.flatMap(paired::projected).flatMap(table -> boxed(table.ratio())),
                  Optional.ofNullable(headlines.get(0).get(key)),
                  Optional.ofNullable(headlines.get(1).get(key))));
        });
    return adjusted(effects);
  }

  private static List<GroupEffect> adjusted(List<GroupEffect> effects) {
    List<GroupEffect> tested = effects.stream().filter(effect -> effect.p().isPresent()).toList();
    List<Double> holm =
        Holm.adjust(tested.stream().map(effect -> effect.p().orElseThrow()).toList());
    List<GroupEffect> adjusted = new ArrayList<>();
    for (GroupEffect effect : effects) {
      int place = tested.indexOf(effect);
      adjusted.add(place < 0 ? effect : effect.adjusted(holm.get(place)));
    }
    return adjusted;
  }

  private static Optional<Double> boxed(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }

  /** Characteristics that a first activation is held against. */
  public static List<String> shown() {
    return Arrays.asList("ethnicity", "sex", "age");
  }
}

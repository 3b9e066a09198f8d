package evenhand.fairness.recorded;

import evenhand.fairness.comparison.Audit;
import evenhand.fairness.comparison.Family;
import evenhand.fairness.comparison.GroupEffect;
import evenhand.fairness.comparison.GroupResult;
import evenhand.fairness.groups.EthnicityScheme;
import evenhand.fairness.measures.PairedRevisions;
import evenhand.fairness.recorded.AuditedDao.Both;
import evenhand.fairness.recorded.RecordedAudit.Progress;
import evenhand.fairness.spec.GroupColumn;
import evenhand.fairness.statistics.Holm;
import evenhand.fairness.statistics.TwoByTwo;
import evenhand.fairness.tabulation.Measure;
import evenhand.fairness.tabulation.Scenario;
import evenhand.fairness.verdict.Verdict;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.audit.AuditPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.result.ResultIterator;

/** The effect of another revision on groups, through the fairness role's view of a replay. */
public final class ReplayedAudit {
  /** What a person did, or was later known, is of the decisions as made. */
  private static final Set<AuditPoint.Kind> DECIDED_LATER =
      EnumSet.of(
          AuditPoint.Kind.RESPONSE,
          AuditPoint.Kind.OUTCOME,
          AuditPoint.Kind.RELEASED,
          AuditPoint.Kind.IN_TIME);

  private final RecordedDao records;
  private final String codeVersion;

  /**
   * Reads through the fairness role.
   *
   * @param codeVersion of this program
   */
  public ReplayedAudit(RecordedDao records, String codeVersion) {
    this.records = records;
    this.codeVersion = codeVersion;
  }

  /**
   * The effect on each group at each decision point that rules alone decide.
   *
   * @param rulebook whose decision points count: the revision that decided
   * @param request with the characteristic
   * @throws evenhand.fairness.spec.SpecFaultException where nothing can be compared
   */
  public List<GroupEffect> effects(UUID replay, Rulebook rulebook, AuditRequest request) {
    RecordedSpec specs = new RecordedSpec(request, rulebook, false);
    Pass before = new Pass(request, rulebook, Progress.NONE);
    Pass after = new Pass(request, rulebook, Progress.NONE);
    List<PairCounter> pairs = pairs(rulebook, request, specs.groups().column());
    records.inSnapshot(
        dao -> {
          AuditedReader reader = new AuditedReader();
          try (ResultIterator<Both> rows = dao.replayed(replay, specs.periodFormat()).iterator()) {
            while (rows.hasNext()) {
              Both both = rows.next();
              Audited made = reader.read(both.before());
              Audited other = reader.read(both.after());
              before.add(made);
              after.add(other);
              pairs.forEach(point -> point.add(made, other));
            }
          }
          return pairs;
        });
    List<Map<String, Verdict>> headlines = List.of(headlines(before), headlines(after));
    List<GroupEffect> effects = new ArrayList<>();
    pairs.forEach(point -> effects.addAll(effects(point, specs, request, headlines)));
    return effects;
  }

  private static List<PairCounter> pairs(Rulebook rulebook, AuditRequest request, String field) {
    Clocks clocks = new Clocks(rulebook, request.until());
    return rulebook.audit().points().stream()
        .filter(point -> !DECIDED_LATER.contains(point.selected().kind()))
        .map(point -> new PairCounter(point, new PointQuery(rulebook, point, clocks), field))
        .toList();
  }

  /** By decision point and group, against the declared comparator. */
  private Map<String, Verdict> headlines(Pass pass) {
    Audit audit = pass.audit(codeVersion, Optional.empty());
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

  private static List<GroupEffect> effects(
      PairCounter counter,
      RecordedSpec specs,
      AuditRequest request,
      List<Map<String, Verdict>> headlines) {
    AuditPoint point = counter.point();
    Map<String, PairedRevisions> byGroup = counter.byGroup(new GroupNames(specs.groups()));
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

  /** Ids of the decision points that rules alone decide, which alone a replay can show. */
  public static List<String> points(Rulebook rulebook) {
    return rulebook.audit().points().stream()
        .filter(point -> !DECIDED_LATER.contains(point.selected().kind()))
        .map(AuditPoint::id)
        .toList();
  }

  /** The groups of a characteristic that are compared, the comparator left out. */
  public static List<String> groups(String characteristic) {
    GroupColumn column = Groups.of(characteristic, AuditRequest.SCHEME_DEFAULT);
    Collection<String> all =
        column.scheme().map(EthnicityScheme::groups).orElse(Set.copyOf(column.map().values()));
    return all.stream().filter(group -> !group.equals(column.comparator())).sorted().toList();
  }

  /** Characteristics that a first activation is held against. */
  public static List<String> shown() {
    return Arrays.asList("ethnicity", "sex", "age");
  }
}

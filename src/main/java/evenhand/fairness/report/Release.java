package evenhand.fairness.report;

import evenhand.fairness.comparison.Audit;
import evenhand.fairness.comparison.Drift;
import evenhand.fairness.comparison.Family;
import evenhand.fairness.comparison.GroupResult;
import evenhand.fairness.comparison.RecordedFindings;
import evenhand.fairness.comparison.RecordedFindings.MissingShare;
import evenhand.fairness.comparison.Slicing;
import evenhand.fairness.comparison.Versus;
import evenhand.fairness.disclosure.Audience;
import evenhand.fairness.measures.HandlerFunnel;
import evenhand.fairness.measures.RuleDecomposition;
import evenhand.fairness.spec.DecisionPoint;
import evenhand.fairness.statistics.Proportion;
import evenhand.fairness.tabulation.Scenario;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An audit as one audience may see it. A group whose counts may not be shown is withheld as a
 * whole: its counts, its rates and every ratio that they go into.
 */
public final class Release {
  /** Stands for the decisions without a group among the names of groups. */
  static final String MISSING = "(missing)";

  private final Audit audit;
  private final Audience audience;
  private final Set<List<String>> withheld = new HashSet<>();
  private final BitSet withheldOverrides = new BitSet();
  private final Set<MissingShare> withheldMissing = new HashSet<>();
  private final Set<List<String>> withheldParts = new HashSet<>();

  private Release(Audit audit, Audience audience) {
    this.audit = audit;
    this.audience = audience;
  }

  /**
   * Prepares a release.
   *
   * @param earlier figures that an earlier release showed, by name; small changes against them are
   *     withheld
   */
  public static Release of(Audit audit, Audience audience, Map<String, Long> earlier) {
    return of(audit, audience, List.of(earlier));
  }

  /** The same against several earlier releases. */
  public static Release of(Audit audit, Audience audience, List<Map<String, Long>> earlier) {
    Release release = new Release(audit, audience);
    for (Audience each : Audience.values()) {
      // Who reads two versions must not learn from one what the other withholds.
      if (each.withheldMax() > 0 && each.withheldMax() <= audience.withheldMax()) {
        release.withhold(each.withheldMax(), earlier);
      }
    }
    return release;
  }

  private void withhold(int most, List<Map<String, Long>> earlier) {
    WithheldCounts counts = new WithheldCounts(audit, most);
    for (DecisionPoint point : audit.spec().decisionPoints()) {
      for (Scenario scenario : Scenario.values()) {
        for (String group : counts.ofPoint(point, scenario, earlier)) {
          withheld.add(List.of(point.id(), scenario.name(), group));
        }
      }
    }
    audit.beside().slicings().forEach(slicing -> withholdRows(slicing, counts));
    audit
        .recorded()
        .ifPresent(
            findings -> {
              withheldOverrides.or(WithheldOverrides.of(findings, most));
              withheldMissing.addAll(WithheldMissing.of(findings, most));
              withheldParts.addAll(WithheldParts.of(findings, most));
            });
  }

  private void withholdRows(Slicing slicing, WithheldCounts counts) {
    for (Slicing.Row row : counts.ofSlicing(slicing)) {
      withheld.add(key(slicing, row.slice(), row.group()));
    }
  }

  public Audit audit() {
    return audit;
  }

  public Audience audience() {
    return audience;
  }

  public boolean isWithheld(Family family, GroupResult result) {
    return isWithheld(family.point(), family.scenario(), result.group());
  }

  /** Whether nothing of a family may be shown of any group. */
  public boolean isWithheld(Family family) {
    return !family.groups().isEmpty()
        && family.groups().stream().allMatch(result -> isWithheld(family, result));
  }

  /** Whether any group's comparison in a family may be shown. */
  public boolean isCompared(Family family) {
    return family.groups().stream().anyMatch(result -> versus(family, result).isPresent());
  }

  /** Rows of a slicing that may be shown. */
  public List<Slicing.Row> shown(Slicing slicing) {
    return slicing.rows().stream().filter(row -> !isWithheld(slicing, row)).toList();
  }

  /** A group's comparison, where it has one that may be shown. */
  public Optional<Versus> versus(Family family, GroupResult result) {
    boolean isShown = !isWithheld(family, result) && !isComparatorWithheld(family);
    return result.versus().filter(any -> isShown);
  }

  /** Whether the comparisons of a family are withheld because its comparator is. */
  public boolean isComparatorWithheld(Family family) {
    return isWithheld(family.point(), family.scenario(), family.comparator());
  }

  public boolean isMissingWithheld(Family family) {
    return isWithheld(family.point(), family.scenario(), MISSING);
  }

  boolean isWithheld(DecisionPoint point, Scenario scenario, String group) {
    return withheld.contains(List.of(point.id(), scenario.name(), group));
  }

  public boolean isWithheld(Slicing slicing, Slicing.Row row) {
    return withheld.contains(key(slicing, row.slice(), row.group()));
  }

  /** Whether a row's comparison is withheld: its own counts are, or its comparator's. */
  public boolean isVersusWithheld(Slicing slicing, Slicing.Row row) {
    String comparator = audit.spec().group().comparator();
    return isWithheld(slicing, row) || withheld.contains(key(slicing, row.slice(), comparator));
  }

  /** Drift is withheld as a whole where any period has a small count. */
  public boolean isWithheld(Drift drift) {
    return WithheldCounts.hasSmall(drift, audience.withheldMax());
  }

  /** Whether a single count may not be shown. */
  public boolean isSmall(double count) {
    return count > 0 && count <= audience.withheldMax();
  }

  /** Whether one of a share's two counts may not be shown. */
  public boolean isSmall(Proportion share) {
    return isSmall(share.selected()) || isSmall(share.total() - share.selected());
  }

  /** Whether a rule's part rests on a small count of either side, or would give one away. */
  public boolean isWithheld(RecordedFindings.Gap gap, RuleDecomposition.Part part) {
    return withheldParts.contains(WithheldParts.key(gap, part));
  }

  /** A gap is withheld with the group's comparison, or where no part may be shown. */
  public boolean isWithheld(RecordedFindings.Gap gap) {
    boolean isEmptied =
        !gap.parts().isEmpty() && gap.parts().stream().allMatch(part -> isWithheld(gap, part));
    return isEmptied || isComparisonWithheld(gap.point(), gap.group());
  }

  /** Whether a share of decisions without a group may not be shown. */
  public boolean isWithheld(MissingShare share) {
    return withheldMissing.contains(share);
  }

  public boolean isWithheld(RecordedFindings.FirstOnly first) {
    return isSmall(first.versus().table().group())
        || isSmall(first.versus().table().comparator())
        || isComparisonWithheld(first.point(), first.group())
        || audience.withheldMax() > 0 && isCloseToAll(first);
  }

  /** The figures on all decisions less those on first ones are the figures on later ones. */
  private boolean isCloseToAll(RecordedFindings.FirstOnly first) {
    return audit.families().stream()
        .filter(family -> family.point().id().equals(first.point().id()))
        .limit(1)
        .flatMap(family -> family.groups().stream())
        .filter(result -> result.group().equals(first.group()))
        .anyMatch(
            result -> {
              boolean isOwn = isLaterSmall(result.share(), first.versus().table().group());
              return isOwn
                  || result
                      .versus()
                      .map(Versus::table)
                      .filter(
                          all ->
                              isLaterSmall(all.comparator(), first.versus().table().comparator()))
                      .isPresent();
            });
  }

  private boolean isLaterSmall(Proportion all, Proportion onFirst) {
    return isSmall(all.total() - onFirst.total())
        || isSmall(all.selected() - onFirst.selected())
        || isSmall(all.total() - all.selected() - (onFirst.total() - onFirst.selected()));
  }

  private boolean isComparisonWithheld(DecisionPoint point, String group) {
    return isWithheld(point, Scenario.A, group)
        || isWithheld(point, Scenario.A, audit.spec().group().comparator());
  }

  /** Whether the verdict of an item may not be shown, because its comparison may not. */
  public boolean isWithheld(RecordedFindings.ToExplain item) {
    String point = item.point().replaceFirst(":.*", "");
    return audit.spec().decisionPoints().stream()
        .filter(declared -> declared.id().equals(point))
        .anyMatch(declared -> isComparisonWithheld(declared, item.group()));
  }

  /** Overrides by reason, withheld where small or where a total would give a small one away. */
  public boolean isOverrideWithheld(int index) {
    return withheldOverrides.get(index);
  }

  /** Handlers are named to the force only, and drawn for nobody else. */
  public List<HandlerFunnel.Point> handlers(RecordedFindings findings) {
    return audience == Audience.FORCE ? findings.handlers() : List.of();
  }

  /** Without handlers, for all but the force. */
  public List<MissingShare> missingShares(RecordedFindings findings) {
    return findings.missing().stream()
        .filter(share -> audience == Audience.FORCE || !share.column().equals("handler"))
        .toList();
  }

  public boolean withholdsAnything() {
    return !withheld.isEmpty()
        || !withheldOverrides.isEmpty()
        || !withheldMissing.isEmpty()
        || !withheldParts.isEmpty()
        || audit.recorded().stream()
            .flatMap(findings -> findings.firstOnly().stream())
            .anyMatch(this::isWithheld);
  }

  private static List<String> key(Slicing slicing, String slice, String group) {
    String name = slicing.kind() + " " + String.join(",", slicing.columns());
    return List.of(slicing.point().id(), name, slice, group);
  }
}

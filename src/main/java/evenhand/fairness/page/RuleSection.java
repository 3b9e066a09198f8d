package evenhand.fairness.page;

import evenhand.fairness.comparison.RecordedFindings;
import evenhand.fairness.comparison.RecordedFindings.Gap;
import evenhand.fairness.page.PageView.Section;
import evenhand.fairness.report.Release;
import evenhand.fairness.spec.DecisionPoint;
import evenhand.fairness.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which rules the gaps of a decision point come from. */
final class RuleSection {
  private static final int RULES_SHOWN = 5;

  private RuleSection() {}

  /** Which rules a decision point's gaps come from; empty where a person decides it. */
  static Optional<Section> of(Release release, DecisionPoint point) {
    List<Gap> gaps =
        release.audit().recorded().map(RecordedFindings::gaps).orElse(List.of()).stream()
            .filter(gap -> gap.point().id().equals(point.id()))
            .toList();
    if (gaps.isEmpty()) {
      return Optional.empty();
    }
    boolean isAllShown =
        gaps.stream()
            .allMatch(
                gap ->
                    gap.parts().stream().noneMatch(part -> release.isWithheld(gap, part))
                        && !release.isWithheld(gap));
    List<List<String>> rows = new ArrayList<>();
    for (Gap gap : gaps) {
      addParts(rows, release, gap);
    }
    String what = gaps.get(0).isOfUnselected() ? "not selected" : "selected";
    TableView table =
        new TableView(
            "Share " + what + " by the rule that decided, largest parts first",
            List.of(
                "Group",
                "Rule",
                "Share of the group",
                "Share of the comparator",
                "Part of the gap, points",
                "95% interval"),
            rows);
    return Optional.of(
        new Section(
            "Which rules the gap comes from",
            List.of(
                "Each decision that was "
                    + what
                    + " counts for the rule that decided it, in equal parts where several did, so"
                    + " that the parts add up to the gap. A rule that contributes much is a place"
                    + " to look, not a finding against it."
                    + (isAllShown ? "" : " Parts that rest on small counts are withheld.")),
            List.of(),
            List.of(table)));
  }

  private static void addParts(List<List<String>> rows, Release release, Gap gap) {
    if (release.isWithheld(gap)) {
      return;
    }
    gap.parts().stream()
        .filter(part -> !release.isWithheld(gap, part))
        .limit(RULES_SHOWN)
        .forEach(
            part ->
                rows.add(
                    List.of(
                        gap.group(),
                        part.rule(),
                        Figures.percent(part.shares().group()),
                        Figures.percent(part.shares().comparator()),
                        points(part.part()),
                        points(part.interval()))));
  }

  private static String points(double difference) {
    return String.format(Locale.UK, "%+.1f", 100 * difference);
  }

  private static String points(Optional<Interval> interval) {
    return interval
        .map(limits -> points(limits.lower()) + " to " + points(limits.upper().orElse(1)))
        .orElse(Figures.UNDEFINED);
  }
}

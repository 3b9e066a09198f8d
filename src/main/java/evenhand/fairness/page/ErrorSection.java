package evenhand.fairness.page;

import evenhand.fairness.comparison.Family;
import evenhand.fairness.comparison.GroupResult;
import evenhand.fairness.comparison.Versus;
import evenhand.fairness.page.ChartView.Style;
import evenhand.fairness.page.Charts.Point;
import evenhand.fairness.page.PageView.Section;
import evenhand.fairness.report.Release;
import evenhand.fairness.statistics.Level;
import evenhand.fairness.statistics.Proportion;
import evenhand.fairness.statistics.RatioInterval;
import evenhand.fairness.tabulation.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Error rates, where what was later known is known. */
final class ErrorSection {
  private static final Level LEVEL = Level.NINETY_FIVE;

  private ErrorSection() {}

  /** One section over the families of the error rates; empty where there are none. */
  static Optional<Section> of(Release release, List<Family> families) {
    if (families.isEmpty()) {
      return Optional.empty();
    }
    List<List<String>> rows = new ArrayList<>();
    List<Point> points = new ArrayList<>();
    for (Family family : families) {
      for (GroupResult result : family.groups()) {
        rows.add(row(release, family, result));
        boolean isMiss = family.measure() == Measure.FNR;
        if (isMiss || family.measure() == Measure.FPR) {
          release
              .versus(family, result)
              .map(
                  versus ->
                      RatioPoints.labelled(
                          result.group() + ", " + family.measure().id().toUpperCase(Locale.ROOT),
                          versus,
                          isMiss ? Style.WITHIN : Style.CRUDE))
              .ifPresent(points::add);
        }
      }
    }
    Family first = families.get(0);
    ChartView chart =
        Charts.ratios(
            first.point().id() + "-errors",
            "Error rates: ratio to " + first.comparator(),
            "Circles: selected of those with a negative outcome. Squares: not selected of those"
                + " with a positive outcome.",
            release.audit().spec().zone(),
            points);
    TableView table =
        new TableView(
            "Error rates. Comparator: " + first.comparator(),
            List.of(
                "Group", "Measure", "Of", "Counted", "Rate", "Ratio", "95% interval", "Verdict"),
            rows);
    return Optional.of(
        new Section(
            "Against what was later known",
            List.of(
                "A later outcome is itself a police or court record. If it is recorded unevenly,"
                    + " these rates are uneven for that reason alone."),
            List.of(chart),
            List.of(table)));
  }

  private static List<String> row(Release release, Family family, GroupResult result) {
    List<String> row = new ArrayList<>(List.of(result.group(), Words.of(family.measure())));
    if (release.isWithheld(family, result)) {
      for (int i = 0; i < 6; i++) {
        row.add(Figures.WITHHELD);
      }
      return row;
    }
    Proportion share = result.share();
    row.add(Figures.count(share.total()));
    row.add(Figures.count(share.selected()));
    row.add(Figures.percent(share));
    Optional<Versus> versus = release.versus(family, result);
    boolean isComparator = result.versus().isEmpty();
    String none = isComparator ? Figures.UNDEFINED : Figures.WITHHELD;
    row.add(
        isComparator
            ? "1 (comparator)"
            : versus.map(v -> Figures.ratio(v.table().ratio())).orElse(none));
    row.add(versus.map(v -> Figures.ratios(RatioInterval.koopman(v.table(), LEVEL))).orElse(none));
    row.add(
        result
            .headline()
            .filter(any -> versus.isPresent())
            .map(headline -> Words.of(headline.overall()))
            .orElse(none));
    return row;
  }
}

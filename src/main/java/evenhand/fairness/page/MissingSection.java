package evenhand.fairness.page;

import evenhand.fairness.comparison.Family;
import evenhand.fairness.comparison.GroupResult;
import evenhand.fairness.comparison.Missing;
import evenhand.fairness.comparison.MissingBounds;
import evenhand.fairness.comparison.Versus;
import evenhand.fairness.page.ChartView.Style;
import evenhand.fairness.page.Charts.Point;
import evenhand.fairness.page.PageView.Section;
import evenhand.fairness.report.Release;
import evenhand.fairness.spec.Zone;
import evenhand.fairness.statistics.Level;
import evenhand.fairness.statistics.Proportion;
import evenhand.fairness.statistics.RatioInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the decisions without a group could change. */
final class MissingSection {
  private MissingSection() {}

  /**
   * One section over all scenarios of a decision point.
   *
   * @param scenarios families of one comparator, scenario A first
   */
  static Section of(Release release, List<Family> scenarios) {
    Family complete = scenarios.get(0);
    List<String> paragraphs = new ArrayList<>();
    List<TableView> tables = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    List<Point> points = new ArrayList<>();
    if (release.isMissingWithheld(complete)) {
      paragraphs.add("How many decisions state no group is withheld.");
    } else {
      paragraphs.addAll(missing(complete.missing()));
      tables.add(shares(complete.missing()));
    }
    for (Family family : scenarios) {
      for (GroupResult result : family.groups()) {
        release
            .versus(family, result)
            .ifPresent(
                versus -> {
                  rows.add(row(family, result, versus));
                  points.add(point(family, result, versus));
                });
      }
    }
    if (!release.isMissingWithheld(complete)) {
      rows.addAll(bounds(release, complete));
    }
    tables.add(
        new TableView(
            "Ratios under each way of treating decisions without a group",
            List.of("Group", "Decisions without a group", "Ratio", "95% interval", "Verdict"),
            rows));
    List<ChartView> charts =
        scenarios.size() == 1 || points.isEmpty()
            ? List.of()
            : List.of(chart(complete, release.audit().spec().zone(), points));
    return new Section("Where the group is not known", paragraphs, charts, tables);
  }

  private static ChartView chart(Family complete, Zone zone, List<Point> points) {
    return Charts.ratios(
        complete.point().id() + "-missing",
        "Ratio to "
            + complete.comparator()
            + ", with the unknown left out (A), filled in (B) and"
            + " spread (C)",
        "Circles: left out. Diamonds: filled in as officer-defined. Triangles: spread.",
        zone,
        points);
  }

  private static Point point(Family family, GroupResult result, Versus versus) {
    Style style =
        switch (family.scenario()) {
          case A -> Style.CRUDE;
          case B -> Style.FILLED;
          case C -> Style.SPREAD;
        };
    return RatioPoints.labelled(result.group() + ", " + family.scenario(), versus, style);
  }

  private static TableView shares(Missing missing) {
    double total = missing.share().total() + missing.known().total();
    return new TableView(
        "Decisions without a group",
        List.of("Decisions", "Without a group", "Share", "Of those selected", "Of the others", "p"),
        List.of(
            List.of(
                Figures.count(total),
                Figures.count(missing.share().total()),
                Figures.percent(missing.shareOfAll(), total),
                Figures.percent(missing.bySelection().group()),
                Figures.percent(missing.bySelection().comparator()),
                Figures.p(missing.p()))));
  }

  private static List<String> missing(Missing missing) {
    double total = missing.share().total() + missing.known().total();
    double share = missing.shareOfAll();
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(
        Figures.percent(share, total)
            + " of the decisions state no group: "
            + Figures.count(missing.share().total())
            + " of "
            + Figures.count(total)
            + ". They are in no group, and never counted as Other.");
    if (missing.isOverAQuarter()) {
      paragraphs.add("That is over a quarter: nothing here can be given a clean bill.");
    } else if (missing.isOverATenth()) {
      paragraphs.add("That is over a tenth: read every figure here with care.");
    }
    if (missing.isUneven()) {
      Proportion selected = missing.bySelection().group();
      Proportion others = missing.bySelection().comparator();
      paragraphs.add(
          "The group is missing unevenly: for "
              + Figures.percent(selected)
              + " of those selected and for "
              + Figures.percent(others)
              + " of the others, a gap larger than chance alone would usually give.");
    }
    return paragraphs;
  }

  private static List<String> row(Family family, GroupResult result, Versus versus) {
    return List.of(
        result.group(),
        Words.of(family.scenario()),
        Figures.ratio(versus.table().ratio()),
        Figures.ratios(RatioInterval.koopman(versus.table(), Level.NINETY_FIVE)),
        Words.of(versus.verdict()));
  }

  private static List<List<String>> bounds(Release release, Family complete) {
    List<List<String>> rows = new ArrayList<>();
    for (GroupResult result : complete.groups()) {
      Optional<Versus> versus = release.versus(complete, result);
      versus.ifPresent(
          shown -> {
            MissingBounds bounds = MissingBounds.of(shown.table(), complete.missing().share());
            rows.add(
                List.of(
                    result.group(),
                    "D: the farthest they could move it, whoever they were (shown only)",
                    Figures.UNDEFINED,
                    Figures.ratio(bounds.lowest()) + " to " + Figures.ratio(bounds.highest()),
                    Figures.UNDEFINED));
          });
    }
    return rows;
  }
}

package evenhand.fairness.page;

import evenhand.fairness.comparison.Family;
import evenhand.fairness.comparison.GroupResult;
import evenhand.fairness.comparison.Versus;
import evenhand.fairness.page.ChartView.Style;
import evenhand.fairness.page.Charts.Point;
import evenhand.fairness.page.PageView.Section;
import evenhand.fairness.report.Release;
import evenhand.fairness.spec.DecisionPoint;
import evenhand.fairness.statistics.Level;
import evenhand.fairness.statistics.MantelHaenszel;
import evenhand.fairness.statistics.Power;
import evenhand.fairness.statistics.ProportionInterval;
import evenhand.fairness.statistics.RatioInterval;
import evenhand.fairness.statistics.TwoByTwo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The figures of a decision point as counted: sentences, two charts and the table they rest on. */
final class SelectionSection {
  private static final Level LEVEL = Level.NINETY_FIVE;
  private static final double POWER = 0.8;
  private static final List<String> HEADERS =
      List.of(
          "Group",
          "Decisions",
          "Selected",
          "Rate",
          "95% interval",
          "Ratio",
          "95% interval of the ratio",
          "For every 100",
          "p after Holm",
          "Headline");

  private final Release release;
  private final Family family;

  SelectionSection(Release release, Family family) {
    this.release = release;
    this.family = family;
  }

  Section section() {
    String name = Figures.words(family.point().id());
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(
        "“Selected” means: "
            + WithheldPoint.selected(family)
            + " Being selected is "
            + (family.point().adverse() ? "the worse" : "the better")
            + " result for the person.");
    addMeaning(paragraphs);
    for (GroupResult result : family.groups()) {
      paragraphs.addAll(sentences(result));
    }
    List<ChartView> charts =
        release.isCompared(family)
            ? List.of(rateChart(name), ratioChart(name))
            : List.of(rateChart(name));
    return new Section("As counted", paragraphs, charts, List.of(table(name), reach()));
  }

  private void addMeaning(List<String> paragraphs) {
    DecisionPoint.Meaning meaning = family.point().meaning();
    if (!meaning.misleads().isEmpty()) {
      paragraphs.add("How this could mislead: " + meaning.misleads());
      paragraphs.add("If reporting changes: " + meaning.ifReportingChanges());
    }
    if (meaning.hasMissRateFirst()) {
      paragraphs.add(
          "The miss rate is the primary measure once harm is known for enough decisions of each"
              + " group; until then it is the share selected.");
    }
  }

  private List<String> sentences(GroupResult result) {
    Optional<Versus> shown = release.versus(family, result);
    if (shown.isEmpty() || result.headline().isEmpty()) {
      return List.of();
    }
    Versus versus = shown.get();
    List<String> sentences = new ArrayList<>();
    String verdict = Words.of(result.headline().get().overall());
    if (versus.table().ratio().isPresent()) {
      sentences.add(
          "For every 100 "
              + family.comparator()
              + " decisions selected, "
              + Figures.perHundred(versus.table().ratio())
              + " "
              + result.group()
              + " were, out of equal numbers of decisions. Verdict: "
              + verdict
              + ".");
    } else {
      sentences.add(
          result.group()
              + ": no ratio can be stated, because none of the "
              + family.comparator()
              + " decisions was selected. Verdict: "
              + verdict
              + ".");
    }
    likeWithLike(result).ifPresent(sentences::add);
    power(result, versus).ifPresent(sentences::add);
    return sentences;
  }

  private static Optional<String> likeWithLike(GroupResult result) {
    return result
        .primary()
        .flatMap(within -> MantelHaenszel.ratio(within.strata(), LEVEL))
        .map(ratio -> "Like with like, the ratio is " + Figures.ratio(ratio.value()) + ".");
  }

  private static Optional<String> power(GroupResult result, Versus versus) {
    boolean isOpen = result.headline().map(SelectionSection::isOpen).orElse(false);
    if (!isOpen || Power.Design.of(versus.table()).isEmpty()) {
      return Optional.empty();
    }
    List<String> found = new ArrayList<>();
    below(versus).ifPresent(ratio -> found.add(Figures.ratio(ratio) + " or less"));
    above(versus).ifPresent(ratio -> found.add(Figures.ratio(ratio) + " or more"));
    return Optional.of(
        found.isEmpty()
            ? "This much data would reliably show no ratio at all."
            : "This much data would reliably show a ratio of "
                + String.join(", or of ", found)
                + ".");
  }

  private static OptionalDouble below(Versus versus) {
    return Power.Design.of(versus.table())
        .map(design -> Power.largestRatioBelow(design, versus.shared(), POWER))
        .orElse(OptionalDouble.empty());
  }

  private static OptionalDouble above(Versus versus) {
    return Power.Design.of(versus.table())
        .map(design -> Power.smallestRatioAbove(design, versus.shared(), POWER))
        .orElse(OptionalDouble.empty());
  }

  private static boolean isOpen(GroupResult.Headline headline) {
    return switch (headline.overall()) {
      case CANNOT_TELL, MONITOR -> true;
      case NO_EVIDENCE, EXPLAIN, STOP -> false;
    };
  }

  private ChartView rateChart(String name) {
    List<Point> points = new ArrayList<>();
    for (GroupResult result : family.groups()) {
      boolean isShown = !release.isWithheld(family, result);
      points.add(
          new Point(
              result.group(),
              isShown ? Figures.percent(result.share()) : Figures.WITHHELD,
              isShown ? result.share().rate() : OptionalDouble.empty(),
              isShown ? ProportionInterval.wilson(result.share(), LEVEL) : Optional.empty(),
              Style.CRUDE));
    }
    return Charts.rates(
        family.point().id() + "-rates",
        name + ": share selected, by group",
        "One dot for each group at its share, with a line over its 95% interval. The table below"
            + " has the same figures.",
        points);
  }

  private ChartView ratioChart(String name) {
    List<Point> points = new ArrayList<>();
    for (GroupResult result : family.groups()) {
      release
          .versus(family, result)
          .ifPresent(versus -> points.add(RatioPoints.crude(result.group(), versus)));
      if (release.versus(family, result).isPresent()) {
        result
            .primary()
            .map(within -> RatioPoints.within(result.group(), within))
            .ifPresent(points::add);
      }
    }
    return Charts.ratios(
        family.point().id() + "-ratios",
        name + ": ratio to " + family.comparator(),
        "One mark for each group at its ratio to "
            + family.comparator()
            + ", with a line over its"
            + " 95% interval; circles as counted, squares like with like.",
        release.audit().spec().zone(),
        points);
  }

  private TableView table(String name) {
    List<List<String>> rows = new ArrayList<>();
    for (GroupResult result : family.groups()) {
      rows.add(row(result));
    }
    rows.add(missing());
    return new TableView(name + ", as counted. Comparator: " + family.comparator(), HEADERS, rows);
  }

  /** What this much data could show, and how much it would take to clear a group. */
  private TableView reach() {
    double reachLog = release.audit().spec().zone().reachLog();
    List<List<String>> rows = new ArrayList<>();
    for (GroupResult result : family.groups()) {
      release
          .versus(family, result)
          .ifPresent(
              versus -> {
                OptionalDouble needed =
                    Power.Design.of(versus.table())
                        .map(design -> Power.groupForGreen(design, reachLog))
                        .orElse(OptionalDouble.empty());
                rows.add(
                    List.of(
                        result.group(),
                        Figures.ratio(below(versus)),
                        Figures.ratio(above(versus)),
                        needed.isPresent()
                            ? Figures.count(needed.getAsDouble())
                            : Figures.UNDEFINED));
              });
    }
    return new TableView(
        "What this much data would reliably show (80 times in 100)",
        List.of(
            "Group",
            "A ratio at or below",
            "A ratio at or above",
            "Decisions that would clear an even group"),
        rows);
  }

  private List<String> row(GroupResult result) {
    List<String> row = new ArrayList<>();
    row.add(result.group());
    if (release.isWithheld(family, result)) {
      while (row.size() < HEADERS.size()) {
        row.add(Figures.WITHHELD);
      }
      return row;
    }
    row.add(Figures.count(result.share().total()));
    row.add(Figures.count(result.share().selected()));
    row.add(Figures.percent(result.share()));
    row.add(
        Figures.percents(ProportionInterval.wilson(result.share(), LEVEL), result.share().total()));
    if (result.versus().isEmpty()) {
      row.addAll(List.of("1 (comparator)", Figures.UNDEFINED, "100"));
      row.addAll(List.of(Figures.UNDEFINED, Figures.UNDEFINED));
    } else if (release.versus(family, result).isEmpty()) {
      row.addAll(List.of(Figures.WITHHELD, Figures.WITHHELD, Figures.WITHHELD));
      row.addAll(List.of(Figures.WITHHELD, Figures.WITHHELD));
    } else {
      addVersus(row, result, release.versus(family, result).get());
    }
    return row;
  }

  private static void addVersus(List<String> row, GroupResult result, Versus versus) {
    TwoByTwo table = versus.table();
    row.add(Figures.ratio(table.ratio()));
    row.add(Figures.ratios(RatioInterval.koopman(table, LEVEL)));
    row.add(Figures.perHundred(table.ratio()));
    row.add(versus.isEligible() ? Figures.p(versus.holm()) : Figures.TOO_FEW);
    row.add(Words.of(result.headline().orElseThrow().overall()));
  }

  private List<String> missing() {
    boolean isShown = !release.isMissingWithheld(family);
    var missing = family.missing();
    List<String> row = new ArrayList<>();
    row.add("Unknown");
    row.add(isShown ? Figures.count(missing.share().total()) : Figures.WITHHELD);
    row.add(isShown ? Figures.count(missing.share().selected()) : Figures.WITHHELD);
    row.add(isShown ? Figures.percent(missing.share()) : Figures.WITHHELD);
    while (row.size() < HEADERS.size()) {
      row.add(Figures.UNDEFINED);
    }
    return row;
  }
}

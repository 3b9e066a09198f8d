package evenhand.fairness.page;

import evenhand.fairness.comparison.Drift;
import evenhand.fairness.comparison.RecordedCode;
import evenhand.fairness.comparison.Slicing;
import evenhand.fairness.comparison.Versus;
import evenhand.fairness.disclosure.Audience;
import evenhand.fairness.measures.DriftChart;
import evenhand.fairness.page.PageView.Section;
import evenhand.fairness.report.Release;
import evenhand.fairness.spec.DecisionPoint;
import evenhand.fairness.statistics.Level;
import evenhand.fairness.statistics.ProportionInterval;
import evenhand.fairness.statistics.RatioInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is shown beside the comparison of a decision point. */
final class BesideSections {
  private static final Level LEVEL = Level.NINETY_FIVE;

  private BesideSections() {}

  static List<Section> of(Release release, DecisionPoint point) {
    List<Section> sections = new ArrayList<>();
    for (Slicing slicing : release.audit().beside().slicings()) {
      if (slicing.point().equals(point)) {
        sections.add(slices(release, slicing));
      }
    }
    drift(release, point).ifPresent(sections::add);
    if (release.audience() == Audience.FORCE) {
      int index = release.audit().spec().decisionPoints().indexOf(point);
      sections.add(codes(release.audit().beside().codes().get(index)));
    }
    return sections;
  }

  private static Section slices(Release release, Slicing slicing) {
    String columns = String.join(" and ", slicing.columns());
    boolean isArea = slicing.kind() == Slicing.Kind.AREA;
    List<List<String>> rows = new ArrayList<>();
    for (Slicing.Row row : slicing.rows()) {
      rows.add(row(release, slicing, row));
    }
    TableView table =
        new TableView(
            isArea ? "By " + columns : "Group and " + columns + " together",
            List.of("Slice", "Group", "Decisions", "Rate", "Ratio", "95% interval", "Verdict"),
            rows);
    return new Section(
        isArea ? "By area" : "Group and " + columns + " together",
        List.of(
            "Each group is compared with the comparator in the same slice. Many figures at once"
                + " stray by chance: the verdict is Watch at most."),
        List.of(),
        List.of(table));
  }

  private static List<String> row(Release release, Slicing slicing, Slicing.Row row) {
    List<String> cells = new ArrayList<>();
    cells.add(row.slice().isBlank() ? "(blank)" : row.slice());
    cells.add(row.group());
    boolean isShown = !release.isWithheld(slicing, row);
    cells.add(isShown ? Figures.count(row.share().total()) : Figures.WITHHELD);
    cells.add(isShown ? Figures.percent(row.share()) : Figures.WITHHELD);
    boolean isCompared = !release.isVersusWithheld(slicing, row);
    String none = row.versus().isEmpty() ? Figures.UNDEFINED : Figures.WITHHELD;
    Optional<Versus> versus = row.versus().filter(any -> isCompared);
    cells.add(versus.map(v -> Figures.ratio(v.table().ratio())).orElse(none));
    cells.add(
        versus.map(v -> Figures.ratios(RatioInterval.koopman(v.table(), LEVEL))).orElse(none));
    cells.add(versus.map(v -> Words.of(v.verdict())).orElse(none));
    return cells;
  }

  private static Optional<Section> drift(Release release, DecisionPoint point) {
    List<List<String>> rows = new ArrayList<>();
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(
        "Each period's ratio is held against the first periods and the steps are added up (CUSUM,"
            + " k 0.5, h 5). A signal opens a review; it is no verdict.");
    for (Drift drift : release.audit().beside().drifts()) {
      if (drift.point().equals(point)) {
        if (release.isWithheld(drift)) {
          paragraphs.add(drift.group() + ": withheld, because a period has a small count.");
        } else {
          drift.periods().forEach(period -> rows.add(row(drift, period)));
        }
      }
    }
    if (release.audit().spec().extras().period().isEmpty()) {
      return Optional.empty();
    }
    TableView table =
        new TableView(
            "Ratio by period",
            List.of("Period", "Group", "Ratio", "Sum upwards", "Sum downwards", "Signal"),
            rows);
    return Optional.of(new Section("Over time", paragraphs, List.of(), List.of(table)));
  }

  private static List<String> row(Drift drift, Drift.Period period) {
    return List.of(
        period.name(),
        drift.group(),
        Figures.ratio(period.table().ratio()),
        period.point().map(point -> sum(point.up())).orElse(Figures.UNDEFINED),
        period.point().map(point -> sum(point.down())).orElse(Figures.UNDEFINED),
        period
            .point()
            .flatMap(DriftChart.Point::signal)
            .map(signal -> signal.name().toLowerCase(Locale.ROOT))
            .orElse("none"));
  }

  private static Section codes(List<RecordedCode> codes) {
    List<List<String>> rows = new ArrayList<>();
    for (RecordedCode code : codes) {
      rows.add(
          List.of(
              code.code().isBlank() ? "(blank)" : code.code(),
              code.group().orElse("(counts as missing)"),
              Figures.count(code.share().total()),
              Figures.percent(code.share()),
              Figures.percents(
                  ProportionInterval.wilson(code.share(), LEVEL), code.share().total())));
    }
    TableView table =
        new TableView(
            "Groups as recorded, of 30 decisions and more",
            List.of("Recorded", "Compared as", "Decisions", "Rate", "95% interval"),
            rows);
    return new Section("As recorded", List.of(), List.of(), List.of(table));
  }

  private static String sum(double sum) {
    return String.format(Locale.UK, "%.1f", sum);
  }
}

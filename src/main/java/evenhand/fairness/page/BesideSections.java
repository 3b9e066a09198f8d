package evenhand.fairness.page;

import evenhand.fairness.comparison.Drift;
import evenhand.fairness.comparison.RecordedCode;
import evenhand.fairness.comparison.Slicing;
import evenhand.fairness.comparison.Versus;
import evenhand.fairness.disclosure.Audience;
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
    List<Slicing.Row> shown = release.shown(slicing);
    List<List<String>> rows = new ArrayList<>();
    for (Slicing.Row row : shown) {
      rows.add(row(release, slicing, row));
    }
    boolean isAllShown = shown.size() == slicing.rows().size();
    TableView table =
        new TableView(
            isArea ? "By " + columns : "Group and " + columns + " together",
            List.of("Slice", "Group", "Decisions", "Rate", "Ratio", "95% interval", "Verdict"),
            rows);
    return new Section(
        isArea ? "By area" : "Group and " + columns + " together",
        List.of(
            rows.isEmpty()
                ? "Every row is withheld: the counts are too small."
                : "Each group is compared with the comparator in the same slice. Many figures at"
                    + " once stray by chance: the verdict is Watch at most."
                    + (!isAllShown ? " Rows with small counts are withheld." : "")),
        List.of(),
        List.of(table));
  }

  private static List<String> row(Release release, Slicing slicing, Slicing.Row row) {
    List<String> cells = new ArrayList<>();
    cells.add(row.slice().isBlank() ? "(blank)" : row.slice());
    cells.add(row.group());
    cells.add(Figures.count(row.share().total()));
    cells.add(Figures.percent(row.share()));
    boolean isCompared = !release.isVersusWithheld(slicing, row);
    String none = row.versus().isEmpty() ? Figures.UNDEFINED : Figures.WITHHELD;
    Optional<Versus> versus = row.versus().filter(any -> isCompared);
    cells.add(versus.map(v -> Figures.ratio(v.table().ratio())).orElse(none));
    cells.add(
        versus.map(v -> Figures.ratios(RatioInterval.koopman(v.table(), LEVEL))).orElse(none));
    cells.add(versus.map(v -> Words.of(v.verdict())).orElse(none));
    return cells;
  }

  /** One line for each group; every period is in report.json and drift.csv. */
  private static Optional<Section> drift(Release release, DecisionPoint point) {
    if (release.audit().spec().extras().period().isEmpty()) {
      return Optional.empty();
    }
    List<List<String>> rows = new ArrayList<>();
    List<String> withheld = new ArrayList<>();
    for (Drift drift : release.audit().beside().drifts()) {
      if (drift.point().equals(point) && release.isWithheld(drift)) {
        withheld.add(drift.group());
      } else if (drift.point().equals(point) && !drift.periods().isEmpty()) {
        rows.add(row(drift));
      }
    }
    List<String> paragraphs = new ArrayList<>();
    if (!rows.isEmpty()) {
      paragraphs.add(
          "Each period's ratio is held against the first periods and the steps are added up (CUSUM,"
              + " k 0.5, h 5). A signal opens a review; it is no verdict. Every period is in"
              + " tables/drift.csv.");
    }
    if (!withheld.isEmpty()) {
      paragraphs.add(
          "Withheld, because a period has a small count: " + String.join(", ", withheld) + ".");
    }
    TableView table =
        new TableView(
            "Ratio over time",
            List.of(
                "Group",
                "Periods",
                "Last ratio",
                "Last sum upwards",
                "Last sum downwards",
                "First signal in"),
            rows);
    return Optional.of(new Section("Over time", paragraphs, List.of(), List.of(table)));
  }

  private static List<String> row(Drift drift) {
    Drift.Period last = drift.periods().get(drift.periods().size() - 1);
    return List.of(
        drift.group(),
        Figures.count(drift.periods().size()),
        Figures.ratio(last.table().ratio()),
        last.point().map(point -> sum(point.up())).orElse(Figures.UNDEFINED),
        last.point().map(point -> sum(point.down())).orElse(Figures.UNDEFINED),
        drift.firstSignal().map(Drift.Period::name).orElse("none"));
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

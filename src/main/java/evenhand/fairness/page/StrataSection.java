package evenhand.fairness.page;

import evenhand.fairness.comparison.Conditional;
import evenhand.fairness.comparison.Family;
import evenhand.fairness.comparison.GroupResult;
import evenhand.fairness.measures.Kitagawa;
import evenhand.fairness.page.PageView.Section;
import evenhand.fairness.report.Release;
import evenhand.fairness.spec.DecisionPoint;
import evenhand.fairness.spec.StrataSet;
import evenhand.fairness.statistics.Estimate;
import evenhand.fairness.statistics.Level;
import evenhand.fairness.statistics.MantelHaenszel;
import evenhand.fairness.statistics.StratifiedTest;
import evenhand.fairness.statistics.TestResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The comparison within strata, legitimate and contested sets side by side. */
final class StrataSection {
  private static final Level LEVEL = Level.NINETY_FIVE;
  private static final double DIFFERS_P = 0.05;

  private StrataSection() {}

  /** Empty where no set of strata is declared. */
  static Optional<Section> of(Release release, Family family) {
    if (family.point().strata().isEmpty()) {
      return Optional.empty();
    }
    List<List<String>> rows = new ArrayList<>();
    for (GroupResult result : family.groups()) {
      if (release.versus(family, result).isPresent()) {
        for (Conditional within : result.conditionals()) {
          rows.add(row(release, result.group(), within));
        }
      }
    }
    TableView table =
        new TableView(
            "Within strata. Comparator: " + family.comparator(),
            List.of(
                "Group",
                "Within",
                "Status",
                "Ratio",
                "95% interval",
                "p after Holm",
                "Differs between strata",
                "Decisions left out",
                "Part from case mix, points",
                "Part within strata, points",
                "Verdict"),
            rows);
    return Optional.of(
        new Section(
            "Like with like",
            List.of(
                "Decisions are compared with others of the same kind (Mantel-Haenszel). A"
                    + " legitimate set may be set against the crude figure; a contested one is"
                    + " shown and never excuses. The headline rests on the first legitimate set.",
                "Strata in which only one side has decisions, or nobody or everybody is selected,"
                    + " say nothing about a difference and are left out."),
            List.of(),
            List.of(table)));
  }

  private static List<String> row(Release release, String group, Conditional within) {
    Optional<Estimate> ratio = MantelHaenszel.ratio(within.strata(), LEVEL);
    Optional<TestResult> tarone = StratifiedTest.breslowDayTarone(within.strata());
    Optional<Kitagawa> split = Kitagawa.split(within.strata());
    double dropped = within.strata().dropped().group().total();
    return List.of(
        group,
        String.join(", ", within.set().columns()),
        status(within.set()),
        Figures.ratio(ratio.map(e -> OptionalDouble.of(e.value())).orElse(OptionalDouble.empty())),
        Figures.ratios(ratio.flatMap(Estimate::interval)),
        Figures.p(within.holm()),
        tarone.map(test -> test.p() < DIFFERS_P ? "yes" : "not shown").orElse(Figures.UNDEFINED),
        release.isSmall(dropped) ? Figures.WITHHELD : Figures.count(dropped),
        split.map(each -> points(each.composition())).orElse(Figures.UNDEFINED),
        split.map(each -> points(each.within())).orElse(Figures.UNDEFINED),
        Words.of(within.verdict()));
  }

  /** What is compared within at any decision point, once for the whole report. */
  static Optional<Section> sets(Release release) {
    Map<StrataSet, List<String>> points = new LinkedHashMap<>();
    for (DecisionPoint point : release.audit().spec().decisionPoints()) {
      for (StrataSet set : point.strata()) {
        points.computeIfAbsent(set, any -> new ArrayList<>()).add(Figures.words(point.id()));
      }
    }
    if (points.isEmpty()) {
      return Optional.empty();
    }
    int all = release.audit().spec().decisionPoints().size();
    List<List<String>> rows = new ArrayList<>();
    points.forEach(
        (set, at) ->
            rows.add(
                List.of(
                    String.join(", ", set.columns()),
                    status(set),
                    stated(set.agreement().reason()),
                    stated(set.agreement().agreedBy()),
                    stated(set.agreement().agreedOn()),
                    at.size() == all ? "all" : String.join(", ", at))));
    TableView table =
        new TableView(
            "What is compared within, and who agreed to it",
            List.of("Set", "Status", "Reason", "Agreed by", "Agreed on", "Decision points"),
            rows);
    return Optional.of(
        new Section(
            "What is compared within",
            List.of(
                "A legitimate set may be set against the figure as counted; a contested one is shown"
                    + " and never excuses; within one that is never used nothing is compared."),
            List.of(),
            List.of(table)));
  }

  private static String status(StrataSet set) {
    return set.status().name().toLowerCase(Locale.ROOT);
  }

  private static String stated(String text) {
    return text.isEmpty() ? "not stated" : text;
  }

  private static String points(double difference) {
    return String.format(Locale.UK, "%+.1f", 100 * difference);
  }
}

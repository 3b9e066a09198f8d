package evenhand.fairness.page;

import evenhand.fairness.comparison.Audit;
import evenhand.fairness.comparison.Family;
import evenhand.fairness.comparison.GroupResult;
import evenhand.fairness.comparison.RecordedFindings;
import evenhand.fairness.page.PageView.Section;
import evenhand.fairness.report.Release;
import evenhand.fairness.spec.DecisionPoint;
import evenhand.fairness.tabulation.Measure;
import evenhand.fairness.tabulation.Scenario;
import evenhand.fairness.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Builds the page of a release. */
final class PageBuilder {
  private final Release release;
  private final Audit audit;

  PageBuilder(Release release) {
    this.release = release;
    this.audit = release.audit();
  }

  PageView page() {
    List<PageView.Point> points = new ArrayList<>();
    for (DecisionPoint point : audit.spec().decisionPoints()) {
      points.add(new PageView.Point(point.id(), Figures.words(point.id()), sections(point)));
    }
    return new PageView(
        audit.spec().title(),
        audit.spec().source(),
        version(),
        banner(),
        summary(),
        notes(),
        Overview.of(release, selections()),
        points,
        appendices());
  }

  private List<Section> appendices() {
    List<Section> sections = new ArrayList<>(RecordedSections.whole(release));
    StrataSection.sets(release).ifPresent(sections::add);
    sections.addAll(Appendices.of(release));
    return sections;
  }

  private String banner() {
    return audit
        .recorded()
        .filter(findings -> findings.provenance().isInvented())
        .map(any -> "Invented data: made up for a demonstration, about nobody.")
        .orElse("");
  }

  /** The selection rate of every decision point, complete cases, declared comparator. */
  private List<Family> selections() {
    return audit.spec().decisionPoints().stream().map(point -> declared(point).get(0)).toList();
  }

  private List<Section> sections(DecisionPoint point) {
    List<Family> families = declared(point);
    List<Family> selection =
        families.stream().filter(each -> each.measure() == Measure.SELECTION_RATE).toList();
    Family complete = selection.get(0);
    List<Section> sections = new ArrayList<>();
    if (release.isWithheld(complete)) {
      return List.of(WithheldPoint.of(complete));
    }
    sections.add(new SelectionSection(release, complete).section());
    StrataSection.of(release, complete).ifPresent(sections::add);
    sections.add(MissingSection.of(release, selection));
    List<Family> errors =
        families.stream()
            .filter(each -> each.measure() != Measure.SELECTION_RATE)
            .filter(each -> each.scenario() == Scenario.A)
            .toList();
    ErrorSection.of(release, errors).ifPresent(sections::add);
    RuleSection.of(release, point).ifPresent(sections::add);
    sections.addAll(BesideSections.of(release, point));
    return sections;
  }

  /** The families of a decision point against the declared comparator. */
  private List<Family> declared(DecisionPoint point) {
    return audit.families().stream()
        .filter(family -> family.point().equals(point))
        .filter(family -> family.comparator().equals(audit.spec().group().comparator()))
        .toList();
  }

  private String version() {
    return switch (release.audience()) {
      case FORCE -> "Full version: counts as they are. Not for publication.";
      case BOARD -> "Board version: counts of 1 to 4, and what would give them away, are withheld.";
      case PUBLIC ->
          "Public version: counts of 1 to 9, and what would give them away, are withheld.";
    };
  }

  private List<String> summary() {
    Family first = declared(audit.spec().decisionPoints().get(0)).get(0);
    double total = first.missing().share().total() + first.missing().known().total();
    return List.of(
        Figures.count(total)
            + " decisions"
            + (audit.spec().decisionPoints().size() > 1 ? " (of the first decision point)" : "")
            + " are compared by group, with "
            + first.comparator()
            + " as comparator.",
        verdicts(),
        "A disparity is not by itself discrimination; it has to be explained or reformed.");
  }

  private String verdicts() {
    List<String> words = new ArrayList<>();
    for (Verdict verdict : List.of(Verdict.STOP, Verdict.EXPLAIN, Verdict.MONITOR)) {
      String named = named(verdict);
      if (!named.isEmpty()) {
        words.add(Words.of(verdict) + " – " + named);
      }
    }
    return words.isEmpty()
        ? "No group calls for an explanation; see for each whether that is because the data clear it"
            + " or because they are too few."
        : String.join(". ", words) + ".";
  }

  private String named(Verdict verdict) {
    return audit.spec().decisionPoints().stream()
        .flatMap(
            point -> {
              Family family = declared(point).get(0);
              return family.groups().stream()
                  .filter(result -> release.versus(family, result).isPresent())
                  .filter(result -> hasHeadline(result, verdict))
                  .map(result -> named(point, family, result));
            })
        .collect(Collectors.joining(", "));
  }

  private String named(DecisionPoint point, Family family, GroupResult result) {
    String direction =
        release
            .versus(family, result)
            .flatMap(versus -> Direction.of(result, versus))
            .map(often -> ", " + often)
            .orElse("");
    return result.group() + " (" + Figures.words(point.id()) + direction + ")";
  }

  private static boolean hasHeadline(GroupResult result, Verdict verdict) {
    return result.headline().filter(headline -> headline.overall() == verdict).isPresent();
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>(audit.notes());
    notes.add(
        "Every rate is a share of the decisions made, never of the population. Groups are as people"
            + " defined themselves where a self-defined code is recorded.");
    Family first = selections().get(0);
    if (!release.isMissingWithheld(first)) {
      notes.add(
          Figures.count(first.missing().share().total())
              + " decisions of the first decision point state no group; what they could change is"
              + " shown at each.");
    }
    audit
        .recorded()
        .map(RecordedFindings::provenance)
        .ifPresent(
            from ->
                notes.add(
                    "Versions of the rulebook in force: "
                        + from.revisions().stream()
                            .map(RecordedFindings.RevisionUsed::version)
                            .distinct()
                            .collect(Collectors.joining(", "))
                        + "."));
    if (release.withholdsAnything()) {
      notes.add("Some figures are withheld and marked " + Figures.WITHHELD + ".");
    }
    return notes;
  }
}

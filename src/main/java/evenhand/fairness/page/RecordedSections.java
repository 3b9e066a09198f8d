package evenhand.fairness.page;

import evenhand.fairness.comparison.RecordedFindings;
import evenhand.fairness.comparison.RecordedFindings.FirstOnly;
import evenhand.fairness.comparison.RecordedFindings.MissingShare;
import evenhand.fairness.measures.HandlerFunnel;
import evenhand.fairness.measures.ProxyScan;
import evenhand.fairness.page.PageView.Section;
import evenhand.fairness.report.Release;
import evenhand.fairness.statistics.Association;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What only the records of a rules engine can show. */
final class RecordedSections {
  private static final int PROXIES_SHOWN = 12;
  private static final double ASSOCIATED_P = 0.05;

  private RecordedSections() {}

  /** Sections about the whole rulebook; none for a table from elsewhere. */
  static List<Section> whole(Release release) {
    return release
        .audit()
        .recorded()
        .map(
            findings ->
                List.of(
                    toExplain(release, findings),
                    ActivationSection.of(findings),
                    overrides(release, findings),
                    handlers(release, findings),
                    proxies(findings.proxies()),
                    missing(release, findings),
                    firstOnly(release, findings),
                    unmeasured(findings)))
        .orElse(List.of());
  }

  private static Section toExplain(Release release, RecordedFindings findings) {
    List<List<String>> rows = new ArrayList<>();
    List<List<String>> said = new ArrayList<>();
    for (RecordedFindings.ToExplain item : findings.toExplain()) {
      String point = Figures.words(item.point());
      rows.add(
          List.of(
              point,
              item.group(),
              release.isWithheld(item)
                  ? Figures.WITHHELD
                  : Figures.words(item.verdict().toLowerCase(Locale.ROOT)),
              item.ownerRole(),
              item.due(),
              Figures.words(item.status())));
      for (RecordedFindings.Said each : item.said()) {
        said.add(
            List.of(
                point,
                item.group(),
                each.on(),
                each.evidence(),
                each.steps(),
                each.signedOffBy().isEmpty() ? "not yet" : "signed off"));
      }
    }
    return new Section(
        "What has to be explained or reformed",
        List.of(
            rows.isEmpty()
                ? "No item is open or was closed so far."
                : counted(findings)
                    + " Each verdict of Explain or Stop opens an item. It is closed by written evidence"
                    + " and steps that the chief officer's role has signed off; an explanation is"
                    + " never changed, only followed by another."),
        List.of(),
        List.of(
            new TableView(
                "Items, the earliest due first",
                List.of("Decision point", "Group", "Verdict", "Owner", "Due", "Status"),
                rows),
            new TableView(
                "Explanations given",
                List.of("Decision point", "Group", "On", "Evidence", "Steps", "Sign-off"),
                said)));
  }

  private static Section overrides(Release release, RecordedFindings findings) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < findings.overrides().size(); i++) {
      RecordedFindings.Override override = findings.overrides().get(i);
      var share = override.reason().overrides();
      if (!release.isOverrideWithheld(i)) {
        rows.add(
            List.of(
                Figures.words(override.whose()),
                override.group(),
                Figures.words(override.direction()),
                Figures.words(override.reason().code().toLowerCase(Locale.ROOT)),
                Figures.count(share.total()),
                Figures.count(share.selected()),
                Figures.percent(share)));
      }
    }
    return new Section(
        "What people did with the advice",
        List.of(
            "A person may decide otherwise than advised, with a reason. Shown by the group of whom"
                + " the decision is about, by direction and by the reason given."
                + withheld(findings.overrides().size() - rows.size())),
        List.of(),
        List.of(
            new TableView(
                "Overrides by group, direction and reason",
                List.of("Whose", "Group", "Direction", "Reason", "Responses", "Given", "Share"),
                rows)));
  }

  private static String counted(RecordedFindings findings) {
    Map<String, Long> byStatus =
        findings.toExplain().stream()
            .collect(
                Collectors.groupingBy(
                    RecordedFindings.ToExplain::status, TreeMap::new, Collectors.counting()));
    return "Items: "
        + byStatus.getOrDefault("open", 0L)
        + " open, "
        + byStatus.getOrDefault("overdue", 0L)
        + " overdue, "
        + byStatus.getOrDefault("closed", 0L)
        + " closed.";
  }

  private static String withheld(int rows) {
    return rows == 0 ? "" : " Withheld because of small counts: " + rows + " rows.";
  }

  private static Section handlers(Release release, RecordedFindings findings) {
    List<List<String>> rows = new ArrayList<>();
    for (HandlerFunnel.Point point : release.handlers(findings)) {
      rows.add(
          List.of(
              point.handler(),
              Figures.count(point.overrides().total()),
              Figures.percent(point.overrides()),
              Figures.percents(Optional.of(point.limits95()), point.overrides().total()),
              Figures.percents(Optional.of(point.limits998()), point.overrides().total()),
              Figures.words(point.place().name().toLowerCase(Locale.ROOT))));
    }
    return new Section(
        "Overrides by handler",
        List.of(
            rows.isEmpty()
                ? "Handlers are shown to the force only."
                : "Where each handler lies against what chance alone would give (funnel plot"
                    + " limits). In the order of their codes: this is no league table."),
        List.of(),
        List.of(
            new TableView(
                "Overrides by handler, with funnel limits",
                List.of(
                    "Handler", "Responses", "Overridden", "95% limits", "99.8% limits", "Place"),
                rows)));
  }

  private static Section proxies(RecordedFindings.Proxies proxies) {
    List<List<String>> rows = new ArrayList<>();
    for (ProxyScan.Finding finding : proxies.findings().stream().limit(PROXIES_SHOWN).toList()) {
      rows.add(
          List.of(
              finding.condition(),
              finding
                  .association()
                  .map(Association::cramersV)
                  .map(v -> String.format(Locale.UK, "%.2f", v))
                  .orElse(Figures.UNDEFINED),
              finding.holm().map(p -> Figures.p(OptionalDouble.of(p))).orElse(Figures.UNDEFINED)));
    }
    long found =
        proxies.findings().stream()
            .filter(finding -> finding.holm().filter(p -> p <= ASSOCIATED_P).isPresent())
            .count();
    return new Section(
        "Conditions that go with group",
        List.of(
            "The rules can't see anybody's group, but a condition may hold more often in one."
                + " An association is a question, not a fault: some conditions differ between"
                + " groups for good reason. Read about the "
                + proxies.whose()
                + ".",
            "Changing monitoring data changes no decision: the program that decides can't read it,"
                + " and a test of every release asks the same case with every code.",
            found == 0
                ? "No rule's condition goes together with group more than chance alone would"
                    + " usually give."
                : "For " + found + " rules it is more than chance alone would usually give."),
        List.of(),
        List.of(
            new TableView(
                "Strongest association of a rule's condition with group",
                List.of("Rule", "Cramér's V, 0 to 1", "p after Holm"),
                rows)));
  }

  private static Section missing(Release release, RecordedFindings findings) {
    List<List<String>> rows = new ArrayList<>();
    for (MissingShare share : release.missingShares(findings)) {
      if (!release.isWithheld(share)) {
        rows.add(
            List.of(
                Figures.words(share.whose()),
                Figures.words(share.column()),
                share.value().isEmpty() ? "(not recorded)" : Figures.words(share.value()),
                Figures.count(share.missing().total()),
                Figures.percent(share.missing())));
      }
    }
    return new Section(
        "Where the group is missing",
        List.of(
            "A group that nobody asked for can't be compared."
                + withheld(release.missingShares(findings).size() - rows.size())),
        List.of(),
        List.of(
            new TableView(
                "Decisions that state no group",
                List.of("Whose", "By", "Value", "Decisions", "Without a group"),
                rows)));
  }

  private static Section firstOnly(Release release, RecordedFindings findings) {
    List<List<String>> rows = new ArrayList<>();
    for (FirstOnly first : findings.firstOnly()) {
      if (first.differs() && !release.isWithheld(first)) {
        rows.add(
            List.of(
                Figures.words(first.point().id()),
                first.group(),
                Figures.count(first.versus().table().group().total()),
                Figures.ratio(first.versus().table().ratio()),
                Words.of(first.versus().verdict())));
      }
    }
    return new Section(
        "First decisions of a contact only",
        List.of(
            "Several decisions about one contact are not independent. The comparisons were made"
                + " again on the first decision of each contact. "
                + (rows.isEmpty()
                    ? "No verdict that may be shown differs."
                    : "These verdicts as counted differ:")),
        List.of(),
        List.of(
            new TableView(
                "Verdicts as counted that differ on first decisions only",
                List.of("Decision point", "Group", "Decisions", "Ratio", "Verdict"),
                rows)));
  }

  private static Section unmeasured(RecordedFindings findings) {
    List<List<String>> rows =
        findings.unmeasured().stream()
            .map(point -> List.of(Figures.words(point.point()), point.reason()))
            .toList();
    return new Section(
        "Declared and not measured",
        List.of(
            rows.isEmpty()
                ? "Every decision point that the rulebook declares is measured."
                : "The rulebook declares these decision points; the records can't show them yet."),
        List.of(),
        List.of(
            new TableView(
                "Decision points that are not measured", List.of("Decision point", "Why"), rows)));
  }
}

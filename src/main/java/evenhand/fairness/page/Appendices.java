package evenhand.fairness.page;

import evenhand.fairness.comparison.RecordedFindings;
import evenhand.fairness.page.PageView.Section;
import evenhand.fairness.report.Release;
import evenhand.fairness.report.Reliability;
import evenhand.fairness.spec.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What every report ends with: limits, methods, reliability, how to check it, corrections. */
final class Appendices {
  /** The section that {@link Corrections} writes anew. */
  static final String CORRECTIONS = "Publication and corrections";

  private Appendices() {}

  static List<Section> of(Release release) {
    return List.of(
        notShown(),
        verdicts(release.audit().spec().zone()),
        methods(),
        reliability(),
        verify(release),
        corrections());
  }

  private static Section notShown() {
    return new Section(
        "What this does not show",
        List.of(
            "A disparity is not by itself discrimination, and its absence is no proof of fairness:"
                + " the decisions that lead to these may be uneven, and strata may themselves be"
                + " uneven.",
            "Denominators are the decisions made, not the population. Who comes to notice is not"
                + " measured here.",
            "A change in reporting or recording moves these figures without any change in"
                + " decisions. More victims coming forward is good news and can raise or lower a"
                + " rate. No figure here may be made a target: a target on the volume of flags or"
                + " grades would reward under-reporting.",
            "One person's repeat contacts count each time. Intervals that overlap do not show"
                + " sameness."),
        List.of(),
        List.of());
  }

  private static Section verdicts(Zone zone) {
    String band = Figures.ratio(zone.lower()) + " to " + Figures.ratio(zone.upper());
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(
        "A ratio from "
            + band
            + " is treated as near enough to even. That band is a convention, not"
            + " a legal test.");
    if (!zone.reason().isEmpty()) {
      paragraphs.add("It was set for this audit, because: " + zone.reason() + ".");
    }
    paragraphs.add("No Explain is closed without written evidence.");
    TableView table =
        new TableView(
            "What the verdicts mean",
            List.of("Verdict", "When"),
            List.of(
                List.of(
                    "Stop: suspend or justify",
                    "The interval, widened for the number of groups, lies wholly outside the band."
                        + " A person must act; nothing switches off by itself."),
                List.of(
                    "Explain or reform",
                    "The gap is larger than chance alone would usually give (Holm p at most 0.05),"
                        + " and outside the band, or outside it seen from those not selected."),
                List.of(
                    "Watch",
                    "Unlikely to be chance but within the band; or outside it and perhaps chance; or"
                        + " very few people."),
                List.of(
                    "No evidence of a disparity beyond the line",
                    "The 95% interval lies wholly within the band."),
                List.of(
                    "Too little data to tell",
                    "Fewer than 30 decisions on a side, or an interval too wide for any of the"
                        + " above.")));
    return new Section("What the verdicts mean", paragraphs, List.of(), List.of(table));
  }

  private static Section methods() {
    return new Section(
        "Methods",
        List.of(
            "Rates with Wilson intervals. Ratios p1/p0 with Koopman score intervals; differences with"
                + " Newcombe intervals. Test: Fisher's exact, two-sided (pooled z where counts are"
                + " spread or weighted). Within strata: Mantel-Haenszel ratio with Greenland-Robins"
                + " interval, difference with Sato's, odds ratio with Robins-Breslow-Greenland's;"
                + " Cochran-Mantel-Haenszel test without continuity correction; Breslow-Day test"
                + " with Tarone's correction for whether strata differ.",
            "Holm's adjustment over the groups of 30 and more of a family (decision point, measure,"
                + " crude or within strata). The headline is the worse of the conditional verdict"
                + " and the crude one lowered a step, and the worst over scenarios A, B and C.",
            "report.json has every figure in full; tables/ has the same as CSV."),
        List.of(),
        List.of(key()));
  }

  private static TableView key() {
    return new TableView(
        "Symbols",
        List.of("Symbol", "Meaning"),
        List.of(
            List.of(Figures.WITHHELD, "withheld, so that nobody can be picked out"),
            List.of(Figures.TOO_FEW, "too few decisions to test"),
            List.of(Figures.UNDEFINED, "not applicable, or undefined (nought by nought)")));
  }

  private static Section reliability() {
    List<List<String>> rows = new ArrayList<>();
    for (Reliability.Line line : Reliability.lines()) {
      rows.add(
          List.of(
              Figures.count(line.size()),
              percent(line.rate()),
              Figures.ratio(line.ratio()),
              percent(line.flagged()),
              percent(line.anyFlagged()),
              percent(line.green()),
              percent(line.cannotTell())));
    }
    TableView table =
        new TableView(
            "Share of simulated audits, by true ratio of the first of four groups",
            List.of(
                "Decisions in the group",
                "Comparator's rate",
                "True ratio",
                "That group: Explain or Stop",
                "Any group: Explain or Stop",
                "That group: no evidence",
                "That group: too little data"),
            rows);
    return new Section(
        "How often these verdicts err",
        List.of(
            "Four groups, a comparator ten times as large as each; the other three groups are even."
                + " Reproduced by: evenhand "
                + Reliability.command()),
        List.of(),
        List.of(table));
  }

  private static Section verify(Release release) {
    return new Section(
        "How to check this report",
        List.of(
            "The figures rest on a table of counts with the fingerprint "
                + release.audit().data().fingerprint()
                + ". The same table and specification give the same report, byte for byte.",
            provenance(release)),
        List.of(),
        List.of());
  }

  private static String provenance(Release release) {
    return release
        .audit()
        .recorded()
        .map(RecordedFindings::provenance)
        .map(
            from ->
                "Decisions from "
                    + from.from()
                    + " until "
                    + from.until()
                    + " (the cut-off). Revisions in use: "
                    + from.revisions().stream()
                        .map(used -> used.version() + " " + used.revision())
                        .collect(Collectors.joining(", "))
                    + ". Code version: "
                    + from.codeVersion()
                    + ". "
                    + from.checkpoint()
                        .map(
                            log ->
                                "Ledger checkpoint: "
                                    + log.origin()
                                    + ", size "
                                    + log.size()
                                    + ", root "
                                    + log.root()
                                    + ", "
                                    + log.notWitnessedSince()
                                        .map(since -> "not witnessed since " + since)
                                        .orElse("witnessed")
                                    + "; an export of the ledger shows the decisions counted.")
                        .orElse("The ledger had no checkpoint yet."))
        .orElse("The table was not made by this program and is in no ledger.");
  }

  private static Section corrections() {
    return new Section(
        CORRECTIONS,
        List.of("None so far. A corrected report says here what changed."),
        List.of(),
        List.of());
  }

  private static String percent(double share) {
    return String.format(Locale.UK, "%.1f%%", 100 * share);
  }
}

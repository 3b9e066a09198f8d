package evenhand.governance;

import evenhand.governance.coverage.Coverage;
import evenhand.governance.proof.Finding;
import evenhand.governance.proof.Prover;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.document.Document.Section;
import evenhand.rulebook.document.Document.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What was decided about a rulebook beyond its own files, as sections of its document: proofs for
 * every possible case, and what its worked cases show. The same revision gives the same text.
 */
public final class CheckedSections {
  private CheckedSections() {}

  /**
   * Proves and measures; takes seconds.
   *
   * @param rules folder of all rulebooks
   */
  public static List<Section> of(Path rules, Rulebook rulebook) throws IOException {
    return List.of(proofs(Prover.prove(rulebook)), coverage(Coverage.of(rules, rulebook)));
  }

  static Section proofs(List<Finding> findings) {
    return Section.of(
        "What was proven",
        List.of(
            "Decided by a solver over the rules, questions and parameters, for every case that"
                + " can be put to them, not only for those that somebody tried. A statement that"
                + " is refuted comes with a case, which the rule engine confirmed."),
        List.of(
            count(findings, each -> each == Finding.Kind.PROVEN) + " statements are proven.",
            count(findings, Finding.Kind::isFault)
                + " are refuted or undecided, or are rules that can never apply.",
            count(findings, each -> each == Finding.Kind.ADDS_NOTHING)
                + " rules add nothing beyond the others: they give one more reason for what"
                + " already follows."),
        new Table(
            "What was decided for every possible case",
            List.of("About", "Statement", "Decided"),
            List.of(15, 65, 20),
            findings.stream()
                .map(each -> List.of(each.about(), each.says(), words(each.kind())))
                .toList()));
  }

  private static long count(List<Finding> findings, Predicate<Finding.Kind> which) {
    return findings.stream().map(Finding::kind).filter(which).count();
  }

  private static String words(Finding.Kind kind) {
    return switch (kind) {
      case PROVEN -> "proven";
      case REFUTED -> "REFUTED";
      case UNDECIDED -> "NOT DECIDED";
      case NEVER_FIRES -> "CAN NEVER APPLY";
      case ASLEEP -> "applies only with another setting";
      case ADDS_NOTHING -> "adds a reason, no outcome";
      case GAP -> "a case without a grade";
    };
  }

  static Section coverage(Coverage.Report report) {
    List<List<String>> rows = new ArrayList<>();
    for (Coverage.Gap gap : report.gaps()) {
      rows.add(List.of(gap.about(), gap.what(), gap.isMissing() ? "MISSING" : "cannot be shown"));
    }
    return Section.of(
        "What the worked cases show",
        List.of(
            "Looked for in the worked cases: each rule applying and not applying, each condition"
                + " as the only one that keeps its rule from applying, each parameter from both"
                + " sides."),
        List.of(
            report.vignettes() + " worked cases, " + report.wanted() + " things to show.",
            report.missing().size() + " are missing.",
            (report.gaps().size() - report.missing().size())
                + " cannot be shown by any case, which is proven, or there is nothing to show."),
        new Table(
            "What no worked case shows",
            List.of("About", "What", "Why"),
            List.of(15, 65, 20),
            rows));
  }
}

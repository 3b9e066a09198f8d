package evenhand.fairness.page;

import evenhand.fairness.comparison.RecordedFindings;
import evenhand.fairness.page.PageView.Section;
import java.util.List;

/** Revisions that came into force without the gate's yes, and why. */
final class ActivationSection {
  private ActivationSection() {}

  static Section of(RecordedFindings findings) {
    List<List<String>> rows =
        findings.letPass().stream()
            .map(
                each ->
                    List.of(
                        each.version(),
                        each.revision(),
                        each.kind().equals("roll-back") ? "rolled back to" : "let pass",
                        each.from(),
                        each.reason()))
            .toList();
    return new Section(
        "Rules that came into force without the gate's yes",
        List.of(
            rows.isEmpty()
                ? "No revision came into force against what replay, shadow or simulation showed, and"
                    + " none was rolled back to."
                : "An approver signed why one was let pass; a roll-back passes with a reason alone."
                    + " The ledger holds the hash of each reason."),
        List.of(),
        List.of(
            new TableView(
                "Revisions that were let pass or rolled back to, and why",
                List.of("Version", "Revision", "How", "From", "Reason"),
                rows)));
  }
}

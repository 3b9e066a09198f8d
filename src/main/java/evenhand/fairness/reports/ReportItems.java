package evenhand.fairness.reports;

import evenhand.decision.Actor;
import evenhand.fairness.comparison.Audit;
import evenhand.fairness.comparison.RecordedFindings;
import evenhand.fairness.comparison.RecordedFindings.ToExplain;
import evenhand.fairness.explanation.ExplanationService;
import evenhand.fairness.explanation.Item;
import evenhand.rulebook.Rulebook;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Joins to an audit what its verdicts, and those of earlier ones, ask to be explained. */
public final class ReportItems {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private final ExplanationService explanations;

  public ReportItems(ExplanationService explanations) {
    this.explanations = explanations;
  }

  /**
   * An audit with its items.
   *
   * @param opened how many of them it opened
   */
  public record Explained(Audit audit, int opened) {}

  /** Opens the items that are missing, and joins all of the rulebook and characteristic. */
  public Explained explained(Audit audit, Rulebook rulebook, UUID report, Actor by) {
    String owner = rulebook.about().path("owner_role").asText();
    int opened = explanations.open(audit, report, owner, by);
    String characteristic = audit.recorded().orElseThrow().provenance().subject().characteristic();
    List<ToExplain> items =
        explanations.items(Optional.of(rulebook.id())).stream()
            .filter(item -> item.about().characteristic().equals(characteristic))
            .map(ReportItems::toExplain)
            .toList();
    return new Explained(audit.with(items), opened);
  }

  private static ToExplain toExplain(Item item) {
    return new ToExplain(
        item.about().decisionPoint(),
        item.about().group(),
        item.verdict(),
        item.ownerRole(),
        item.due().toString(),
        item.status(),
        item.explanations().stream()
            .map(
                said ->
                    new RecordedFindings.Said(
                        said.evidence(),
                        said.steps(),
                        LocalDate.ofInstant(said.recordedAt(), LONDON).toString(),
                        said.signedOffBy().orElse("")))
            .toList());
  }
}

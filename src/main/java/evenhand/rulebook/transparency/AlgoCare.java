package evenhand.rulebook.transparency;

import evenhand.rulebook.Rulebook;
import evenhand.rulebook.transparency.PublicRecord.Field;
import evenhand.rulebook.transparency.PublicRecord.Part;
import java.util.List;

/**
 * One page on a rulebook under the eight headings of ALGO-CARE (2018): advisory, lawful,
 * granularity, ownership, challengeable, accuracy, responsible, explainable.
 */
public final class AlgoCare {
  private static final String STANDARD =
      "ALGO-CARE, eight headings for judging an algorithm in policing (2018). The words behind the"
          + " letters were not confirmed from the text itself.";

  private AlgoCare() {}

  /** The page; the same revision gives the same page. */
  public static PublicRecord of(Rulebook rulebook) {
    return PublicRecord.of(
        rulebook,
        "algo-care",
        "eight questions to an algorithm",
        STANDARD,
        List.of(
            advisory(rulebook),
            lawful(rulebook),
            granularity(rulebook),
            ownership(rulebook),
            challengeable(),
            accuracy(rulebook),
            responsible(rulebook),
            explainable(rulebook)));
  }

  private static Part advisory(Rulebook rulebook) {
    return new Part(
        "Advisory",
        List.of(
            Field.of("role", AtrsRecord.text(rulebook, "purpose")),
            Field.of("who decides", AtrsRecord.review(rulebook))));
  }

  private static Part lawful(Rulebook rulebook) {
    return new Part(
        "Lawful",
        List.of(
            Field.of("legal basis", AtrsRecord.text(rulebook, "legal_basis")),
            Field.of("what is asked", AtrsRecord.asked(rulebook)),
            Field.open(
                "necessity and proportionality",
                "why it is necessary, and the day and id of the impact assessment")));
  }

  private static Part granularity(Rulebook rulebook) {
    return new Part(
        "Granularity",
        List.of(
            Field.of(
                "detail",
                "It reads the answers about one case, not an area and not a group, and says"
                    + " which unknown answers could still change what it suggests."),
            Field.of("limits", AtrsRecord.joined(rulebook.about().path("limits")))));
  }

  private static Part ownership(Rulebook rulebook) {
    return new Part(
        "Ownership",
        List.of(
            Field.of("owner", AtrsRecord.text(rulebook, "owner_role")),
            Field.of(
                "who can read it",
                "Anybody: the rules are plain text, and nothing about them is withheld."),
            Field.open("who runs it", "the force, and its supplier if it has one")));
  }

  private static Part challengeable() {
    return new Part(
        "Challengeable",
        List.of(
            Field.of(
                "after the fact",
                "Each decision is kept with its revision, its reasons and a proof that it"
                    + " was not changed since. A challenge is recorded, is due in one"
                    + " month and is answered by somebody who had no part in it."),
            Field.open("how people hear of it", "where the public reads how to contest")));
  }

  private static Part accuracy(Rulebook rulebook) {
    return new Part(
        "Accuracy",
        List.of(
            Field.of(
                "against the law as written",
                rulebook.invariants().list().size()
                    + " statements must hold for every possible case, and worked cases are"
                    + " run whenever it is built. It predicts nothing, so it has no rate"
                    + " of true predictions."),
            Field.of(
                "against what happened",
                rulebook.laterOutcomes().isEmpty()
                    ? "No later outcome is recorded for it."
                    : "Later outcomes are recorded against decisions, and misses are"
                        + " compared in both directions."),
            Field.open("figures", "the last fairness report on this rulebook")));
  }

  private static Part responsible(Rulebook rulebook) {
    return new Part(
        "Responsible",
        List.of(
            Field.of(
                "fair",
                rulebook.audit().points().size()
                    + " decision points are compared between groups; rules cannot read"
                    + " monitored ethnicity."),
            Field.of(
                "accountable",
                "A revision comes into force only with the signatures of a lawyer and of an"
                    + " approver, neither of whom wrote it; in a demonstration it says that it"
                    + " has none."),
            Field.open("oversight", "the board that reads the reports, and how often")));
  }

  private static Part explainable(Rulebook rulebook) {
    return new Part(
        "Explainable",
        List.of(
            Field.of("rules", AtrsRecord.kinds(rulebook)),
            Field.of(
                "to the person",
                "Every suggestion names each rule that led to it, the answers that the rule"
                    + " rests on, and the law or guidance behind it, in words.")));
  }
}

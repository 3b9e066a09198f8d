package evenhand.fairness.comparison;

import evenhand.fairness.measures.HandlerFunnel;
import evenhand.fairness.measures.ProxyScan;
import evenhand.fairness.measures.RuleDecomposition;
import evenhand.fairness.spec.DecisionPoint;
import evenhand.fairness.statistics.Proportion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What only the records of a rules engine can show beside the comparisons.
 *
 * @param gaps by decision point and group: which rules a gap comes from
 * @param overrides by group, direction and reason
 * @param handlers overrides by handler
 * @param proxies rules whose condition goes together with group
 * @param missing shares of decisions without a group, by channel, area and handler
 * @param firstOnly the comparisons on first decisions of a contact only
 * @param unmeasured decision points that are declared and not measured, with the reason
 * @param toExplain what verdicts so far ask for, and what was said
 * @param letPass revisions that came into force without the gate's yes
 */
public record RecordedFindings(
    Provenance provenance,
    List<Gap> gaps,
    List<Override> overrides,
    List<HandlerFunnel.Point> handlers,
    Proxies proxies,
    List<MissingShare> missing,
    List<FirstOnly> firstOnly,
    List<Unmeasured> unmeasured,
    List<ToExplain> toExplain,
    List<LetPass> letPass) {
  public RecordedFindings {
    letPass = List.copyOf(letPass);
    toExplain = List.copyOf(toExplain);
    gaps = List.copyOf(gaps);
    overrides = List.copyOf(overrides);
    handlers = List.copyOf(handlers);
    missing = List.copyOf(missing);
    firstOnly = List.copyOf(firstOnly);
    unmeasured = List.copyOf(unmeasured);
  }

  /**
   * Where the figures come from.
   *
   * @param until the data's cut-off
   * @param revisions of the rulebook that were in use
   * @param checkpoint of the ledger when the report was made; empty where nothing was sealed
   * @param isInvented whether any of the decisions is invented
   */
  public record Provenance(
      Subject subject,
      Instant from,
      Instant until,
      List<RevisionUsed> revisions,
      String codeVersion,
      Optional<SealedTo> checkpoint,
      boolean isInvented) {
    public Provenance {
      revisions = List.copyOf(revisions);
    }
  }

  /** Whose decisions, of which rulebook, and by which characteristic. */
  public record Subject(String rulebook, String title, String characteristic) {}

  /** A revision and the decisions made under it. */
  public record RevisionUsed(String version, String revision, long decisions) {}

  /**
   * A checkpoint of the ledger.
   *
   * @param notWitnessedSince when the oldest checkpoint was signed that no quorum of witnesses
   *     covers; empty where all that is sealed is witnessed
   */
  public record SealedTo(
      String origin, long size, String root, Optional<String> notWitnessedSince) {}

  /**
   * One gap between a group and the comparator, split by rule.
   *
   * @param isOfUnselected whether the parts are of the decisions that were not selected: rules
   *     close options, none opens one
   * @param parts add up to the gap; its negative where they are of the unselected
   */
  public record Gap(
      DecisionPoint point,
      String group,
      double gap,
      boolean isOfUnselected,
      List<RuleDecomposition.Part> parts) {
    public Gap {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Overrides of one group's decisions.
   *
   * @param overrides of the decisions that a person responded to
   */
  public record Override(String whose, String group, String direction, Reason reason) {}

  /** A reason code and how often it was given, of all responses of the group. */
  public record Reason(String code, Proportion overrides) {}

  /** Rules whose condition goes together with the group of one role. */
  public record Proxies(String whose, List<ProxyScan.Finding> findings) {
    public Proxies {
      findings = List.copyOf(findings);
    }
  }

  /** How many decisions of one channel, area or handler state no group. */
  public record MissingShare(String whose, String column, String value, Proportion missing) {}

  /**
   * One comparison on first decisions only.
   *
   * @param differs whether its verdict is another than on all decisions
   */
  public record FirstOnly(DecisionPoint point, String group, Versus versus, boolean differs) {}

  /** The same with what verdicts ask for. */
  public RecordedFindings with(List<ToExplain> items) {
    return new RecordedFindings(
        provenance,
        gaps,
        overrides,
        handlers,
        proxies,
        missing,
        firstOnly,
        unmeasured,
        items,
        letPass);
  }

  /** A revision that an approver let come into force although the gate said no, and why. */
  public record LetPass(String version, String revision, String kind, String from, String reason) {}

  /**
   * What a verdict asks for.
   *
   * @param status open, overdue or closed
   * @param said explanations, the newest last
   */
  public record ToExplain(
      String point,
      String group,
      String verdict,
      String ownerRole,
      String due,
      String status,
      List<Said> said) {
    public ToExplain {
      said = List.copyOf(said);
    }
  }

  /** An explanation; {@code signedOffBy} is empty before. */
  public record Said(String evidence, String steps, String on, String signedOffBy) {}

  /** A decision point that is declared and not measured. */
  public record Unmeasured(String point, String reason) {}
}

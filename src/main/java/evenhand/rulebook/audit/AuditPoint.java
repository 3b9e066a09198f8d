package evenhand.rulebook.audit;

import java.util.List;
import java.util.Optional;

/**
 * One yes/no result of a rulebook that is audited.
 *
 * @param whose role of the person whose group is compared
 * @param adverse whether being selected is the worse result for that person
 * @param primaryMeasure {@code selection_rate} or, once harm is known, {@code fnr}
 * @param of the stage that feeds the point: decisions of which any of these holds; empty where all
 *     decisions do
 * @param positive what was later known, or was stated, for error rates
 */
public record AuditPoint(
    String id,
    String whose,
    Words words,
    boolean adverse,
    String primaryMeasure,
    Selected selected,
    List<Selected> of,
    Positive positive,
    List<AuditStrata> strata) {
  public AuditPoint {
    of = List.copyOf(of);
    strata = List.copyOf(strata);
  }

  /** What the point is, and how it could mislead, in sentences. */
  public record Words(
      String about, String favourable, String misleads, String ifReportingChanges) {}

  /**
   * What makes a decision count as selected.
   *
   * @param codes any of which is enough
   * @param scale of grades; empty for other kinds
   */
  public record Selected(Kind kind, List<String> codes, Optional<String> scale) {
    public Selected {
      codes = List.copyOf(codes);
    }
  }

  /** Kinds of what can be selected, named as in the rulebook. */
  public enum Kind {
    GRADE,
    EXACTLY,
    FLAG,
    ACTION,
    REVIEW,
    BLOCK,
    RULE,
    OPTION_OPEN,
    PROVISIONAL,
    RESPONSE,
    OUTCOME,
    RELEASED,
    IN_TIME
  }

  /**
   * What a decision is held against: a later outcome, or an answer that is yes or true.
   *
   * @param outcome kind of later outcome; empty where none
   * @param answer question; empty where none
   */
  public record Positive(Optional<String> outcome, Optional<String> answer) {
    static final Positive NONE = new Positive(Optional.empty(), Optional.empty());

    public boolean isDeclared() {
      return outcome.isPresent() || answer.isPresent();
    }
  }
}

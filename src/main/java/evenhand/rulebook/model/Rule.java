package evenhand.rulebook.model;

import evenhand.rulebook.expression.Expression;
import java.util.List;
import java.util.Set;

/**
 * One statement of law or policy.
 *
 * @param id as written, for example {@code DA-011A}
 * @param row id of the rule-table row: the id without its part letter
 * @param title the sentence after the id
 * @param ruleClass letters divided by "; "
 * @param verified false where a cited text, or the row, was not read first-hand
 * @param derivedReads numbers of the derived facts that the condition reads
 */
public record Rule(
    String id,
    String row,
    String title,
    List<Cite> cites,
    String ruleClass,
    boolean verified,
    List<String> see,
    Expression condition,
    Set<Integer> derivedReads,
    List<Effect> effects,
    Place place) {

  public Rule {
    cites = List.copyOf(cites);
    see = List.copyOf(see);
    derivedReads = Set.copyOf(derivedReads);
    effects = List.copyOf(effects);
  }

  /** The same that adds nothing. */
  public Rule withoutEffects() {
    return with(condition, List.of());
  }

  /** The same with another condition, which reads no other derived facts, and other effects. */
  public Rule with(Expression otherCondition, List<Effect> otherEffects) {
    return new Rule(
        id,
        row,
        title,
        cites,
        ruleClass,
        verified,
        see,
        otherCondition,
        derivedReads,
        otherEffects,
        place);
  }

  public boolean isDerived() {
    return !derivedReads.isEmpty();
  }

  /**
   * Where it stands.
   *
   * @param topic the comment at the head of the file
   * @param text the rule as written
   */
  public record Place(String file, int line, String topic, String text) {}
}

package evenhand.governance.proof;

import com.microsoft.z3.BoolExpr;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.evaluate.RuleSet;
import evenhand.rulebook.expression.Comparison;
import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.expression.Rewriting;
import evenhand.rulebook.expression.Type;
import evenhand.rulebook.model.Dictionary;
import evenhand.rulebook.model.Parameter;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds cases that show something, or several things at once: a difference between two sets of
 * rules, or a condition that alone keeps a rule from firing. Not thread-safe.
 */
public final class Aims implements AutoCloseable {
  private final PossibleCases cases;
  private final OutcomeParts parts;
  private final RuleSet rules;

  public Aims(Rulebook rulebook, PossibleCases.Settings settings) {
    this.cases = new PossibleCases(rulebook, settings);
    this.rules = rulebook.second().rules();
    this.parts = new OutcomeParts(rules);
  }

  /** Something that a case may show. */
  public static final class Aim {
    private final BoolExpr formula;

    private Aim(BoolExpr formula) {
      this.formula = formula;
    }
  }

  /**
   * That other rules give another outcome, or fire other rows.
   *
   * @param changed slots of the computed questions whose formula differs, and all that rest on them
   */
  public Aim differs(RuleSet others, BitSet changed) {
    Translation other = cases.base().with(others, changed, Map.of());
    return new Aim(OutcomeParts.differ(parts, cases.base(), new OutcomeParts(others), other, true));
  }

  /** That another value of a parameter gives another outcome, or fires other rows. */
  public Aim differs(Parameter parameter) {
    Dictionary names = rules.names();
    int slot = names.slot(parameter.id());
    int dates = names.datesSlot(parameter.id());
    BitSet changed = rules.formulas().dependents(slot);
    changed.or(rules.formulas().dependents(dates));
    Translation other =
        cases
            .base()
            .with(
                rules,
                changed,
                Map.of(slot, cases.value(parameter), dates, cases.dates(parameter)));
    return new Aim(OutcomeParts.differ(parts, cases.base(), parts, other, true));
  }

  /** That the case is decided on a day or before it. */
  public Aim decidedBy(LocalDate day) {
    int slot = rules.names().slot(Dictionary.AS_OF_DATE);
    Terms terms = cases.terms();
    return new Aim(
        terms.compare(Comparison.Operator.AT_MOST, cases.base().slot(slot), terms.days().of(day)));
  }

  /** That one rule fires and none of some others, so that what it adds is its own. */
  public Aim firesAlone(int rule, Collection<Integer> others) {
    Logic logic = cases.terms().logic();
    return new Aim(
        logic.and(
            cases.base().fired(rule),
            logic.not(logic.or(others.stream().map(cases.base()::fired).toList()))));
  }

  public Aim holds(Expression condition, boolean holds) {
    BoolExpr translated = cases.base().holds(condition);
    return new Aim(holds ? translated : cases.terms().logic().not(translated));
  }

  /** That one part of a condition is all that keeps it from holding. */
  public Aim onlyBlocks(Expression condition, Expression part) {
    Expression without =
        Rewriting.replace(condition, part, new Expression.Literal(true, Type.TRUTH));
    return new Aim(
        cases
            .terms()
            .logic()
            .and(
                cases.terms().logic().not(cases.base().holds(condition)),
                cases.base().holds(without)));
  }

  /** A case that shows all of these; empty where none can. */
  public Optional<PossibleCase> find(List<Aim> aims) {
    return cases
        .find(aims.stream().map(aim -> aim.formula).toArray(BoolExpr[]::new))
        .map(found -> found.in(cases.base()));
  }

  @Override
  public void close() {
    cases.close();
  }
}

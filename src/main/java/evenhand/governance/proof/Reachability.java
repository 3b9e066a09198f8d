package evenhand.governance.proof;

import com.microsoft.z3.BoolExpr;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.SecondEvaluator;
import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.expression.Rewriting;
import evenhand.rulebook.expression.Type;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds cases in which conditions hold, with as few answers as can be; each is confirmed by the
 * second evaluator. Not thread-safe.
 */
public final class Reachability {
  private final PossibleCases cases;
  private final Rulebook rulebook;
  private final SecondEvaluator second;

  public Reachability(PossibleCases cases) {
    this.cases = cases;
    this.rulebook = cases.rulebook();
    this.second = rulebook.second();
  }

  /** A case in which a condition holds, or does not; empty where that is impossible. */
  public Optional<PossibleCase> whereHolds(Expression condition, boolean holds) {
    BoolExpr translated = cases.base().holds(condition);
    return found(
        holds ? translated : cases.terms().logic().not(translated),
        each -> condition.holds(each.slots(rulebook, second)) == holds);
  }

  /** A case in which one part of a condition is all that keeps it from holding. */
  public Optional<PossibleCase> whereOnlyBlocks(Expression condition, Expression part) {
    Expression without =
        Rewriting.replace(condition, part, new Expression.Literal(true, Type.TRUTH));
    Logic logic = cases.terms().logic();
    return found(
        logic.and(logic.not(cases.base().holds(condition)), cases.base().holds(without)),
        each -> {
          var slots = each.slots(rulebook, second);
          return !condition.holds(slots) && without.holds(slots);
        });
  }

  private Optional<PossibleCase> found(BoolExpr wanted, Predicate<PossibleCase> is) {
    return cases
        .find(wanted)
        .map(
            found -> {
              PossibleCase each = found.in(cases.base());
              if (!is.test(each)) {
                throw new IllegalStateException("the evaluator does not confirm " + each);
              }
              return each.smallest(is);
            });
  }
}

package evenhand.governance.proof;

import com.microsoft.z3.BoolExpr;
import evenhand.governance.proof.Term.Code;
import evenhand.governance.proof.Term.Members;
import evenhand.governance.proof.Term.Truth;
import evenhand.governance.proof.Term.Whole;
import evenhand.rulebook.evaluate.Formulas;
import evenhand.rulebook.evaluate.RuleSet;
import evenhand.rulebook.expression.Arithmetic;
import evenhand.rulebook.expression.Call;
import evenhand.rulebook.expression.Comparison;
import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.expression.Membership;
import evenhand.rulebook.model.Effect;
import evenhand.rulebook.model.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The rules and questions of a rulebook as formulas. A translation may lie over another: with other
 * answers to some questions, or with other rules; then only what reads them is translated again.
 */
final class Translation {
  private final Terms terms;
  private final Logic logic;
  private final Functions functions;
  private final RuleSet rules;
  private final @Nullable Translation under;
  private final BitSet changed;
  private final Map<Integer, Term> slots;
  private final Map<Expression, Term> made = new IdentityHashMap<>();
  private final Map<Integer, BoolExpr> fired = new HashMap<>();
  private final Map<Integer, BoolExpr> facts = new HashMap<>();
  private final Naming naming;

  /** Gives a formula a short name, where a translation is kept for long. */
  interface Naming {
    BoolExpr name(String name, BoolExpr formula);

    Term name(String name, Term term);
  }

  private static final Naming NO_NAMES =
      new Naming() {
        @Override
        public BoolExpr name(String name, BoolExpr formula) {
          return formula;
        }

        @Override
        public Term name(String name, Term term) {
          return term;
        }
      };

  /**
   * The ground that others lie over.
   *
   * @param slots of everything that is not computed
   */
  Translation(Terms terms, RuleSet rules, Map<Integer, Term> slots, Naming naming) {
    this(terms, rules, slots, null, new BitSet(), naming);
  }

  private Translation(
      Terms terms,
      RuleSet rules,
      Map<Integer, Term> slots,
      @Nullable Translation under,
      BitSet changed,
      Naming naming) {
    this.terms = terms;
    this.logic = terms.logic();
    this.functions = new Functions(terms);
    this.rules = rules;
    this.slots = new HashMap<>(slots);
    this.under = under;
    this.changed = changed;
    this.naming = naming;
  }

  /** The same with another value in a slot. */
  Translation with(int slot, Term value) {
    return new Translation(
        terms, rules, Map.of(slot, value), this, rules.formulas().dependents(slot), NO_NAMES);
  }

  /**
   * The same with other rules, at the same positions.
   *
   * @param changed slots of computed questions and parameters whose meaning changed, and all that
   *     rest on them
   */
  Translation with(RuleSet others, BitSet changed, Map<Integer, Term> values) {
    return new Translation(terms, others, values, this, changed, NO_NAMES);
  }

  RuleSet rules() {
    return rules;
  }

  Terms terms() {
    return terms;
  }

  /** What stands in a slot. */
  Term slot(int slot) {
    Term present = slots.get(slot);
    if (present != null) {
      return present;
    }
    if (under != null && !changed.get(slot)) {
      return under.slot(slot);
    }
    Expression formula = rules.formulas().find(slot);
    if (formula == null) {
      throw new UntranslatableException("nothing stands in slot " + slot);
    }
    Term term = naming.name("c" + slot, term(formula, this::fact));
    slots.put(slot, term);
    return term;
  }

  /** Whether a condition holds. */
  BoolExpr holds(Expression condition) {
    return holds(condition, this::fact);
  }

  /** The same where derived facts are numbered otherwise, as invariants do. */
  BoolExpr holds(Expression condition, IntFunction<BoolExpr> derived) {
    Truth truth = (Truth) term(condition, derived);
    return logic.and(truth.known(), truth.value());
  }

  private Term term(Expression expression, IntFunction<BoolExpr> derived) {
    Term present = made.get(expression);
    if (present != null) {
      return present;
    }
    Term term;
    if (under != null && !isTouched(expression)) {
      term = under.term(expression, derived);
    } else {
      term = translate(expression, derived);
    }
    made.put(expression, term);
    return term;
  }

  /** Whether something else may come of an expression here than below. */
  private boolean isTouched(Expression expression) {
    return readsDerived(expression)
        || Formulas.reads(expression, rules.names()).intersects(changed);
  }

  private static boolean readsDerived(Expression expression) {
    return expression instanceof Expression.Derived
        || expression.parts().stream().anyMatch(Translation::readsDerived);
  }

  private Term translate(Expression expression, IntFunction<BoolExpr> derived) {
    if (expression instanceof Expression.Name name) {
      return slot(name.entry().slot());
    } else if (expression instanceof Expression.Literal literal) {
      return terms.constant(literal.value(), literal.type());
    } else if (expression instanceof Expression.Unknown unknown) {
      return terms.unknown(unknown.type());
    } else if (expression instanceof Expression.Group group) {
      return terms.constant(group.members(), group.type());
    } else if (expression instanceof Expression.Derived fact) {
      return truth(derived.apply(fact.fact()));
    }
    List<Term> parts = new ArrayList<>();
    expression.parts().forEach(part -> parts.add(term(part, derived)));
    if (expression instanceof Expression.If) {
      return terms.choose(truthOf(parts.get(0)), parts.get(1), parts.get(2));
    } else if (expression instanceof Call call) {
      return functions.call(call, parts, this::slot);
    } else if (expression instanceof Arithmetic sum) {
      Whole left = (Whole) parts.get(0);
      Whole right = (Whole) parts.get(1);
      return switch (sum.operator()) {
        case '+' -> terms.wholes().add(left, right);
        case '-' -> terms.wholes().subtract(left, right);
        default -> terms.wholes().multiply(left, right);
      };
    }
    return truth(condition(expression, parts));
  }

  private Truth truth(BoolExpr value) {
    return new Truth(logic.yes(), value);
  }

  private BoolExpr truthOf(Term term) {
    return logic.and(term.known(), ((Truth) term).value());
  }

  private BoolExpr condition(Expression expression, List<Term> parts) {
    if (expression instanceof Expression.All) {
      return logic.and(parts.stream().map(this::truthOf).toList());
    } else if (expression instanceof Expression.Any) {
      return logic.or(parts.stream().map(this::truthOf).toList());
    } else if (expression instanceof Expression.Not) {
      return logic.not(truthOf(parts.get(0)));
    } else if (expression instanceof Comparison compared) {
      return terms.compare(compared.operator(), parts.get(0), parts.get(1));
    }
    Membership membership = (Membership) expression;
    BoolExpr inside = terms.contains((Members) parts.get(1), parts.get(0));
    return logic.and(
        parts.get(0).known(),
        parts.get(1).known(),
        membership.outside() ? logic.not(inside) : inside);
  }

  /** Whether the rule at a position fires. */
  BoolExpr fired(int rule) {
    BoolExpr present = fired.get(rule);
    if (present == null) {
      present = naming.name("r" + rule, whetherFired(rule));
      fired.put(rule, present);
    }
    return present;
  }

  private BoolExpr whetherFired(int rule) {
    Expression condition = rules.rules().get(rule).condition();
    boolean same = under != null && under.rules().rules().get(rule).condition() == condition;
    return under != null && same && !isTouched(condition) ? under.fired(rule) : holds(condition);
  }

  /** Whether some fired rule brings about a derived fact. */
  BoolExpr fact(int fact) {
    BoolExpr present = facts.get(fact);
    if (present == null) {
      List<BoolExpr> bringers = new ArrayList<>();
      for (int i = 0; i < rules.rules().size(); i++) {
        Rule rule = rules.rules().get(i);
        for (Effect effect : rule.effects()) {
          if (rules.facts().broughtBy(effect, rules.codes(), "").contains(fact)) {
            bringers.add(fired(i));
          } else if (effect instanceof Effect.FloorFrom from) {
            bringers.add(logic.and(fired(i), raisedTo(from, fact)));
          }
        }
      }
      present = logic.or(bringers);
      facts.put(fact, present);
    }
    return present;
  }

  /** Whether the grade that a question holds brings about a fact. */
  private BoolExpr raisedTo(Effect.FloorFrom from, int fact) {
    List<BoolExpr> any = new ArrayList<>();
    for (Map.Entry<String, BoolExpr> grade : grades(from).entrySet()) {
      if (rules.facts().broughtBy(from, rules.codes(), grade.getKey()).contains(fact)) {
        any.add(grade.getValue());
      }
    }
    return logic.or(any);
  }

  /** The grades that an answered floor may stand for. */
  Map<String, BoolExpr> grades(Effect.FloorFrom from) {
    return ((Code) slot(rules.names().slot(from.question()))).is();
  }
}

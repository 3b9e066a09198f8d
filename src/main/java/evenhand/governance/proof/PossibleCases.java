package evenhand.governance.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Params;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import evenhand.governance.proof.Term.Code;
import evenhand.governance.proof.Term.Day;
import evenhand.governance.proof.Term.Moment;
import evenhand.governance.proof.Term.Truth;
import evenhand.governance.proof.Term.Whole;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.evaluate.RuleSet;
import evenhand.rulebook.expression.Comparison;
import evenhand.rulebook.model.Dictionary;
import evenhand.rulebook.model.Parameter;
import evenhand.rulebook.model.Question;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every case that a rulebook may be asked on the days when it is in force, at the values that its
 * parameters have on the day, and a search among them. Not thread-safe.
 */
public final class PossibleCases implements AutoCloseable {
  private static final int SEARCH_MILLIS_MAX = 60_000;

  private final Rulebook rulebook;
  private final Logic logic = new Logic();
  private final Terms terms = new Terms(logic);
  private final Solver solver = logic.context().mkSolver("QF_FD");
  private final List<BoolExpr> pending = new ArrayList<>();
  private final Day decisionDay;
  private final Moment decisionMoment;
  private final Unknowns unknowns;
  private final Translation base;
  private final Map<Integer, Question> questions = new HashMap<>();
  private final Map<Parameter, Term> free = new LinkedHashMap<>();
  private final Settings settings;

  /** Which values parameters have. */
  public enum Settings {
    /** Those of the rulebook on the day of the decision. */
    AS_DELIVERED,
    /** The same, but switches may be on or off, and what may be unset may have any value. */
    SWITCHES_FREE
  }

  /** Whether a parameter is one of those that {@link Settings#SWITCHES_FREE} lets vary. */
  public static boolean isSwitch(Parameter parameter) {
    return Parameterised.isSwitch(parameter);
  }

  public PossibleCases(Rulebook rulebook, Settings settings) {
    this.rulebook = rulebook;
    this.settings = settings;
    Params limits = logic.context().mkParams();
    limits.add("timeout", SEARCH_MILLIS_MAX);
    solver.setParameters(limits);
    LocalDate first = rulebook.inForce().from();
    LocalDate last = rulebook.inForce().last();
    this.decisionDay = terms.days().variable("as_of_date", logic.yes());
    pending.add(terms.days().between(decisionDay, first, last));
    this.decisionMoment = terms.moments().variable("as_of", logic.yes());
    linkDecision(first, last);
    this.unknowns = new Unknowns(terms, decisionDay);
    this.base =
        new Translation(terms, rulebook.second().rules(), slots(first, last), new Defined());
  }

  /** London's clock is as far ahead of UTC as none or one hour: either is allowed on every day. */
  private void linkDecision(LocalDate first, LocalDate last) {
    Moment moment = decisionMoment;
    pending.add(
        terms
            .moments()
            .between(
                moment,
                first.minusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC),
                last.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)));
    Whole minutes = new Whole(logic.yes(), moment.minutes(), -(1L << 29), (1L << 29) - 1);
    Whole begun = terms.wholes().subtract(signed(minutes), terms.days().minutes(decisionDay));
    BoolExpr summer = logic.variable("summer_time");
    Whole ahead = terms.wholes().choose(summer, terms.wholes().of(60), terms.wholes().of(0));
    Whole ofDay = terms.wholes().add(begun, ahead);
    pending.add(terms.wholes().compare(Comparison.Operator.AT_LEAST, ofDay, terms.wholes().of(0)));
    pending.add(terms.wholes().compare(Comparison.Operator.LESS, ofDay, terms.wholes().of(1440)));
  }

  private Whole signed(Whole minutes) {
    int width = Wholes.width(minutes.least(), minutes.most());
    return new Whole(
        minutes.known(),
        logic.context().mkExtract(width - 1, 0, minutes.bits()),
        minutes.least(),
        minutes.most());
  }

  private Map<Integer, Term> slots(LocalDate first, LocalDate last) {
    RuleSet rules = rulebook.second().rules();
    Dictionary names = rules.names();
    Map<Integer, Term> slots = new HashMap<>();
    slots.put(names.slot(Dictionary.AS_OF), decisionMoment);
    slots.put(names.slot(Dictionary.AS_OF_DATE), decisionDay);
    Parameterised parameters = new Parameterised(terms, decisionDay, first, last);
    for (Parameter parameter : rulebook.parameters()) {
      Term value = parameters.value(parameter);
      if (settings == Settings.SWITCHES_FREE && Parameterised.isSwitch(parameter)) {
        Unknowns.Variable variable =
            parameters.any(parameter, Readers.membersOf(parameter, rulebook));
        pending.add(variable.valid());
        value = variable.term();
        free.put(parameter, value);
      }
      slots.put(names.slot(parameter.id()), value);
      slots.put(names.datesSlot(parameter.id()), parameters.dates(parameter));
    }
    for (Question question : rulebook.questions()) {
      int slot = names.slot(question.id());
      questions.put(slot, question);
      slots.put(slot, fresh(question));
    }
    return slots;
  }

  /** The value of a parameter that differs from the rulebook's, at every day of the decision. */
  Term value(Parameter parameter) {
    return new Parameterised(
            terms, decisionDay, rulebook.inForce().from(), rulebook.inForce().last())
        .value(parameter);
  }

  /** All dated values of such a parameter. */
  Term dates(Parameter parameter) {
    return new Parameterised(
            terms, decisionDay, rulebook.inForce().from(), rulebook.inForce().last())
        .dates(parameter);
  }

  /** A new answer to a question, or none. */
  Term fresh(Question question) {
    Unknowns.Variable variable = unknowns.of(question);
    pending.add(variable.valid());
    return variable.term();
  }

  Terms terms() {
    return terms;
  }

  Translation base() {
    return base;
  }

  Rulebook rulebook() {
    return rulebook;
  }

  /** Whether every question is answered. */
  BoolExpr allKnown(Translation in) {
    return logic.and(questions.keySet().stream().map(slot -> in.slot(slot).known()).toList());
  }

  /** Names that stand for formulas for as long as the solver does. */
  private final class Defined implements Translation.Naming {
    @Override
    public BoolExpr name(String name, BoolExpr formula) {
      if (formula.isConst() || (formula.isNot() && formula.getArgs()[0].isConst())) {
        return formula;
      }
      BoolExpr named = logic.variable(name);
      pending.add(logic.context().mkEq(named, formula));
      return named;
    }

    @Override
    public Term name(String name, Term term) {
      if (term instanceof Truth truth) {
        return new Truth(truth.known(), name(name, truth.value()));
      } else if (term instanceof Code code) {
        Map<String, BoolExpr> is = new LinkedHashMap<>();
        code.is().forEach((value, holds) -> is.put(value, name(name + "." + value, holds)));
        return new Code(name(name + ".known", code.known()), is);
      } else if (term instanceof Whole whole && whole.least() < whole.most()) {
        Whole named = terms.wholes().variable(name, whole.known(), whole.least(), whole.most());
        int width = named.bits().getSortSize();
        pending.add(logic.context().mkEq(named.bits(), terms.wholes().wide(whole, width)));
        return named;
      }
      return term;
    }
  }

  /**
   * Some case for which all of these hold; empty where there is none at all.
   *
   * @throws UntranslatableException where the search takes too long to tell
   */
  Optional<FoundCase> find(BoolExpr... constraints) {
    BoolExpr all = logic.and(constraints);
    if (all.equals(logic.no())) {
      return Optional.empty();
    }
    pending.forEach(solver::add);
    pending.clear();
    solver.push();
    try {
      solver.add(all);
      Status status = solver.check();
      if (status == Status.UNKNOWN) {
        throw new UntranslatableException("no answer: " + solver.getReasonUnknown());
      }
      return status == Status.SATISFIABLE
          ? Optional.of(
              new FoundCase(rulebook, solver.getModel(), decisionDay, decisionMoment, free))
          : Optional.empty();
    } finally {
      solver.pop();
    }
  }

  @Override
  public void close() {
    logic.close();
  }
}

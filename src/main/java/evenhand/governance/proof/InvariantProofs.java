package evenhand.governance.proof;

import com.microsoft.z3.BoolExpr;
import evenhand.governance.proof.Term.Members;
import evenhand.rulebook.Advice;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.expression.Comparison;
import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.expression.Slots;
import evenhand.rulebook.invariant.Invariant;
import evenhand.rulebook.invariant.Invariant.Path;
import evenhand.rulebook.invariant.Invariant.Step;
import evenhand.rulebook.model.Question;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Looks for cases that break invariants. */
final class InvariantProofs {
  private final PossibleCases cases;
  private final Rulebook rulebook;
  private final Translation base;
  private final Terms terms;
  private final Logic logic;
  private final Statements statements;

  /** The case with another answer, and what holds of that answer. */
  private record Other(Translation translation, BoolExpr is) {}

  InvariantProofs(PossibleCases cases, OutcomeParts parts) {
    this.cases = cases;
    this.rulebook = cases.rulebook();
    this.base = cases.base();
    this.terms = cases.terms();
    this.logic = terms.logic();
    this.statements = new Statements(cases, parts);
  }

  /** What breaks an invariant; empty where nothing does. */
  Optional<Counterexample> refute(Invariant invariant) {
    return invariant instanceof Invariant.Always always
        ? refuteAlways(always)
        : refuteChanging((Invariant.Changing) invariant);
  }

  private Optional<Counterexample> refuteAlways(Invariant.Always always) {
    return cases
        .find(
            statements.holds(always.when(), base), logic.not(statements.holds(always.then(), base)))
        .map(
            found -> {
              Predicate<PossibleCase> breaks =
                  each -> {
                    Slots slots = judged(each, each.decide(rulebook));
                    return always.when().holds(slots) && !always.then().holds(slots);
                  };
              PossibleCase broken = found.in(base);
              boolean confirmed = breaks.test(broken);
              return new Counterexample(
                  List.of(confirmed ? Tidied.of(broken, breaks) : broken), confirmed);
            });
  }

  private Slots judged(PossibleCase each, Advice advice) {
    return rulebook.judged(each.answers(rulebook), each.parameters(rulebook), advice);
  }

  private Optional<Counterexample> refuteChanging(Invariant.Changing changing) {
    for (String id : changing.questions()) {
      Question question =
          rulebook.questions().stream()
              .filter(each -> each.id().equals(id))
              .findFirst()
              .orElseThrow();
      Optional<Counterexample> found =
          switch (changing.along().kind()) {
            case LISTED -> listed(changing, question);
            case RISING, FALLING ->
                search(changing, question, logic.yes(), ordered(changing, question));
            case GROWING -> search(changing, question, logic.yes(), grown(question));
            case ANYTHING -> search(changing, question, logic.yes(), any(question, logic.yes()));
          };
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private int slot(Question question) {
    return base.rules().names().slot(question.id());
  }

  private Optional<Counterexample> listed(Invariant.Changing changing, Question question) {
    List<List<Step>> steps = changing.along().steps();
    boolean stays = !changing.claim().neverMoves().isEmpty();
    Map<Step, Other> others = new HashMap<>();
    for (int first = 0; first < steps.size(); first++) {
      int last = stays ? steps.size() - 1 : Math.min(first + 1, steps.size() - 1);
      for (int second = first + 1; second <= last; second++) {
        for (Step from : steps.get(first)) {
          for (Step to : steps.get(second)) {
            Other other = others.computeIfAbsent(to, step -> on(step, question));
            Optional<Counterexample> found = search(changing, question, is(from, question), other);
            if (found.isPresent()) {
              return found;
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Whether the case itself stands on a step. */
  private BoolExpr is(Step step, Question question) {
    Term answer = base.slot(slot(question));
    if (step instanceof Step.Unanswered) {
      return logic.not(answer.known());
    } else if (step instanceof Step.Answer fixed) {
      return terms.compare(
          Comparison.Operator.EQUAL, answer, terms.constant(fixed.value(), question.valueType()));
    }
    Expression condition = ((Step.Meeting) step).condition();
    return logic.and(answer.known(), statements.holds(condition, base));
  }

  /** The case with an answer that stands on a step. */
  private Other on(Step step, Question question) {
    if (step instanceof Step.Unanswered) {
      return new Other(base.with(slot(question), terms.unknown(question.valueType())), logic.yes());
    } else if (step instanceof Step.Answer fixed) {
      return new Other(
          base.with(slot(question), terms.constant(fixed.value(), question.valueType())),
          logic.yes());
    }
    Other any = any(question, logic.yes());
    Expression condition = ((Step.Meeting) step).condition();
    return new Other(
        any.translation(),
        logic.and(
            any.translation().slot(slot(question)).known(),
            statements.holds(condition, any.translation())));
  }

  private Other any(Question question, BoolExpr is) {
    return new Other(base.with(slot(question), cases.fresh(question)), is);
  }

  private Other ordered(Invariant.Changing changing, Question question) {
    Translation other = base.with(slot(question), cases.fresh(question));
    Comparison.Operator operator =
        changing.along().kind() == Path.Kind.RISING
            ? Comparison.Operator.LESS
            : Comparison.Operator.MORE;
    return new Other(
        other, terms.compare(operator, base.slot(slot(question)), other.slot(slot(question))));
  }

  private Other grown(Question question) {
    Members fewer = (Members) base.slot(slot(question));
    Map<Object, BoolExpr> more = new LinkedHashMap<>();
    List<BoolExpr> picks = new ArrayList<>();
    fewer
        .has()
        .forEach(
            (member, has) -> {
              BoolExpr pick = logic.variable("more." + member);
              picks.add(pick);
              more.put(member, logic.or(has, pick));
            });
    Translation other = base.with(slot(question), new Members(fewer.known(), more));
    return new Other(other, logic.and(fewer.known(), logic.atMostOne(picks)));
  }

  private Optional<Counterexample> search(
      Invariant.Changing changing, Question question, BoolExpr from, Other other) {
    return cases
        .find(
            statements.breaks(changing.claim(), base, other.translation()),
            from,
            other.is(),
            statements.holds(changing.when(), base),
            statements.holds(changing.when(), other.translation()))
        .map(found -> pair(changing, question, found.in(base), found.in(other.translation())));
  }

  private Counterexample pair(
      Invariant.Changing changing, Question question, PossibleCase from, PossibleCase to) {
    boolean confirmed = breaks(changing, from, to);
    PossibleCase one = from;
    PossibleCase two = to;
    if (confirmed) {
      for (String other : from.questions()) {
        if (!other.equals(question.id())
            && breaks(changing, one.without(other), two.without(other))) {
          one = one.without(other);
          two = two.without(other);
        }
      }
    }
    return new Counterexample(List.of(one, two), confirmed);
  }

  private boolean breaks(Invariant.Changing changing, PossibleCase from, PossibleCase to) {
    Advice one = from.decide(rulebook);
    Advice two = to.decide(rulebook);
    return changing.when().holds(judged(from, one))
        && changing.when().holds(judged(to, two))
        && !rulebook.invariants().allows(changing.claim(), one, two);
  }
}

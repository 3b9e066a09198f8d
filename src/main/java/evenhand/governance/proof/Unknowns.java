package evenhand.governance.proof;

import com.microsoft.z3.BoolExpr;
import evenhand.governance.proof.Term.Code;
import evenhand.governance.proof.Term.Day;
import evenhand.governance.proof.Term.Members;
import evenhand.governance.proof.Term.Moment;
import evenhand.governance.proof.Term.Whole;
import evenhand.rulebook.model.Question;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a variable for the answer to a question, with the limits that answers are checked for. */
final class Unknowns {
  private final Terms terms;
  private final Logic logic;
  private final Day decision;

  /**
   * @param decision the day that some dates may not be later than
   */
  Unknowns(Terms terms, Day decision) {
    this.terms = terms;
    this.logic = terms.logic();
    this.decision = decision;
  }

  /** A variable and what holds of it. */
  record Variable(Term term, BoolExpr valid) {}

  Variable of(Question question) {
    BoolExpr known = logic.variable(question.id() + ".known");
    return switch (question.type()) {
      case YES_NO, CHOICE -> choice(question, known);
      case CHOICES -> choices(question, known);
      case COUNT, AGE, MINUTES, DAYS, MONTHS -> number(question, known);
      case DATE -> date(question, known);
      case DATETIME -> moment(question, known);
    };
  }

  private Variable choice(Question question, BoolExpr known) {
    Map<String, BoolExpr> is = new LinkedHashMap<>();
    question.values().forEach(each -> is.put(each, logic.variable(question.id() + "." + each)));
    BoolExpr some = logic.or(is.values());
    return new Variable(
        new Code(known, is),
        logic.and(logic.not(logic.differ(known, some)), logic.atMostOne(is.values())));
  }

  private Variable choices(Question question, BoolExpr known) {
    Map<Object, BoolExpr> has = new LinkedHashMap<>();
    List<BoolExpr> limits = new ArrayList<>();
    for (String value : question.values()) {
      BoolExpr member = logic.variable(question.id() + "." + value);
      has.put(value, member);
      limits.add(logic.or(known, logic.not(member)));
    }
    return new Variable(new Members(known, has), logic.and(limits));
  }

  private Variable number(Question question, BoolExpr known) {
    Question.Range range = question.range().orElse(new Question.Range(0, Integer.MAX_VALUE));
    Whole number = terms.wholes().variable(question.id(), known, range.min(), range.max());
    return new Variable(number, terms.wholes().bounded(number));
  }

  private Variable date(Question question, BoolExpr known) {
    Day day = terms.days().variable(question.id(), known);
    BoolExpr valid = terms.days().between(day, Question.FIRST_DAY, Question.LAST_DAY);
    if (question.notAfterDecision()) {
      valid =
          logic.and(
              valid,
              terms
                  .days()
                  .compare(
                      evenhand.rulebook.expression.Comparison.Operator.AT_MOST, day, decision));
    }
    return new Variable(day, valid);
  }

  private Variable moment(Question question, BoolExpr known) {
    Moment moment = terms.moments().variable(question.id(), known);
    LocalDate first = Question.FIRST_DAY;
    return new Variable(
        moment,
        terms
            .moments()
            .between(
                moment,
                first.atStartOfDay().toInstant(ZoneOffset.UTC),
                Question.LAST_DAY.atTime(LocalTime.of(23, 59, 59)).toInstant(ZoneOffset.UTC)));
  }
}

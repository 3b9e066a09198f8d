package evenhand.governance.proof;

import com.microsoft.z3.BoolExpr;
import evenhand.governance.proof.Term.Day;
import evenhand.governance.proof.Term.Rows;
import evenhand.rulebook.expression.Comparison;
import evenhand.rulebook.expression.ParameterRows;
import evenhand.rulebook.model.Parameter;
import evenhand.rulebook.model.Question;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Translates parameters: the value that each has on the day of the decision. */
final class Parameterised {
  /** Days that the calendar in bits can hold; no answer lies outside. */
  static final LocalDate FIRST_DAY = LocalDate.of(1501, 1, 1);

  static final LocalDate LAST_DAY = LocalDate.of(2500, 12, 31);

  private final Terms terms;
  private final Day decision;
  private final LocalDate first;
  private final LocalDate last;

  /**
   * @param decision the day of the decision, from {@code first} to {@code last}
   */
  Parameterised(Terms terms, Day decision, LocalDate first, LocalDate last) {
    this.terms = terms;
    this.decision = decision;
    this.first = first;
    this.last = last;
  }

  /**
   * Whether it is on or off, may be without a value, or lists nothing yet: what a force or the law
   * decides later.
   */
  static boolean isSwitch(Parameter parameter) {
    Optional<Object> latest = parameter.rows().get(parameter.rows().size() - 1).value();
    return parameter.kind() == Parameter.Kind.TRUTH
        || latest.isEmpty()
        || latest.get().equals(Set.of());
  }

  /**
   * A switch in any position.
   *
   * @param members what a list of codes may hold
   */
  Unknowns.Variable any(Parameter parameter, Collection<String> members) {
    Logic logic = terms.logic();
    BoolExpr known =
        parameter.kind() == Parameter.Kind.TRUTH
            ? logic.yes()
            : logic.variable(parameter.id() + ".set");
    return switch (parameter.kind()) {
      case TRUTH ->
          new Unknowns.Variable(new Term.Truth(known, logic.variable(parameter.id())), logic.yes());
      case NUMBER -> {
        Term.Whole number =
            terms
                .wholes()
                .variable(
                    parameter.id(),
                    known,
                    parameter.limits().min().orElse(0),
                    parameter.limits().max().orElse(1_000_000));
        yield new Unknowns.Variable(number, terms.wholes().bounded(number));
      }
      case DATE -> {
        Day day = terms.days().variable(parameter.id(), known);
        yield new Unknowns.Variable(
            day, terms.days().between(day, Question.FIRST_DAY, Question.LAST_DAY));
      }
      case CODE -> code(parameter, known);
      case CODES -> {
        Map<Object, BoolExpr> has = new LinkedHashMap<>();
        members.forEach(each -> has.put(each, logic.variable(parameter.id() + "." + each)));
        yield new Unknowns.Variable(new Term.Members(logic.yes(), has), logic.yes());
      }
      default ->
          throw new UntranslatableException(
              parameter.id() + " may be unset and is no single value");
    };
  }

  private Unknowns.Variable code(Parameter parameter, BoolExpr known) {
    Logic logic = terms.logic();
    Map<String, BoolExpr> is = new LinkedHashMap<>();
    for (Parameter.Row row : parameter.rows()) {
      row.value()
          .ifPresent(value -> is.put((String) value, logic.variable(parameter.id() + "." + value)));
    }
    parameter
        .type()
        .values()
        .forEach(
            each -> is.computeIfAbsent(each, fresh -> logic.variable(parameter.id() + "." + each)));
    return new Unknowns.Variable(
        new Term.Code(known, is),
        logic.and(
            logic.not(logic.differ(known, logic.or(is.values()))), logic.atMostOne(is.values())));
  }

  /** A value from a day on. */
  private record From(LocalDate day, @Nullable Object value) {}

  Term value(Parameter parameter) {
    List<From> rows = rows(parameter);
    return switch (parameter.type().kind()) {
      case KEYED, DATED, TABLE -> periods(rows);
      default -> {
        Term term = terms.constant(rows.get(0).value(), parameter.type());
        for (From row : rows.subList(1, rows.size())) {
          term =
              terms.choose(
                  notBefore(row.day()), terms.constant(row.value(), parameter.type()), term);
        }
        yield term;
      }
    };
  }

  /** All its dated values at once, for a function that asks for one of them. */
  Term dates(Parameter parameter) {
    NavigableMap<LocalDate, Optional<Object>> rows = new TreeMap<>();
    parameter.rows().forEach(row -> rows.put(row.from(), row.value()));
    Logic logic = terms.logic();
    return new Rows(
        logic.yes(), List.of(new Rows.Period(logic.yes(), new ParameterRows.Dated(rows))));
  }

  /** The value on the first day, and each that comes later. */
  private List<From> rows(Parameter parameter) {
    List<From> rows = new ArrayList<>();
    rows.add(new From(first, parameter.valueOn(first).orElse(null)));
    parameter.rows().stream()
        .filter(row -> row.from().isAfter(first) && !row.from().isAfter(last))
        .forEach(row -> rows.add(new From(row.from(), row.value().orElse(null))));
    return rows;
  }

  private Term periods(List<From> rows) {
    Logic logic = terms.logic();
    List<Rows.Period> periods = new ArrayList<>();
    List<BoolExpr> known = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      BoolExpr ended = i + 1 < rows.size() ? notBefore(rows.get(i + 1).day()) : logic.no();
      BoolExpr holds = logic.and(notBefore(rows.get(i).day()), logic.not(ended));
      Object value = rows.get(i).value();
      periods.add(new Rows.Period(holds, value));
      if (value != null) {
        known.add(holds);
      }
    }
    return new Rows(logic.or(known), periods);
  }

  private BoolExpr notBefore(LocalDate day) {
    return day.isAfter(first)
        ? terms.days().compare(Comparison.Operator.AT_LEAST, decision, terms.days().of(day))
        : terms.logic().yes();
  }
}

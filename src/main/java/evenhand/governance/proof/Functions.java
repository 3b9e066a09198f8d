package evenhand.governance.proof;

import com.microsoft.z3.BoolExpr;
import evenhand.governance.proof.Term.Code;
import evenhand.governance.proof.Term.Day;
import evenhand.governance.proof.Term.Members;
import evenhand.governance.proof.Term.Moment;
import evenhand.governance.proof.Term.Rows;
import evenhand.governance.proof.Term.Truth;
import evenhand.governance.proof.Term.Whole;
import evenhand.rulebook.expression.Call;
import evenhand.rulebook.expression.Comparison;
import evenhand.rulebook.expression.Function;
import evenhand.rulebook.expression.ParameterRows;
import evenhand.rulebook.expression.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** Translates the functions of the formula language. */
final class Functions {
  private final Terms terms;
  private final Logic logic;

  Functions(Terms terms) {
    this.terms = terms;
    this.logic = terms.logic();
  }

  /**
   * A function applied.
   *
   * @param slots gives the answer to a question that a group counts
   */
  Term call(Call call, List<Term> parts, IntFunction<Term> slots) {
    Term first = parts.get(0);
    return switch (call.function()) {
      case UNK, UNSET -> truth(logic.not(first.known()));
      case KNOWN -> truth(first.known());
      case HAS, AMONG, NOT_AMONG, HAS_ANY, EMPTY -> truth(membership(call.function(), parts));
      case SIZE -> size((Members) first);
      case COUNT_YES, COUNT_UNK -> count(call, (Members) first, slots);
      case COUNT_TRUE ->
          terms
              .wholes()
              .count(
                  parts.stream()
                      .map(each -> logic.and(each.known(), ((Truth) each).value()))
                      .toList());
      case FIRST_KNOWN -> firstKnown(parts);
      case ADD_MONTHS -> terms.days().addMonths((Day) first, (Whole) parts.get(1));
      case MINUS_YEARS -> terms.days().minusYears((Day) first, (Whole) parts.get(1));
      case DAYS_BETWEEN -> terms.days().between((Day) first, (Day) parts.get(1));
      case MINUTES_BETWEEN -> terms.moments().minutesBetween((Moment) first, (Moment) parts.get(1));
      case VALUE_FOR -> valueFor((Rows) first, (Code) parts.get(1), call.type());
      case VALUE_ON -> valueOn((Rows) first, (Day) parts.get(1), call.type());
      case ROW_IN_FORCE -> truth(rowInForce((Rows) first, parts));
    };
  }

  private Truth truth(BoolExpr value) {
    return new Truth(logic.yes(), value);
  }

  private BoolExpr membership(Function function, List<Term> parts) {
    Term first = parts.get(0);
    if (function == Function.EMPTY) {
      return logic.not(logic.and(first.known(), logic.or(((Members) first).has().values())));
    }
    Term second = parts.get(1);
    BoolExpr known = logic.and(first.known(), second.known());
    return switch (function) {
      case HAS -> logic.and(known, terms.contains((Members) first, second));
      case AMONG -> logic.and(known, terms.contains((Members) second, first));
      case NOT_AMONG -> logic.and(known, logic.not(terms.contains((Members) second, first)));
      default -> logic.and(known, shareOne((Members) first, (Members) second));
    };
  }

  private BoolExpr shareOne(Members one, Members other) {
    return logic.or(
        one.has().entrySet().stream()
            .map(
                each ->
                    logic.and(each.getValue(), other.has().getOrDefault(each.getKey(), logic.no())))
            .toList());
  }

  private Whole size(Members set) {
    Whole count = terms.wholes().count(List.copyOf(set.has().values()));
    return new Whole(set.known(), count.bits(), count.least(), count.most());
  }

  private Whole count(Call call, Members counted, IntFunction<Term> slots) {
    List<BoolExpr> counting = new ArrayList<>();
    for (Map.Entry<Object, BoolExpr> member : counted.has().entrySet()) {
      Integer slot = call.questions().get((String) member.getKey());
      if (slot == null) {
        throw new UntranslatableException(member.getKey() + " is counted and no question");
      }
      Term answer = slots.apply(slot);
      BoolExpr counts =
          call.function() == Function.COUNT_UNK
              ? logic.not(answer.known())
              : ((Code) answer).is().getOrDefault("yes", logic.no());
      counting.add(logic.and(counted.known(), member.getValue(), counts));
    }
    return terms.wholes().count(counting);
  }

  private Term firstKnown(List<Term> parts) {
    Term found = parts.get(parts.size() - 1);
    for (int i = parts.size() - 2; i >= 0; i--) {
      found = terms.choose(parts.get(i).known(), parts.get(i), found);
    }
    return found;
  }

  private Term valueFor(Rows rows, Code key, Type type) {
    Term found = terms.unknown(type);
    for (Rows.Period period : rows.periods()) {
      if (period.value() instanceof ParameterRows.Keyed keyed) {
        Term here = terms.constant(keyed.rows().get(ParameterRows.Keyed.DEFAULT), type);
        for (Map.Entry<String, Object> row : keyed.rows().entrySet()) {
          BoolExpr same = key.is().getOrDefault(row.getKey(), logic.no());
          here = terms.choose(same, terms.constant(row.getValue(), type), here);
        }
        found = terms.choose(period.holds(), here, found);
      }
    }
    return found;
  }

  private Term valueOn(Rows rows, Day day, Type type) {
    Term found = terms.unknown(type);
    for (Rows.Period period : rows.periods()) {
      if (period.value() instanceof ParameterRows.Dated dated) {
        Term here = terms.unknown(type);
        for (Map.Entry<LocalDate, Optional<Object>> row : dated.rows().entrySet()) {
          Term value = terms.constant(row.getValue().orElse(null), type);
          here = terms.choose(notBefore(day, row.getKey()), value, here);
        }
        found = terms.choose(logic.and(period.holds(), day.known()), here, found);
      }
    }
    return found;
  }

  private BoolExpr notBefore(Day day, LocalDate date) {
    return date.isBefore(Parameterised.FIRST_DAY)
        ? logic.yes()
        : terms.days().compare(Comparison.Operator.AT_LEAST, day, terms.days().of(date));
  }

  private BoolExpr rowInForce(Rows rows, List<Term> parts) {
    Day day = (Day) parts.get(1);
    List<BoolExpr> any = new ArrayList<>();
    for (Rows.Period period : rows.periods()) {
      if (period.value() instanceof ParameterRows.Table table) {
        for (ParameterRows.Row row : table.rows()) {
          any.add(
              logic.and(
                  period.holds(),
                  day.known(),
                  matches(row.first(), (Code) parts.get(2)),
                  matches(row.second(), (Code) parts.get(3)),
                  notBefore(day, row.from()),
                  notAfter(day, row.until())));
        }
      }
    }
    return logic.or(any);
  }

  private BoolExpr notAfter(Day day, LocalDate date) {
    return date.isAfter(Parameterised.LAST_DAY)
        ? logic.yes()
        : terms.days().compare(Comparison.Operator.AT_MOST, day, terms.days().of(date));
  }

  private BoolExpr matches(String key, Code value) {
    return key.equals(ParameterRows.Table.ANY)
        ? logic.yes()
        : value.is().getOrDefault(key, logic.no());
  }
}

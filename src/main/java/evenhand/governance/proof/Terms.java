package evenhand.governance.proof;

import com.microsoft.z3.BoolExpr;
import evenhand.governance.proof.Term.Code;
import evenhand.governance.proof.Term.Day;
import evenhand.governance.proof.Term.Members;
import evenhand.governance.proof.Term.Moment;
import evenhand.governance.proof.Term.Truth;
import evenhand.governance.proof.Term.Whole;
import evenhand.rulebook.expression.Comparison;
import evenhand.rulebook.expression.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes terms, and puts terms of one kind together. */
final class Terms {
  private final Logic logic;
  private final Wholes wholes;
  private final Days days;
  private final Moments moments;

  Terms(Logic logic) {
    this.logic = logic;
    this.wholes = new Wholes(logic);
    this.days = new Days(logic, wholes);
    this.moments = new Moments(logic);
  }

  Logic logic() {
    return logic;
  }

  Wholes wholes() {
    return wholes;
  }

  Days days() {
    return days;
  }

  Moments moments() {
    return moments;
  }

  /** A fixed value; null is unknown. */
  Term constant(@Nullable Object value, Type type) {
    if (value == null) {
      return unknown(type);
    } else if (value instanceof Boolean truth) {
      return new Truth(logic.yes(), logic.truth(truth));
    } else if (value instanceof Integer number) {
      return wholes.of(number);
    } else if (value instanceof LocalDate date) {
      return days.of(date);
    } else if (value instanceof Instant instant) {
      return moments.of(instant);
    } else if (value instanceof Set<?> set) {
      Map<Object, BoolExpr> has = new LinkedHashMap<>();
      set.stream().sorted().forEach(member -> has.put(member, logic.yes()));
      return new Members(logic.yes(), has);
    } else if (value instanceof String text) {
      return new Code(logic.yes(), Map.of(text, logic.yes()));
    }
    throw new UntranslatableException("no translation of the value " + value);
  }

  Term unknown(Type type) {
    return switch (type.kind()) {
      case TRUTH -> new Truth(logic.no(), logic.no());
      case NUMBER -> new Whole(logic.no(), wholes.of(0).bits(), 0, 0);
      case DATE -> unknown(days.of(LocalDate.EPOCH));
      case INSTANT -> unknown(moments.of(Instant.EPOCH));
      case CODES, NUMBERS -> new Members(logic.no(), Map.of());
      case CHOICE, CODE, DUE -> new Code(logic.no(), Map.of());
      case KEYED, DATED, TABLE ->
          throw new UntranslatableException("a " + type.kind() + " is not unknown as such");
    };
  }

  private Term unknown(Day day) {
    return new Day(logic.no(), day.year(), day.month(), day.day());
  }

  private Term unknown(Moment moment) {
    return new Moment(logic.no(), moment.minutes(), moment.millis());
  }

  /** One or the other. */
  Term choose(BoolExpr condition, Term then, Term otherwise) {
    if (condition.equals(logic.yes())) {
      return then;
    } else if (condition.equals(logic.no())) {
      return otherwise;
    } else if (then instanceof Truth one && otherwise instanceof Truth two) {
      return new Truth(
          logic.choose(condition, one.known(), two.known()),
          logic.choose(condition, one.value(), two.value()));
    } else if (then instanceof Whole one && otherwise instanceof Whole two) {
      return wholes.choose(condition, one, two);
    } else if (then instanceof Day one && otherwise instanceof Day two) {
      return days.choose(condition, one, two);
    } else if (then instanceof Moment one && otherwise instanceof Moment two) {
      return moments.choose(condition, one, two);
    } else if (then instanceof Code one && otherwise instanceof Code two) {
      return new Code(
          logic.choose(condition, one.known(), two.known()), merged(condition, one.is(), two.is()));
    } else if (then instanceof Members one && otherwise instanceof Members two) {
      return new Members(
          logic.choose(condition, one.known(), two.known()),
          merged(condition, one.has(), two.has()));
    }
    throw new UntranslatableException("values of two kinds stand side by side");
  }

  private <T> Map<T, BoolExpr> merged(
      BoolExpr condition, Map<T, BoolExpr> then, Map<T, BoolExpr> otherwise) {
    Set<T> keys = new LinkedHashSet<>(then.keySet());
    keys.addAll(otherwise.keySet());
    Map<T, BoolExpr> merged = new LinkedHashMap<>();
    for (T key : keys) {
      merged.put(
          key,
          logic.choose(
              condition,
              then.getOrDefault(key, logic.no()),
              otherwise.getOrDefault(key, logic.no())));
    }
    return merged;
  }

  /** A comparison; false where either side is unknown. */
  BoolExpr compare(Comparison.Operator operator, Term left, Term right) {
    return logic.and(left.known(), right.known(), values(operator, left, right));
  }

  private BoolExpr values(Comparison.Operator operator, Term left, Term right) {
    if (left instanceof Whole one && right instanceof Whole two) {
      return wholes.compare(operator, one, two);
    } else if (left instanceof Day one && right instanceof Day two) {
      return days.compare(operator, one, two);
    } else if (left instanceof Moment one && right instanceof Moment two) {
      return moments.compare(operator, one, two);
    } else if (operator == Comparison.Operator.EQUAL) {
      return same(left, right);
    }
    throw new UntranslatableException("these cannot be ordered");
  }

  private BoolExpr same(Term left, Term right) {
    if (left instanceof Truth one && right instanceof Truth two) {
      return logic.not(logic.differ(one.value(), two.value()));
    } else if (left instanceof Code one && right instanceof Code two) {
      return logic.or(
          one.is().keySet().stream()
              .map(
                  code ->
                      logic.and(
                          one.is().getOrDefault(code, logic.no()),
                          two.is().getOrDefault(code, logic.no())))
              .toList());
    } else if (left instanceof Members one && right instanceof Members two) {
      Set<Object> all = new LinkedHashSet<>(one.has().keySet());
      all.addAll(two.has().keySet());
      return logic.and(
          all.stream()
              .map(
                  each ->
                      logic.not(
                          logic.differ(
                              one.has().getOrDefault(each, logic.no()),
                              two.has().getOrDefault(each, logic.no()))))
              .toList());
    }
    throw new UntranslatableException("these cannot be compared");
  }

  /** Whether a value is a member, whether or not both are known. */
  BoolExpr contains(Members set, Term value) {
    if (value instanceof Code code) {
      return logic.or(
          code.is().entrySet().stream()
              .map(
                  each ->
                      logic.and(each.getValue(), set.has().getOrDefault(each.getKey(), logic.no())))
              .toList());
    } else if (value instanceof Whole number) {
      return logic.or(
          set.has().entrySet().stream()
              .map(
                  each ->
                      logic.and(
                          each.getValue(),
                          wholes.compare(
                              Comparison.Operator.EQUAL,
                              number,
                              wholes.of((Integer) each.getKey()))))
              .toList());
    }
    throw new UntranslatableException("sets hold codes or numbers");
  }
}

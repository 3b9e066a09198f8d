package evenhand.governance.proof;

import com.microsoft.z3.BitVecExpr;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Model;
import evenhand.governance.proof.Term.Moment;
import evenhand.governance.proof.Term.Whole;
import evenhand.rulebook.expression.Comparison;
import java.time.Instant;

/** Moments in bits, to the millisecond. */
final class Moments {
  static final int MINUTES = 32;
  private static final int MILLIS = 16;
  private static final int MINUTE_MILLIS = 60_000;
  private static final long SPAN_MAX = 400L * 366 * 1440;

  private final Logic logic;
  private final Context context;

  Moments(Logic logic) {
    this.logic = logic;
    this.context = logic.context();
  }

  Moment of(Instant instant) {
    long millis = instant.toEpochMilli();
    return new Moment(
        logic.yes(),
        logic.bits(Math.floorDiv(millis, MINUTE_MILLIS), MINUTES),
        logic.bits(Math.floorMod(millis, MINUTE_MILLIS), MILLIS));
  }

  Moment variable(String name, BoolExpr known) {
    return new Moment(
        known, logic.bits(name + ".minutes", MINUTES), logic.bits(name + ".millis", MILLIS));
  }

  BoolExpr between(Moment moment, Instant first, Instant last) {
    return logic.and(
        context.mkBVULT(moment.millis(), logic.bits(MINUTE_MILLIS, MILLIS)),
        compare(Comparison.Operator.AT_LEAST, moment, of(first)),
        compare(Comparison.Operator.AT_MOST, moment, of(last)));
  }

  BoolExpr compare(Comparison.Operator operator, Moment one, Moment other) {
    BoolExpr same =
        logic.and(
            logic.same(one.minutes(), other.minutes()), logic.same(one.millis(), other.millis()));
    BoolExpr less =
        logic.or(
            context.mkBVSLT(one.minutes(), other.minutes()),
            logic.and(
                logic.same(one.minutes(), other.minutes()),
                context.mkBVULT(one.millis(), other.millis())));
    return switch (operator) {
      case EQUAL -> same;
      case LESS -> less;
      case AT_MOST -> logic.or(less, same);
      case MORE -> logic.not(logic.or(less, same));
      case AT_LEAST -> logic.not(less);
    };
  }

  /** Whole minutes from one to the other, rounded down. */
  Whole minutesBetween(Moment from, Moment to) {
    BitVecExpr minutes = context.mkBVSub(to.minutes(), from.minutes());
    BitVecExpr begun =
        logic.choose(
            context.mkBVULT(to.millis(), from.millis()),
            logic.bits(1, MINUTES),
            logic.bits(0, MINUTES));
    int width = Wholes.width(-SPAN_MAX, SPAN_MAX);
    return new Whole(
        logic.and(from.known(), to.known()),
        context.mkExtract(width - 1, 0, context.mkBVSub(minutes, begun)),
        -SPAN_MAX,
        SPAN_MAX);
  }

  Moment choose(BoolExpr condition, Moment then, Moment otherwise) {
    return new Moment(
        logic.choose(condition, then.known(), otherwise.known()),
        logic.choose(condition, then.minutes(), otherwise.minutes()),
        logic.choose(condition, then.millis(), otherwise.millis()));
  }

  static Instant read(Model model, Moment moment) {
    long minutes = (int) Long.parseLong(model.eval(moment.minutes(), true).toString());
    long millis = Long.parseLong(model.eval(moment.millis(), true).toString());
    return Instant.ofEpochMilli(minutes * MINUTE_MILLIS + millis);
  }
}

package evenhand.governance.proof;

import com.microsoft.z3.BitVecExpr;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Model;
import evenhand.governance.proof.Term.Day;
import evenhand.governance.proof.Term.Whole;
import evenhand.rulebook.expression.Comparison;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The calendar in bits: a day is its year since 1500, its month from 0 and its day of the month, so
 * that months are added as the calendar adds them.
 */
final class Days {
  private static final int FIRST_YEAR = 1500;
  private static final int YEAR = 10;
  private static final int MONTH = 4;
  private static final int DAY = 5;
  private static final int WIDE = 20;
  private static final int MONTHS_MAX = 3_000;
  private static final List<Integer> COMMON_CENTURIES =
      List.of(1500, 1700, 1800, 1900, 2100, 2200, 2300, 2500);

  private final Logic logic;
  private final Context context;
  private final Wholes wholes;

  Days(Logic logic, Wholes wholes) {
    this.logic = logic;
    this.context = logic.context();
    this.wholes = wholes;
  }

  Day of(LocalDate date) {
    return new Day(
        logic.yes(),
        logic.bits(date.getYear() - FIRST_YEAR, YEAR),
        logic.bits(date.getMonthValue() - 1, MONTH),
        logic.bits(date.getDayOfMonth(), DAY));
  }

  Day variable(String name, BoolExpr known) {
    return new Day(
        known,
        logic.bits(name + ".year", YEAR),
        logic.bits(name + ".month", MONTH),
        logic.bits(name + ".day", DAY));
  }

  /** Whether it is a day of the calendar from the first to the last. */
  BoolExpr between(Day day, LocalDate first, LocalDate last) {
    return logic.and(
        context.mkBVULE(day.month(), logic.bits(11, MONTH)),
        context.mkBVUGE(day.day(), logic.bits(1, DAY)),
        context.mkBVULE(day.day(), length(day.year(), day.month())),
        compare(Comparison.Operator.AT_LEAST, day, of(first)),
        compare(Comparison.Operator.AT_MOST, day, of(last)));
  }

  BoolExpr compare(Comparison.Operator operator, Day one, Day other) {
    BitVecExpr left = packed(one);
    BitVecExpr right = packed(other);
    return switch (operator) {
      case EQUAL -> logic.same(left, right);
      case LESS -> context.mkBVULT(left, right);
      case AT_MOST -> context.mkBVULE(left, right);
      case MORE -> context.mkBVUGT(left, right);
      case AT_LEAST -> context.mkBVUGE(left, right);
    };
  }

  private BitVecExpr packed(Day day) {
    return context.mkConcat(context.mkConcat(day.year(), day.month()), day.day());
  }

  private BoolExpr leap(BitVecExpr year) {
    List<BoolExpr> parts = new ArrayList<>();
    parts.add(logic.same(context.mkExtract(1, 0, year), logic.bits(0, 2)));
    COMMON_CENTURIES.forEach(
        century -> parts.add(logic.not(logic.same(year, logic.bits(century - FIRST_YEAR, YEAR)))));
    return logic.and(parts);
  }

  private BitVecExpr length(BitVecExpr year, BitVecExpr month) {
    BitVecExpr february = logic.choose(leap(year), logic.bits(29, DAY), logic.bits(28, DAY));
    List<BoolExpr> thirty = new ArrayList<>();
    for (int each : List.of(3, 5, 8, 10)) {
      thirty.add(logic.same(month, logic.bits(each, MONTH)));
    }
    BitVecExpr others = logic.choose(logic.or(thirty), logic.bits(30, DAY), logic.bits(31, DAY));
    return logic.choose(logic.same(month, logic.bits(1, MONTH)), february, others);
  }

  /** Calendar months later; a day that the month lacks becomes its last. */
  Day addMonths(Day day, Whole months) {
    if (Math.max(Math.abs(months.least()), Math.abs(months.most())) > MONTHS_MAX) {
      throw new UntranslatableException("more than " + MONTHS_MAX + " months cannot be proven");
    }
    Whole monthsOfYears = wholes.multiply(unsigned(day.year(), 1023), wholes.of(12));
    Whole total = wholes.add(wholes.add(monthsOfYears, unsigned(day.month(), 11)), months);
    BitVecExpr bits = wholes.wide(total, WIDE);
    BitVecExpr twelve = logic.bits(12, WIDE);
    BitVecExpr year = context.mkExtract(YEAR - 1, 0, context.mkBVUDiv(bits, twelve));
    BitVecExpr month = context.mkExtract(MONTH - 1, 0, context.mkBVURem(bits, twelve));
    return clipped(logic.and(day.known(), months.known()), year, month, day.day());
  }

  /** Calendar years earlier; 29 February becomes 28 February in a common year. */
  Day minusYears(Day day, Whole years) {
    Whole year = wholes.subtract(unsigned(day.year(), 1023), years);
    BitVecExpr bits = context.mkExtract(YEAR - 1, 0, wholes.wide(year, WIDE));
    return clipped(logic.and(day.known(), years.known()), bits, day.month(), day.day());
  }

  private Day clipped(BoolExpr known, BitVecExpr year, BitVecExpr month, BitVecExpr day) {
    BitVecExpr length = length(year, month);
    return new Day(known, year, month, logic.choose(context.mkBVUGT(day, length), length, day));
  }

  private Whole unsigned(BitVecExpr bits, long most) {
    return new Whole(logic.yes(), context.mkZeroExt(2, bits), 0, most);
  }

  /** Days from one to the other. */
  Whole between(Day from, Day to) {
    int width = WIDE + 1;
    BitVecExpr days =
        context.mkBVSub(context.mkZeroExt(1, number(to)), context.mkZeroExt(1, number(from)));
    long most = (1L << (width - 2)) - 1;
    return new Whole(
        logic.and(from.known(), to.known()),
        context.mkExtract(Wholes.width(-most, most) - 1, 0, days),
        -most,
        most);
  }

  /** Days since the first of 1500. */
  private BitVecExpr number(Day day) {
    BitVecExpr year = context.mkZeroExt(WIDE - YEAR, day.year());
    BitVecExpr leaps =
        context.mkBVLSHR(context.mkBVAdd(year, logic.bits(3, WIDE)), logic.bits(2, WIDE));
    BitVecExpr days = context.mkBVAdd(context.mkBVMul(year, logic.bits(365, WIDE)), leaps);
    for (int century : COMMON_CENTURIES) {
      BoolExpr passed = context.mkBVUGT(day.year(), logic.bits(century - FIRST_YEAR, YEAR));
      days = context.mkBVSub(days, logic.choose(passed, logic.bits(1, WIDE), logic.bits(0, WIDE)));
    }
    BitVecExpr start = logic.bits(0, WIDE);
    for (int month = 1; month < 12; month++) {
      int common = LocalDate.of(2001, month + 1, 1).getDayOfYear() - 1;
      BitVecExpr here =
          month == 1
              ? logic.bits(common, WIDE)
              : logic.choose(
                  leap(day.year()), logic.bits(common + 1, WIDE), logic.bits(common, WIDE));
      start = logic.choose(logic.same(day.month(), logic.bits(month, MONTH)), here, start);
    }
    return context.mkBVAdd(context.mkBVAdd(days, start), context.mkZeroExt(WIDE - DAY, day.day()));
  }

  Day choose(BoolExpr condition, Day then, Day otherwise) {
    return new Day(
        logic.choose(condition, then.known(), otherwise.known()),
        logic.choose(condition, then.year(), otherwise.year()),
        logic.choose(condition, then.month(), otherwise.month()),
        logic.choose(condition, then.day(), otherwise.day()));
  }

  /** Minutes since 1970 at the start of a day in UTC. */
  Whole minutes(Day day) {
    return wholes.multiply(between(of(LocalDate.EPOCH), day), wholes.of(1440));
  }

  static LocalDate read(Model model, Day day) {
    return LocalDate.of(
        FIRST_YEAR + number(model, day.year()),
        number(model, day.month()) + 1,
        number(model, day.day()));
  }

  private static int number(Model model, BitVecExpr bits) {
    return Integer.parseInt(model.eval(bits, true).toString());
  }
}

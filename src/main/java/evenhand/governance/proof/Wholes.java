package evenhand.governance.proof;

import com.microsoft.z3.BitVecExpr;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Model;
import evenhand.governance.proof.Term.Whole;
import evenhand.rulebook.expression.Comparison;
import java.math.BigInteger;
import java.util.List;

/** Sums and comparisons of whole numbers, wide enough that nothing ever overflows. */
final class Wholes {
  private static final int WIDTH_MAX = 62;

  private final Logic logic;

  Wholes(Logic logic) {
    this.logic = logic;
  }

  Whole of(long value) {
    return new Whole(logic.yes(), logic.bits(value, width(value, value)), value, value);
  }

  /** A new number with these bounds. */
  Whole variable(String name, BoolExpr known, long least, long most) {
    return new Whole(known, logic.bits(name, width(least, most)), least, most);
  }

  /** Whether it keeps its own bounds, which the bits alone do not say. */
  BoolExpr bounded(Whole number) {
    return logic.and(
        compare(Comparison.Operator.AT_LEAST, number, of(number.least())),
        compare(Comparison.Operator.AT_MOST, number, of(number.most())));
  }

  static int width(long least, long most) {
    long farthest = Math.max(Math.abs(least), Math.abs(most));
    int width = 66 - Long.numberOfLeadingZeros(farthest);
    if (width > WIDTH_MAX) {
      throw new UntranslatableException("numbers up to " + farthest + " are too large to prove");
    }
    return width;
  }

  BitVecExpr wide(Whole number, int width) {
    int more = width - number.bits().getSortSize();
    if (number.least() == number.most()) {
      return logic.bits(number.least(), width);
    }
    return more == 0 ? number.bits() : logic.context().mkSignExt(more, number.bits());
  }

  Whole add(Whole one, Whole other) {
    if (isFixed(one) && isFixed(other)) {
      return fixed(one, other, one.least() + other.least());
    }
    long least = one.least() + other.least();
    long most = one.most() + other.most();
    int width = width(least, most);
    return new Whole(
        logic.and(one.known(), other.known()),
        logic.context().mkBVAdd(wide(one, width), wide(other, width)),
        least,
        most);
  }

  Whole subtract(Whole one, Whole other) {
    if (isFixed(one) && isFixed(other)) {
      return fixed(one, other, one.least() - other.least());
    }
    long least = one.least() - other.most();
    long most = one.most() - other.least();
    int width = width(least, most);
    return new Whole(
        logic.and(one.known(), other.known()),
        logic.context().mkBVSub(wide(one, width), wide(other, width)),
        least,
        most);
  }

  Whole multiply(Whole one, Whole other) {
    if (isFixed(one) && isFixed(other)) {
      return fixed(one, other, one.least() * other.least());
    }
    List<Long> ends =
        List.of(
            one.least() * other.least(),
            one.least() * other.most(),
            one.most() * other.least(),
            one.most() * other.most());
    long least = ends.stream().mapToLong(Long::longValue).min().orElseThrow();
    long most = ends.stream().mapToLong(Long::longValue).max().orElseThrow();
    int width =
        Math.max(
            width(least, most), Math.max(one.bits().getSortSize(), other.bits().getSortSize()));
    BitVecExpr product = logic.context().mkBVMul(wide(one, width), wide(other, width));
    int narrow = width(least, most);
    return new Whole(
        logic.and(one.known(), other.known()),
        narrow == width ? product : logic.context().mkExtract(narrow - 1, 0, product),
        least,
        most);
  }

  private static boolean isFixed(Whole number) {
    return number.least() == number.most();
  }

  private Whole fixed(Whole one, Whole other, long value) {
    Whole number = of(value);
    return new Whole(logic.and(one.known(), other.known()), number.bits(), value, value);
  }

  /** How many of them hold. */
  Whole count(List<BoolExpr> truths) {
    List<BoolExpr> open = truths.stream().filter(each -> !each.equals(logic.no())).toList();
    if (open.isEmpty()) {
      return of(0);
    } else if (open.size() == 1) {
      int width = width(0, 1);
      BitVecExpr bits = logic.choose(open.get(0), logic.bits(1, width), logic.bits(0, width));
      return new Whole(logic.yes(), bits, open.get(0).equals(logic.yes()) ? 1 : 0, 1);
    }
    int half = open.size() / 2;
    return add(count(open.subList(0, half)), count(open.subList(half, open.size())));
  }

  Whole choose(BoolExpr condition, Whole then, Whole otherwise) {
    long least = Math.min(then.least(), otherwise.least());
    long most = Math.max(then.most(), otherwise.most());
    int width = width(least, most);
    return new Whole(
        logic.choose(condition, then.known(), otherwise.known()),
        logic.choose(condition, wide(then, width), wide(otherwise, width)),
        least,
        most);
  }

  /** The comparison of the values, known or not. */
  BoolExpr compare(Comparison.Operator operator, Whole one, Whole other) {
    if (isFixed(one) && isFixed(other)) {
      return logic.truth(compare(operator, one.least(), other.least()));
    }
    int width = Math.max(width(one.least(), one.most()), width(other.least(), other.most()));
    BitVecExpr left = wide(one, width);
    BitVecExpr right = wide(other, width);
    return switch (operator) {
      case EQUAL -> logic.same(left, right);
      case LESS -> logic.context().mkBVSLT(left, right);
      case AT_MOST -> logic.context().mkBVSLE(left, right);
      case MORE -> logic.context().mkBVSGT(left, right);
      case AT_LEAST -> logic.context().mkBVSGE(left, right);
    };
  }

  private static boolean compare(Comparison.Operator operator, long one, long other) {
    return switch (operator) {
      case EQUAL -> one == other;
      case LESS -> one < other;
      case AT_MOST -> one <= other;
      case MORE -> one > other;
      case AT_LEAST -> one >= other;
    };
  }

  static long read(Model model, Whole number) {
    long bits = new BigInteger(model.eval(number.bits(), true).toString()).longValueExact();
    int width = number.bits().getSortSize();
    return (bits << (64 - width)) >> (64 - width);
  }
}

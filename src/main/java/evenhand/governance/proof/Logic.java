package evenhand.governance.proof;

import com.microsoft.z3.BitVecExpr;
import com.microsoft.z3.BitVecSort;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Formulas over truths and bits. What is decided already is simplified away, so that two cases that
 * do not differ in something have the very same formula for it. Not thread-safe.
 */
final class Logic implements AutoCloseable {
  private final Context context = new Context();
  private final BoolExpr yes = context.mkTrue();
  private final BoolExpr no = context.mkFalse();
  private int fresh;

  Context context() {
    return context;
  }

  BoolExpr yes() {
    return yes;
  }

  BoolExpr no() {
    return no;
  }

  BoolExpr truth(boolean value) {
    return value ? yes : no;
  }

  /** A new variable; the name is for readers of a dump. */
  BoolExpr variable(String name) {
    return context.mkBoolConst(name + "!" + fresh++);
  }

  BitVecExpr bits(String name, int width) {
    return context.mkBVConst(name + "!" + fresh++, width);
  }

  BitVecExpr bits(long value, int width) {
    return context.mkBV(value, width);
  }

  BoolExpr not(BoolExpr of) {
    if (of.equals(yes)) {
      return no;
    } else if (of.equals(no)) {
      return yes;
    }
    return of.isNot() ? (BoolExpr) of.getArgs()[0] : context.mkNot(of);
  }

  BoolExpr and(BoolExpr... parts) {
    return and(List.of(parts));
  }

  BoolExpr and(Collection<BoolExpr> parts) {
    Set<BoolExpr> open = new LinkedHashSet<>(parts);
    open.remove(yes);
    if (open.contains(no)) {
      return no;
    } else if (open.isEmpty()) {
      return yes;
    }
    return open.size() == 1 ? open.iterator().next() : context.mkAnd(open.toArray(new BoolExpr[0]));
  }

  BoolExpr or(BoolExpr... parts) {
    return or(List.of(parts));
  }

  BoolExpr or(Collection<BoolExpr> parts) {
    Set<BoolExpr> open = new LinkedHashSet<>(parts);
    open.remove(no);
    if (open.contains(yes)) {
      return yes;
    } else if (open.isEmpty()) {
      return no;
    }
    return open.size() == 1 ? open.iterator().next() : context.mkOr(open.toArray(new BoolExpr[0]));
  }

  BoolExpr differ(BoolExpr one, BoolExpr other) {
    if (one.equals(other)) {
      return no;
    } else if (one.equals(no)) {
      return other;
    } else if (other.equals(no)) {
      return one;
    }
    return context.mkXor(one, other);
  }

  BoolExpr choose(BoolExpr condition, BoolExpr then, BoolExpr otherwise) {
    if (then.equals(otherwise) || condition.equals(yes)) {
      return then;
    } else if (condition.equals(no)) {
      return otherwise;
    }
    return or(and(condition, then), and(not(condition), otherwise));
  }

  BitVecExpr choose(BoolExpr condition, BitVecExpr then, BitVecExpr otherwise) {
    if (then.equals(otherwise) || condition.equals(yes)) {
      return then;
    } else if (condition.equals(no)) {
      return otherwise;
    }
    Expr<BitVecSort> chosen = context.mkITE(condition, then, otherwise);
    return (BitVecExpr) chosen;
  }

  BoolExpr same(BitVecExpr one, BitVecExpr other) {
    if (one.equals(other)) {
      return yes;
    }
    return one.isNumeral() && other.isNumeral() ? no : context.mkEq(one, other);
  }

  /** At most one of them holds. */
  BoolExpr atMostOne(Collection<BoolExpr> all) {
    List<BoolExpr> pairs = new ArrayList<>();
    List<BoolExpr> list = List.copyOf(all);
    if (list.size() <= 1) {
      return yes;
    }
    if (list.size() > 6) {
      return context.mkAtMost(list.toArray(new BoolExpr[0]), 1);
    }
    for (int i = 0; i < list.size(); i++) {
      for (int j = 0; j < i; j++) {
        pairs.add(or(not(list.get(i)), not(list.get(j))));
      }
    }
    return and(pairs);
  }

  @Override
  public void close() {
    context.close();
  }
}

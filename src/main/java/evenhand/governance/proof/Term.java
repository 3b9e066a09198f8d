package evenhand.governance.proof;

import com.microsoft.z3.BitVecExpr;
import com.microsoft.z3.BoolExpr;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an expression stands for in every possible case at once. */
sealed interface Term {

  /** In which cases it has a value. */
  BoolExpr known();

  /** A truth; {@code value} counts only where it is known. */
  record Truth(BoolExpr known, BoolExpr value) implements Term {}

  /** One of some codes: exactly one where it is known, none elsewhere. */
  record Code(BoolExpr known, Map<String, BoolExpr> is) implements Term {
    public Code {
      is = Collections.unmodifiableMap(new LinkedHashMap<>(is));
    }
  }

  /**
   * A whole number in two's complement, of just the bits that its bounds need.
   *
   * @param least no value is below
   * @param most no value is above
   */
  record Whole(BoolExpr known, BitVecExpr bits, long least, long most) implements Term {}

  /** A day of the calendar; see {@link Days}. */
  record Day(BoolExpr known, BitVecExpr year, BitVecExpr month, BitVecExpr day) implements Term {}

  /** A moment: minutes since 1970 in UTC, and milliseconds of the minute. */
  record Moment(BoolExpr known, BitVecExpr minutes, BitVecExpr millis) implements Term {}

  /** A set of codes or numbers; only members that it may have are listed. */
  record Members(BoolExpr known, Map<Object, BoolExpr> has) implements Term {
    public Members {
      has = Collections.unmodifiableMap(new LinkedHashMap<>(has));
    }
  }

  /** Values of a parameter that only a function reads, by the period in which they hold. */
  record Rows(BoolExpr known, List<Period> periods) implements Term {
    public Rows {
      periods = List.copyOf(periods);
    }

    /** A value that holds in some cases; null where the parameter has none in them. */
    record Period(BoolExpr holds, @Nullable Object value) {}
  }
}

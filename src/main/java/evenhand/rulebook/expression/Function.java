package evenhand.rulebook.expression;

import java.util.Locale;
import java.util.Optional;

/** The closed list of functions, by the name that expressions use. */
public enum Function {
  UNK(1, true),
  KNOWN(1, true),
  UNSET(1, true),
  HAS(2, true),
  HAS_ANY(2, false),
  SIZE(1, true),
  EMPTY(1, true),
  AMONG(2, true),
  NOT_AMONG(2, true),
  COUNT_YES(1, false),
  COUNT_UNK(1, false),
  COUNT_TRUE(-1, false),
  FIRST_KNOWN(-1, false),
  ADD_MONTHS(2, true),
  MINUS_YEARS(2, true),
  DAYS_BETWEEN(2, true),
  MINUTES_BETWEEN(2, true),
  VALUE_FOR(2, false),
  VALUE_ON(2, false),
  ROW_IN_FORCE(4, false);

  private final int arity;
  private final boolean inRules;

  Function(int arity, boolean inRules) {
    this.arity = arity;
    this.inRules = inRules;
  }

  public static Optional<Function> named(String name) {
    for (Function function : values()) {
      if (function.text().equals(name)) {
        return Optional.of(function);
      }
    }
    return Optional.empty();
  }

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Number of arguments; -1 for one or more. */
  public int arity() {
    return arity;
  }

  /** Whether DRL may call it; the others serve formulas only. */
  public boolean inRules() {
    return inRules;
  }
}

package evenhand.rulebook.expression;

import evenhand.rulebook.expression.Type.Kind;
import java.util.List;

/** What each function takes and gives. */
final class Arguments {
  private Arguments() {}

  static void check(Function function, List<Expression> parts, int offset) {
    boolean right =
        switch (function) {
          case UNK, KNOWN, UNSET, FIRST_KNOWN -> true;
          case HAS, SIZE, EMPTY, COUNT_YES, COUNT_UNK -> parts.get(0).type().isSet();
          case HAS_ANY -> parts.get(0).type().isSet() && parts.get(1).type().isSet();
          case AMONG, NOT_AMONG -> parts.get(1).type().isSet();
          case COUNT_TRUE -> parts.stream().allMatch(part -> part.type().kind() == Kind.TRUTH);
          case ADD_MONTHS, MINUS_YEARS -> are(parts, Kind.DATE, Kind.NUMBER);
          case DAYS_BETWEEN -> are(parts, Kind.DATE, Kind.DATE);
          case MINUTES_BETWEEN -> are(parts, Kind.INSTANT, Kind.INSTANT);
          case VALUE_FOR -> parts.get(0).type().kind() == Kind.KEYED;
          case VALUE_ON -> are(parts, Kind.DATED, Kind.DATE);
          case ROW_IN_FORCE ->
              parts.get(0).type().kind() == Kind.TABLE && parts.get(1).type().kind() == Kind.DATE;
        };
    if (!right) {
      throw new ExpressionFault(
          offset,
          function.text()
              + " does not take "
              + parts.stream().map(part -> part.type().kind()).toList());
    }
  }

  private static boolean are(List<Expression> parts, Kind first, Kind second) {
    return parts.get(0).type().kind() == first && parts.get(1).type().kind() == second;
  }

  static Type result(Function function, List<Expression> parts) {
    return switch (function) {
      case UNK, KNOWN, UNSET, HAS, HAS_ANY, EMPTY, AMONG, NOT_AMONG, ROW_IN_FORCE -> Type.TRUTH;
      case SIZE, COUNT_YES, COUNT_UNK, COUNT_TRUE, DAYS_BETWEEN, MINUTES_BETWEEN -> Type.NUMBER;
      case ADD_MONTHS, MINUS_YEARS -> Type.DATE;
      case FIRST_KNOWN -> parts.get(0).type();
      case VALUE_FOR, VALUE_ON -> new Type(Kind.CODES, parts.get(0).type().values());
    };
  }
}

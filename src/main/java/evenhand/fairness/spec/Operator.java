package evenhand.fairness.spec;

import java.util.Optional;

/** A comparison of a cell with a value: of numbers where both are numbers, else of texts. */
public enum Operator {
  EQUAL("="),
  NOT_EQUAL("!="),
  LESS("<"),
  AT_MOST("<="),
  MORE(">"),
  AT_LEAST(">=");

  private final String sign;

  Operator(String sign) {
    this.sign = sign;
  }

  static Operator of(String sign) {
    for (Operator operator : values()) {
      if (operator.sign.equals(sign) || (operator == EQUAL && sign.equals("=="))) {
        return operator;
      }
    }
    throw new IllegalArgumentException("no comparison is written '" + sign + "'");
  }

  public String sign() {
    return sign;
  }

  boolean isOrder() {
    return this != EQUAL && this != NOT_EQUAL;
  }

  boolean holds(String cell, String value) {
    Optional<Double> left = Numbers.parse(cell);
    Optional<Double> right = Numbers.parse(value);
    int order =
        left.isPresent() && right.isPresent()
            ? Double.compare(left.get() + 0.0, right.get() + 0.0)
            : cell.compareTo(value);
    return switch (this) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case MORE -> order > 0;
      case AT_LEAST -> order >= 0;
    };
  }
}

package evenhand.rulebook.dossier;

/** Sums of whole numbers; unknown where a part is. */
final class Arithmetic {
  private Arithmetic() {}

  static Object of(Object left, String sign, Object right) {
    if (left == null || right == null) {
      return null;
    }
    int a = (Integer) left;
    int b = (Integer) right;
    return switch (sign) {
      case "+" -> a + b;
      case "-" -> a - b;
      default -> a * b;
    };
  }
}

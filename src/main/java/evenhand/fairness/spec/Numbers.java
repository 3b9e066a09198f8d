package evenhand.fairness.spec;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads numbers as tables write them: digits, one decimal point, an exponent; nothing else. */
public final class Numbers {
  private static final Pattern FORM =
      Pattern.compile("\\s*[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?\\s*");

  private Numbers() {}

  /**
   * The finite number that the text writes; empty for any other text, "NaN" and "1,000" among it.
   */
  public static Optional<Double> parse(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    double value = Double.parseDouble(text.trim());
    return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
  }
}

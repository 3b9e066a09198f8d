package evenhand.fairness.spec;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a cell has to be for a row to be selected, known to be positive, or kept. */
public sealed interface Condition {

  /** Whether the cell meets it; empty where the cell can't be held against it. */
  Optional<Boolean> test(String cell);

  /** As the specification may write it. */
  String words();

  /** Reads {@code ">= 5"} and the like; a text without an operator is equality. */
  static Condition parse(String text) {
    Matcher form = Compared.FORM.matcher(text.trim());
    return form.matches()
        ? new Compared(Operator.of(form.group(1)), form.group(2))
        : new OneOf(List.of(text.trim()));
  }

  /** The cell is one of these; as numbers where both are numbers, so that 1 equals 1.0. */
  record OneOf(List<String> values) implements Condition {
    public OneOf {
      values = List.copyOf(values);
    }

    @Override
    public Optional<Boolean> test(String cell) {
      return Optional.of(values.stream().anyMatch(value -> Operator.EQUAL.holds(cell, value)));
    }

    @Override
    public String words() {
      return String.join(", ", values);
    }
  }

  /**
   * The cell compares so with the value. An order with a number needs a number in the cell; between
   * texts the order is that of code points.
   */
  record Compared(Operator operator, String value) implements Condition {
    static final Pattern FORM = Pattern.compile("(>=|<=|!=|==|=|>|<)\\s*(.*)", Pattern.DOTALL);

    @Override
    public Optional<Boolean> test(String cell) {
      boolean needsNumber = operator.isOrder() && Numbers.parse(value).isPresent();
      if (needsNumber && Numbers.parse(cell).isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(operator.holds(cell, value));
    }

    @Override
    public String words() {
      return operator.sign() + " " + value;
    }
  }
}

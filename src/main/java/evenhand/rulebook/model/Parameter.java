package evenhand.rulebook.model;

import evenhand.rulebook.expression.ParameterRows;
import evenhand.rulebook.expression.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A value that a force may set, over time.
 *
 * @param kind the form that {@code parameters.yml} names
 * @param type what expressions see
 * @param rows in order of their dates
 */
public record Parameter(
    String id, String means, Kind kind, Type type, String unit, List<Row> rows, Limits limits) {

  public Parameter {
    rows = List.copyOf(rows);
  }

  /** The value on a day: that of the latest row whose date is not after it. */
  public Optional<Object> valueOn(LocalDate day) {
    return rowOn(day).flatMap(Row::value);
  }

  public Optional<Row> rowOn(LocalDate day) {
    Optional<Row> found = Optional.empty();
    for (Row row : rows) {
      if (!row.from().isAfter(day)) {
        found = Optional.of(row);
      }
    }
    return found;
  }

  /**
   * Refuses a table whose keys stand in another order: the first would be taken for the second.
   *
   * @throws IllegalArgumentException saying what would be right
   */
  public Optional<Object> checked(Optional<Object> value) {
    List<String> keys =
        rows.stream().flatMap(row -> keys(row.value()).stream()).distinct().toList();
    if (!keys(value).isEmpty() && !keys(value).equals(keys)) {
      throw new IllegalArgumentException("the keys of each row are " + keys + ", in this order");
    }
    return value;
  }

  private static List<String> keys(Optional<Object> value) {
    return value.orElse(null) instanceof ParameterRows.Table table ? table.keys() : List.of();
  }

  /** The same with rows of a force, each in place of the rulebook's own rows from its day on. */
  public Parameter withForceRows(List<Row> force) {
    LocalDate first = force.stream().map(Row::from).min(LocalDate::compareTo).orElse(LocalDate.MAX);
    List<Row> joined =
        new ArrayList<>(rows.stream().filter(row -> row.from().isBefore(first)).toList());
    joined.addAll(force);
    joined.sort(Comparator.comparing(Row::from));
    return new Parameter(id, means, kind, type, unit, joined, limits);
  }

  /**
   * A value from a day on.
   *
   * @param from {@code LocalDate.MIN} where it holds from the beginning
   * @param value empty for {@code unset}
   * @param dateInLaw false for a date that stands in until a lawyer puts the real one
   * @param setByForce whether a force put it in place of the rulebook's own value
   */
  public record Row(
      LocalDate from,
      Optional<Object> value,
      String source,
      String ruleClass,
      boolean dateInLaw,
      boolean setByForce) {}

  /** What a force may set; empty ends are open. */
  public record Limits(Optional<Integer> min, Optional<Integer> max) {
    public static final Limits NONE = new Limits(Optional.empty(), Optional.empty());

    /** Whether a value lies within; what is no number always does. */
    public boolean allow(Optional<Object> value) {
      return !(value.orElse(null) instanceof Integer number)
          || (min.map(least -> number >= least).orElse(true)
              && max.map(most -> number <= most).orElse(true));
    }
  }

  /** The forms of a value. */
  public enum Kind {
    NUMBER,
    DATE,
    TRUTH,
    CODE,
    CODES,
    NUMBERS,
    DUE,
    KEYED,
    TABLE
  }
}

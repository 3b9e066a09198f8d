package evenhand.rulebook.expression;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Values of parameters that hold more than one value at a time. */
public sealed interface ParameterRows {

  /** One value by key, with a {@code default} row for every other key and for an unknown one. */
  record Keyed(Map<String, Object> rows) implements ParameterRows {
    public static final String DEFAULT = "default";

    public Keyed {
      rows = Map.copyOf(rows);
    }

    public @Nullable Object valueFor(@Nullable Object key) {
      Object row = key == null ? null : rows.get(key);
      return row == null ? rows.get(DEFAULT) : row;
    }
  }

  /** The values of a parameter over time; a day before the first row has no value. */
  record Dated(NavigableMap<LocalDate, Optional<Object>> rows) implements ParameterRows {
    public Dated {
      rows = new TreeMap<>(rows);
    }

    public @Nullable Object valueOn(LocalDate day) {
      Map.Entry<LocalDate, Optional<Object>> row = rows.floorEntry(day);
      return row == null ? null : row.getValue().orElse(null);
    }
  }

  /**
   * Rows with two keys and a period, both ends included.
   *
   * @param keys the names of the two keys in their order; none where there are no rows
   */
  record Table(List<String> keys, List<Row> rows) implements ParameterRows {
    public static final String ANY = "any";

    public Table {
      keys = List.copyOf(keys);
      rows = List.copyOf(rows);
    }

    public boolean hasRow(LocalDate day, @Nullable Object first, @Nullable Object second) {
      return rows.stream()
          .anyMatch(
              row ->
                  matches(row.first(), first)
                      && matches(row.second(), second)
                      && !day.isBefore(row.from())
                      && !day.isAfter(row.until()));
    }

    private static boolean matches(String key, @Nullable Object value) {
      return key.equals(ANY) || key.equals(value);
    }
  }

  /** One row of a table: two keys ({@code any} matches all, unknown too) and a period. */
  record Row(String first, String second, LocalDate from, LocalDate until) {}
}

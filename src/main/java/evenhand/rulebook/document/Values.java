package evenhand.rulebook.document;

import evenhand.rulebook.expression.ParameterRows;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Parameter values in words, always in the same order. */
public final class Values {
  private Values() {}

  public static String of(Optional<Object> value) {
    return value.map(Values::text).orElse("unset");
  }

  private static String text(Object value) {
    if (value instanceof Set<?> set) {
      return new TreeSet<Object>(set)
          .stream().map(String::valueOf).collect(Collectors.joining(", ", "{", "}"));
    } else if (value instanceof ParameterRows.Keyed keyed) {
      return keyed.rows().entrySet().stream()
          .sorted(java.util.Map.Entry.comparingByKey())
          .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
          .collect(Collectors.joining("; "));
    } else if (value instanceof ParameterRows.Table table) {
      return table.rows().stream()
          .map(row -> row.first() + "/" + row.second() + " " + row.from() + " to " + row.until())
          .collect(Collectors.joining("; "));
    }
    return String.valueOf(value);
  }
}

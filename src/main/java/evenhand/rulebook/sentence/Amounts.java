package evenhand.rulebook.sentence;

import evenhand.rulebook.expression.ParameterRows;
import evenhand.rulebook.model.Parameter;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The values of parameters in sentences, each with the day from which it holds. */
final class Amounts {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
  private static final Set<String> UNITS = Set.of("minutes", "hours", "days", "months", "years");

  private static final int HOUR = 60;
  private static final int DAY_MINUTES = 24 * HOUR;

  private Amounts() {}

  /**
   * All values of a parameter: {@code 14}, or {@code 14, and 13 from 1 January 2027}.
   *
   * @param start the first day of the rulebook; a value that holds by then needs no day
   */
  static String of(Parameter parameter, LocalDate start) {
    return parameter.rows().stream()
        .map(row -> value(row.value(), parameter.unit()) + since(row.from(), start))
        .collect(Collectors.joining(", and "));
  }

  private static String since(LocalDate from, LocalDate start) {
    return from.isAfter(start) ? " from " + DAY.format(from) : "";
  }

  static String value(Optional<Object> value, String unit) {
    return value.map(each -> value(each) + unit(each, unit)).orElse("a value not yet set");
  }

  private static String unit(Object value, String unit) {
    if (!(value instanceof Integer number) || !UNITS.contains(unit)) {
      return "";
    }
    return " " + unit + (unit.equals("minutes") ? longer(number) : "");
  }

  /** Many minutes in the measure that people use. */
  private static String longer(int minutes) {
    if (minutes > DAY_MINUTES && minutes % DAY_MINUTES == 0) {
      return " (" + minutes / DAY_MINUTES + " days)";
    }
    return minutes > HOUR && minutes % HOUR == 0 ? " (" + minutes / HOUR + " hours)" : "";
  }

  static String value(Object value) {
    if (value instanceof LocalDate day) {
      return DAY.format(day);
    } else if (value instanceof Boolean truth) {
      return truth ? "yes" : "no";
    } else if (value instanceof Set<?> set) {
      return new TreeSet<Object>(set)
          .stream().map(Amounts::value).collect(Collectors.joining(", "));
    } else if (value instanceof ParameterRows) {
      return "a value from its table";
    }
    return Wording.words(String.valueOf(value));
  }
}

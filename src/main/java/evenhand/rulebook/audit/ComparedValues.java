package evenhand.rulebook.audit;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The values of one case that the audit compares within: codes and bands, never a number that is
 * cut into bands, and only what the audit section names. What is unknown is left out.
 */
public final class ComparedValues {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy-MM", Locale.UK);
  private static final int EARLY_FROM = 7;
  private static final int LATE_FROM = 15;
  private static final int NIGHT_FROM = 23;

  private ComparedValues() {}

  /**
   * Value by column.
   *
   * @param answer value of a question or computed question, as the engine carries it
   * @param grades of the outcome, by scale
   */
  public static SortedMap<String, String> of(
      AuditSection section,
      Instant asOf,
      Function<String, Optional<Object>> answer,
      Map<String, String> grades) {
    ZonedDateTime at = asOf.atZone(LONDON);
    SortedMap<String, String> values = new TreeMap<>();
    for (String column : section.keptColumns()) {
      AuditBand band = section.bands().get(column);
      Optional<Object> value =
          ofTheTime(band == null ? column : band.column(), at)
              .or(() -> answer.apply(band == null ? column : band.column()))
              .or(() -> Optional.ofNullable(grades.get(column)));
      value
          .map(found -> band != null && found instanceof Integer n ? band.of(n) : written(found))
          .ifPresent(text -> values.put(column, text));
    }
    return values;
  }

  private static Optional<Object> ofTheTime(String column, ZonedDateTime at) {
    return switch (column) {
      case "hour" -> Optional.of(at.getHour());
      case "weekday" -> Optional.of(at.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.UK));
      case "period" -> Optional.of(MONTH.format(at));
      case "shift" -> Optional.of(shift(at.getHour()));
      default -> Optional.empty();
    };
  }

  private static String shift(int hour) {
    if (hour >= NIGHT_FROM || hour < EARLY_FROM) {
      return "night";
    }
    return hour < LATE_FROM ? "early" : "late";
  }

  private static String written(Object value) {
    return value instanceof Collection<?> set
        ? set.stream().map(String::valueOf).sorted().collect(Collectors.joining(" "))
        : String.valueOf(value);
  }
}

package evenhand.rulebook.model;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * When a text of law holds, so far as the register knows.
 *
 * @param from first day; empty where it is not recorded
 * @param until first day on which it no longer holds; empty where no end is known
 * @param notCommenced whether it is law that has not begun
 * @param parameter the parameter that says from when, or where; empty where none does
 * @param verified false where the days were not read first-hand
 */
public record Commencement(
    Optional<LocalDate> from,
    Optional<LocalDate> until,
    boolean notCommenced,
    Optional<String> parameter,
    boolean verified) {
  public static final Commencement NOT_RECORDED =
      new Commencement(Optional.empty(), Optional.empty(), false, Optional.empty(), true);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

  public boolean isRecorded() {
    return !withoutMark().equals(NOT_RECORDED);
  }

  /** Whether it says from when on it holds, or that it does not yet, or what parameter says so. */
  public boolean isDated() {
    return from.isPresent() || notCommenced || parameter.isPresent();
  }

  private Commencement withoutMark() {
    return new Commencement(from, until, notCommenced, parameter, true);
  }

  /** Why it does not hold on each of these days, both included; empty where nothing says so. */
  public Optional<String> lackingBetween(LocalDate first, LocalDate last) {
    if (notCommenced) {
      return Optional.of("is not in force");
    } else if (from.filter(day -> day.isAfter(first)).isPresent()) {
      return Optional.of("comes into force on " + from.map(DAY::format).orElse("") + " only");
    } else if (until.filter(day -> !day.isAfter(last)).isPresent()) {
      return Optional.of("is repealed from " + until.map(DAY::format).orElse(""));
    }
    return Optional.empty();
  }

  /** The days in words. */
  public String says() {
    String mark = verified ? "" : " (not read first-hand)";
    if (parameter.isPresent()) {
      return "in force as the parameter " + parameter.get() + " says" + mark;
    } else if (notCommenced) {
      return "not in force" + mark;
    } else if (from.isEmpty() && until.isEmpty()) {
      return "first day in force not recorded";
    }
    return from.map(day -> "in force from " + DAY.format(day)).orElse("in force")
        + until.map(day -> ", repealed from " + DAY.format(day)).orElse("")
        + mark;
  }
}

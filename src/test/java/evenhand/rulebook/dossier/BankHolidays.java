package evenhand.rulebook.dossier;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The bank holidays of England and Wales, by the rules of the 1971 Act and proclamations since. */
final class BankHolidays {
  private static final Map<Integer, Set<LocalDate>> YEARS = new ConcurrentHashMap<>();
  private static final Map<LocalDate, LocalDate> MOVED =
      Map.of(
          LocalDate.of(1995, 5, 1), LocalDate.of(1995, 5, 8),
          LocalDate.of(2020, 5, 4), LocalDate.of(2020, 5, 8),
          LocalDate.of(2002, 5, 27), LocalDate.of(2002, 6, 4),
          LocalDate.of(2012, 5, 28), LocalDate.of(2012, 6, 4),
          LocalDate.of(2022, 5, 30), LocalDate.of(2022, 6, 2));
  private static final Set<LocalDate> SINGLE =
      Set.of(
          LocalDate.of(1999, 12, 31),
          LocalDate.of(2002, 6, 3),
          LocalDate.of(2011, 4, 29),
          LocalDate.of(2012, 6, 5),
          LocalDate.of(2022, 6, 3),
          LocalDate.of(2022, 9, 19),
          LocalDate.of(2023, 5, 8));

  private BankHolidays() {}

  static boolean isWorkingDay(LocalDate day) {
    return !isWeekend(day) && !YEARS.computeIfAbsent(day.getYear(), BankHolidays::of).contains(day);
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
  }

  private static Set<LocalDate> of(int year) {
    Set<LocalDate> days = new HashSet<>();
    LocalDate easter = easter(year);
    days.add(monday(LocalDate.of(year, 1, 1)));
    days.add(easter.minusDays(2));
    days.add(easter.plusDays(1));
    days.add(firstMonday(year, Month.MAY));
    days.add(lastMonday(year, Month.MAY));
    days.add(lastMonday(year, Month.AUGUST));
    days.addAll(christmas(year));
    MOVED.forEach(
        (from, to) -> {
          if (days.remove(from)) {
            days.add(to);
          }
        });
    SINGLE.stream().filter(day -> day.getYear() == year).forEach(days::add);
    return days;
  }

  /** The day itself, or the next Monday where it falls on a weekend. */
  private static LocalDate monday(LocalDate day) {
    return isWeekend(day) ? day.with(TemporalAdjusters.next(DayOfWeek.MONDAY)) : day;
  }

  private static Set<LocalDate> christmas(int year) {
    LocalDate christmas = LocalDate.of(year, 12, 25);
    return switch (christmas.getDayOfWeek()) {
      case FRIDAY -> Set.of(christmas, christmas.plusDays(3));
      case SATURDAY, SUNDAY -> Set.of(LocalDate.of(year, 12, 27), boxing(christmas));
      default -> Set.of(christmas, christmas.plusDays(1));
    };
  }

  /** Boxing Day as kept where Christmas falls on a weekend. */
  private static LocalDate boxing(LocalDate christmas) {
    return LocalDate.of(
        christmas.getYear(), 12, christmas.getDayOfWeek() == DayOfWeek.SATURDAY ? 28 : 26);
  }

  private static LocalDate firstMonday(int year, Month month) {
    return LocalDate.of(year, month, 1).with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY));
  }

  private static LocalDate lastMonday(int year, Month month) {
    return LocalDate.of(year, month, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY));
  }

  /** Easter Sunday, by Oudin's form of the Gregorian computus. */
  private static LocalDate easter(int year) {
    int golden = year % 19;
    int century = year / 100;
    int moon = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
    int full = moon - (moon / 28) * (1 - (29 / (moon + 1)) * ((21 - golden) / 11));
    int weekday = (year + year / 4 + full + 2 - century + century / 4) % 7;
    int offset = full - weekday;
    int month = 3 + (offset + 40) / 44;
    return LocalDate.of(year, month, offset + 28 - 31 * (month / 4));
  }
}

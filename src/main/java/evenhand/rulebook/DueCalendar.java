package evenhand.rulebook;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import evenhand.rulebook.model.Due;
import evenhand.rulebook.source.Yaml;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Turns a due into an instant, by the calendar of Europe/London and England's bank holidays. */
public final class DueCalendar {
  public static final ZoneId LONDON = ZoneId.of("Europe/London");

  /** Stands beside a due rule where no force has confirmed the school holidays. */
  static final String SCHOOL_HOLIDAYS_ASSUMED = "school_holidays_assumed";

  private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

  private final HolidayManager manager =
      HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));
  private final Map<Integer, Set<LocalDate>> bankHolidays = new ConcurrentHashMap<>();
  private final List<Period> schoolHolidays;

  private record Period(LocalDate from, LocalDate until) {
    boolean contains(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(until);
    }
  }

  private final boolean schoolHolidaysAssumed;

  private DueCalendar(List<Period> schoolHolidays, boolean schoolHolidaysAssumed) {
    this.schoolHolidays = List.copyOf(schoolHolidays);
    this.schoolHolidaysAssumed = schoolHolidaysAssumed;
  }

  static DueCalendar read(Yaml file) {
    file.allow(Set.of("bank_holidays", "school_holidays_are", "school_holidays"));
    List<Period> periods = new ArrayList<>();
    for (Yaml entry : file.at("school_holidays").list()) {
      LocalDate from = LocalDate.parse(entry.at("from").text());
      LocalDate until = LocalDate.parse(entry.at("until").text());
      if (until.isBefore(from)) {
        throw entry.fault("'until' lies before 'from'");
      }
      periods.add(new Period(from, until));
    }
    return new DueCalendar(periods, isAssumption(file.at("school_holidays_are")));
  }

  private static boolean isAssumption(Yaml given) {
    return switch (given.text()) {
      case "assumption" -> true;
      case "confirmed" -> false;
      default ->
          throw given.fault(
              "'school_holidays_are' is assumption, or confirmed where the force's own");
    };
  }

  /** The rule that gave an instant, as people are shown it, with what was assumed in using it. */
  String shown(Due due) {
    String rule = due.rule().orElseThrow();
    return due instanceof Due.NextSchoolDay && schoolHolidaysAssumed
        ? rule + "; " + SCHOOL_HOLIDAYS_ASSUMED
        : rule;
  }

  /** The instant by which something is due; empty for an event that nothing stands in for. */
  public Optional<Instant> instant(Due due, Instant from) {
    LocalDate day = LocalDate.ofInstant(from, LONDON);
    if (due instanceof Due.Minutes minutes) {
      return Optional.of(from.plus(minutes.minutes(), ChronoUnit.MINUTES));
    } else if (due instanceof Due.WorkingDays working) {
      return Optional.of(at(workingDay(day, working.days()), LAST_SECOND));
    } else if (due instanceof Due.NextSchoolDay school) {
      return Optional.of(at(nextSchoolDay(day), school.at()));
    }
    return ((Due.Event) due)
        .standInMinutes()
        .map(minutes -> from.plus(minutes, ChronoUnit.MINUTES));
  }

  private static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(LONDON).toInstant();
  }

  private LocalDate workingDay(LocalDate after, int count) {
    LocalDate day = after;
    for (int counted = 0; counted < count; ) {
      day = day.plusDays(1);
      if (isWorkingDay(day)) {
        counted++;
      }
    }
    return day;
  }

  private LocalDate nextSchoolDay(LocalDate after) {
    LocalDate day = after.plusDays(1);
    while (!isSchoolDay(day)) {
      day = day.plusDays(1);
    }
    return day;
  }

  private boolean isSchoolDay(LocalDate day) {
    return isWorkingDay(day) && schoolHolidays.stream().noneMatch(each -> each.contains(day));
  }

  boolean isWorkingDay(LocalDate day) {
    boolean weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    return !weekend && !bankHolidays.computeIfAbsent(day.getYear(), this::of).contains(day);
  }

  private Set<LocalDate> of(int year) {
    return manager.getHolidays(Year.of(year), "eng").stream()
        .filter(holiday -> holiday.getType() == HolidayType.PUBLIC_HOLIDAY)
        .map(Holiday::getDate)
        .collect(Collectors.toUnmodifiableSet());
  }
}

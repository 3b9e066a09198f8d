package evenhand.rulebook.dossier;

import evenhand.rulebook.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** When one action is due: a code that two rules add keeps the earliest deadline. */
final class Dues {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private final Situation situation;
  private final Dossier dossier;
  private final List<Deadline> deadlines = new ArrayList<>();
  private final SortedSet<String> questions = new TreeSet<>();

  /**
   * One deadline.
   *
   * @param rule the due rule as shown; empty for plain minutes
   * @param event whether the rule names an event rather than a day of the calendar
   */
  private record Deadline(Optional<Instant> by, String rule, boolean event) {}

  Dues(Dossier dossier, Situation situation) {
    this.dossier = dossier;
    this.situation = situation;
  }

  /** Adds a due: minutes, a parameter, a due rule, {@code moment + minutes}, or nothing. */
  void add(String due) {
    String[] sum = due.split(" \\+ ");
    if (sum.length == 2) {
      Object moment = situation.value(sum[0]);
      Object minutes = value(sum[1]);
      from(moment == null ? situation.asOf() : (Instant) moment, minutes);
    } else if (!due.isEmpty()) {
      from(situation.asOf(), value(due));
    }
  }

  private Object value(String due) {
    if (dossier.parameters().ids().contains(due)) {
      return situation.value(due);
    }
    return due.matches("[0-9]+") ? (Object) Integer.valueOf(due) : due;
  }

  private void from(Instant start, Object due) {
    if (due instanceof Integer minutes) {
      Instant by = start.plus(minutes, ChronoUnit.MINUTES);
      deadlines.add(new Deadline(Optional.of(by), "", false));
    } else if (due instanceof String rule) {
      deadlines.add(rule(rule));
    }
  }

  private Deadline rule(String rule) {
    if (rule.equals("end_of_duty")) {
      Object minutes = situation.value(dossier.prose().endOfDuty());
      Optional<Instant> by =
          minutes == null
              ? Optional.empty()
              : Optional.of(situation.asOf().plus((Integer) minutes, ChronoUnit.MINUTES));
      return new Deadline(by, rule, true);
    } else if (rule.startsWith("before_")) {
      return new Deadline(Optional.empty(), rule, true);
    }
    String rest = rule.substring(rule.indexOf(':') + 1);
    if (rule.startsWith("next_school_day:")) {
      LocalDate day = situation.asOfDate().plusDays(1);
      while (!BankHolidays.isWorkingDay(day)) {
        day = day.plusDays(1);
      }
      // Nobody has entered school holidays: the answer says that none is an assumption.
      return new Deadline(
          Optional.of(at(day, LocalTime.parse(rest))), rule + "; school_holidays_assumed", false);
    } else if (rule.startsWith("working_days:")) {
      int days = (Integer) value(rest);
      LocalDate day = situation.asOfDate();
      for (int left = days; left > 0; left -= BankHolidays.isWorkingDay(day) ? 1 : 0) {
        day = day.plusDays(1);
      }
      return new Deadline(
          Optional.of(at(day, LocalTime.of(23, 59, 59))), "working_days:" + days, false);
    }
    throw new AssertionError("no due: " + rule);
  }

  private static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(LONDON).toInstant();
  }

  /** Names questions to ask again: the unanswered ones, or all where none is. */
  void ask(List<String> named) {
    List<String> open =
        named.stream()
            .filter(id -> situation.unk(id) || "[]".equals(String.valueOf(situation.value(id))))
            .toList();
    questions.addAll(open.isEmpty() ? named : open);
  }

  Outcome.Action action(String code) {
    Optional<Instant> earliest =
        deadlines.stream().flatMap(each -> each.by().stream()).min(Comparator.naturalOrder());
    SortedSet<String> rules = new TreeSet<>();
    deadlines.stream().filter(Deadline::event).forEach(each -> rules.add(each.rule()));
    deadlines.stream()
        .filter(each -> !each.event() && !each.rule().isEmpty() && each.by().equals(earliest))
        .map(Deadline::rule)
        .min(Comparator.naturalOrder())
        .ifPresent(rules::add);
    boolean minutes =
        deadlines.stream().anyMatch(each -> each.rule().isEmpty() && each.by().equals(earliest));
    return new Outcome.Action(
        code,
        earliest
            .filter(by -> minutes)
            .map(by -> (int) ChronoUnit.MINUTES.between(situation.asOf(), by)),
        rules.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", rules)),
        earliest,
        List.copyOf(questions));
  }
}

package evenhand.rulebook.model;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Optional;
import java.util.function.Function;

/** When a task is to be done by, as a rulebook writes it. */
public sealed interface Due {
  String END_OF_DUTY = "end_of_duty";

  /** Whole minutes from the decision; 0 is at once. */
  record Minutes(int minutes) implements Due {}

  /** The end of the n-th working day after the decision. */
  record WorkingDays(int days) implements Due {}

  /** A time of the first school day after the day of the decision. */
  record NextSchoolDay(LocalTime at) implements Due {}

  /**
   * An event that no calendar knows.
   *
   * @param standInMinutes minutes from the decision while the event's time is unknown; empty where
   *     nothing stands in
   */
  record Event(String name, Optional<Integer> standInMinutes) implements Due {}

  /** The text that outcomes show for a due that is no plain number of minutes. */
  default Optional<String> rule() {
    if (this instanceof WorkingDays working) {
      return Optional.of("working_days:" + working.days());
    } else if (this instanceof NextSchoolDay school) {
      return Optional.of("next_school_day:" + school.at());
    } else if (this instanceof Event event) {
      return Optional.of(event.name());
    }
    return Optional.empty();
  }

  /**
   * Reads a due that holds no parameter other than as a number.
   *
   * @param numbers gives the number that a parameter id stands for
   * @throws IllegalArgumentException saying what would be right
   */
  static Due parse(String text, Function<String, Optional<Integer>> numbers) {
    int colon = text.indexOf(':');
    String head = colon < 0 ? text : text.substring(0, colon);
    String rest = colon < 0 ? "" : text.substring(colon + 1);
    return switch (head) {
      case "working_days" -> new WorkingDays(number(rest, numbers));
      case "next_school_day" -> new NextSchoolDay(time(rest));
      case "before_close", "before_release" -> new Event(head, Optional.empty());
      case END_OF_DUTY ->
          new Event(head, rest.isEmpty() ? Optional.empty() : Optional.of(number(rest, numbers)));
      default -> new Minutes(number(text, numbers));
    };
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= 7
        && text.chars().allMatch(each -> each >= '0' && each <= '9');
  }

  private static int number(String text, Function<String, Optional<Integer>> numbers) {
    if (isNumber(text)) {
      return Integer.parseInt(text);
    }
    return numbers
        .apply(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a due is minutes, a parameter, working_days:n, next_school_day:HH:MM,"
                        + " end_of_duty, before_close or before_release, not '"
                        + text
                        + "'"));
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException wrong) {
      throw new IllegalArgumentException("next_school_day:08:00 is the form, not '" + text + "'");
    }
  }
}

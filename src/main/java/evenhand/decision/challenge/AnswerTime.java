package evenhand.decision.challenge;

import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * By when a challenge is answered: one calendar month from the day on which it reached the force,
 * and two further ones where it is complex (DPA 2018, s.54), in the days of London.
 */
record AnswerTime(InstantSource clock) {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final int MONTHS = 1;
  private static final int MONTHS_EXTENDED = 3;

  /** A day before that is a mistyped year rather than a request that lay for so long. */
  private static final int YEARS_BACK_MAX = 2;

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), LONDON);
  }

  /** The last day; a month that is shorter ends it. */
  LocalDate due(LocalDate received) {
    return received.plusMonths(MONTHS);
  }

  LocalDate extended(LocalDate received) {
    return received.plusMonths(MONTHS_EXTENDED);
  }

  /**
   * The day of receipt as said; today where nothing is said.
   *
   * @throws evenhand.rulebook.InvalidCaseException 422 naming the field
   */
  LocalDate received(Optional<String> said) {
    if (said.isEmpty()) {
      return today();
    }
    LocalDate earliest = today().minusYears(YEARS_BACK_MAX);
    return said.flatMap(AnswerTime::day)
        .filter(day -> !day.isBefore(earliest) && !day.isAfter(today()))
        .orElseThrow(
            () ->
                AnswerRequest.invalid(
                    "/received_on",
                    "the day on which it reached the force, from "
                        + earliest
                        + " to today, "
                        + today()
                        + ", or nothing"));
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}

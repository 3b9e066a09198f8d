package evenhand.decision.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R13: a month is a calendar month from receipt, in London, whenever it is recorded. */
class AnswerTimeTest {
  private static AnswerTime at(String instant) {
    return new AnswerTime(InstantSource.fixed(Instant.parse(instant)));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-31, 2026-02-28, 2026-04-30",
    "2028-01-31, 2028-02-29, 2028-04-30",
    "2026-01-28, 2026-02-28, 2026-04-28",
    "2026-03-31, 2026-04-30, 2026-06-30",
    "2026-02-28, 2026-03-28, 2026-05-28",
    "2026-11-30, 2026-12-30, 2027-02-28",
    "2026-12-31, 2027-01-31, 2027-03-31"
  })
  void aMonthEndsOnTheSameDayOrOnTheLastOfAShorterOne(
      LocalDate received, LocalDate due, LocalDate extended) {
    AnswerTime time = at(received.plusDays(9) + "T12:00:00Z");
    LocalDate counted = time.received(Optional.of(received.toString()));
    assertThat(time.due(counted)).isEqualTo(due);
    assertThat(time.extended(counted)).isEqualTo(extended);
  }

  @Test
  void todayIsLondons() {
    assertThat(at("2026-06-30T23:30:00Z").received(Optional.empty())).isEqualTo("2026-07-01");
    assertThat(at("2026-01-30T23:30:00Z").received(Optional.empty())).isEqualTo("2026-01-30");
    assertThat(at("2026-06-30T23:30:00Z").received(Optional.of("2026-07-01")))
        .isEqualTo("2026-07-01");
  }

  @ParameterizedTest
  @CsvSource({"2026-02-01, false", "2026-01-31, true", "2024-01-31, true", "2024-01-30, false"})
  void aDayThatCannotBeMeantIsRefused(String day, boolean taken) {
    AnswerTime time = at("2026-01-31T12:00:00Z");
    if (taken) {
      assertThat(time.received(Optional.of(day))).isEqualTo(day);
    } else {
      assertThatThrownBy(() -> time.received(Optional.of(day)))
          .hasMessageContaining("/received_on")
          .hasMessageContaining("from 2024-01-31 to today, 2026-01-31");
    }
  }
}

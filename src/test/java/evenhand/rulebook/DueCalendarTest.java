package evenhand.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.rulebook.cases.Case;
import evenhand.rulebook.cases.Runs;
import evenhand.rulebook.model.Due;
import evenhand.rulebook.source.YamlReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deadlines around the days on which they go wrong. */
class DueCalendarTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final DueCalendar calendar = asDelivered();

  private static DueCalendar asDelivered() {
    byte[] file = Runs.rulebook("vulnerability").content().get("shared/calendar.yml");
    assertThat(file).isNotNull();
    return DueCalendar.read(
        YamlReader.read("shared/calendar.yml", new String(file, StandardCharsets.UTF_8)));
  }

  @ParameterizedTest(name = "{3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # Clocks go forward on 29 March 2026 at 01:00 UTC, back on 25 October 2026 at 01:00 UTC
          2026-03-29T00:30:00Z | 60                    | 2026-03-29T01:30:00Z | an hour is sixty minutes when the clock goes forward
          2026-10-25T00:30:00Z | 60                    | 2026-10-25T01:30:00Z | an hour is sixty minutes when the clock goes back
          2026-10-25T00:30:00Z | 1440                  | 2026-10-26T00:30:00Z | a day of minutes on a day of 25 hours
          2026-10-25T00:30:00Z | 4320                  | 2026-10-28T00:30:00Z | seventy-two hours across the change
          2026-03-27T12:00:00Z | working_days:1        | 2026-03-30T22:59:59Z | the end of Monday is in summer time
          2026-10-23T12:00:00Z | working_days:1        | 2026-10-26T23:59:59Z | the end of Monday is in winter time
          2026-03-27T12:00:00Z | next_school_day:08:00 | 2026-03-30T07:00:00Z | school on the Monday after the clock goes forward
          2026-10-20T12:00:00Z | next_school_day:08:00 | 2026-10-21T07:00:00Z | school before the clock goes back
          2026-11-03T12:00:00Z | next_school_day:08:00 | 2026-11-04T08:00:00Z | school after the clock went back
          2026-06-01T23:30:00Z | working_days:1        | 2026-06-03T22:59:59Z | half past midnight in London is the next day
          2026-01-05T23:30:00Z | working_days:1        | 2026-01-06T23:59:59Z | half past eleven in winter is the same day
          2026-06-16T23:30:00Z | next_school_day:08:00 | 2026-06-18T07:00:00Z | half past midnight is no longer the day before school

          # 29 February
          2028-02-28T12:00:00Z | 1440                  | 2028-02-29T12:00:00Z | the day after 28 February in a leap year
          2028-02-28T12:00:00Z | working_days:1        | 2028-02-29T23:59:59Z | 29 February 2028 is a Tuesday and a working day
          2028-02-29T12:00:00Z | working_days:1        | 2028-03-01T23:59:59Z | the working day after 29 February
          2027-02-28T12:00:00Z | 1440                  | 2027-03-01T12:00:00Z | the day after 28 February in a common year
          2028-02-29T09:00:00Z | next_school_day:08:00 | 2028-03-01T08:00:00Z | school on the day after 29 February

          # Bank holidays: Friday 23:00 London before a Monday that is one
          2026-05-01T22:00:00Z | working_days:1        | 2026-05-05T22:59:59Z | Friday 23:00 before the early May bank holiday
          2026-05-01T22:00:00Z | working_days:2        | 2026-05-06T22:59:59Z | two working days from that Friday
          2026-05-01T22:00:00Z | next_school_day:08:00 | 2026-05-05T07:00:00Z | school after the early May bank holiday
          2026-05-01T22:00:00Z | 4320                  | 2026-05-04T22:00:00Z | minutes know no bank holiday
          2026-08-28T22:00:00Z | working_days:1        | 2026-09-01T22:59:59Z | Friday 23:00 before the summer bank holiday
          2026-04-02T22:00:00Z | working_days:1        | 2026-04-07T22:59:59Z | Thursday 23:00 before Good Friday and Easter Monday
          2026-12-24T23:00:00Z | working_days:1        | 2026-12-29T23:59:59Z | Christmas on a Friday; Boxing Day is kept on Monday
          2027-12-24T23:00:00Z | working_days:1        | 2027-12-29T23:59:59Z | Christmas on a Saturday; both days are kept after it
          2026-12-31T23:00:00Z | working_days:1        | 2027-01-04T23:59:59Z | New Year's Day on a Friday
          2026-06-05T22:00:00Z | next_school_day:08:00 | 2026-06-08T07:00:00Z | Friday 23:00 before an ordinary Monday
          """)
  void isDueAt(String from, String due, String expected, String why) {
    Optional<Instant> instant =
        calendar.instant(Due.parse(due, id -> Optional.empty()), Instant.parse(from));

    assertThat(instant).as(why).contains(Instant.parse(expected));
  }

  @Test
  void anEventHasNoInstantUntilSomethingStandsInForIt() {
    assertThat(
            calendar.instant(
                Due.parse("before_close", id -> Optional.empty()),
                Instant.parse("2026-05-01T22:00:00Z")))
        .isEmpty();
  }

  @Test
  void aRulebookTellsTheSchoolByTheSameCalendar() {
    ObjectNode facts = JSON.objectNode();
    facts.put("domestic_abuse_suspected", "yes");
    facts.put("children_in_household", 1);
    facts.put("school_age_children", 1);
    Case friday = new Case(Instant.parse("2026-05-01T22:00:00Z"), facts, JSON.objectNode());

    Outcome outcome = friday.decide(Runs.rulebook("vulnerability")).outcome();

    assertThat(outcome.actions())
        .filteredOn(action -> action.code().equals("ENCOMPASS"))
        .singleElement()
        .satisfies(
            action -> {
              assertThat(action.due()).contains(Instant.parse("2026-05-05T07:00:00Z"));
              assertThat(action.dueRule())
                  .as("nobody has entered the school holidays, and the answer says so")
                  .contains("next_school_day:08:00; school_holidays_assumed");
            });
  }

  @Test
  void schoolHolidaysThatAForceConfirmedAreNoAssumption() {
    Due school = Due.parse("next_school_day:08:00", id -> Optional.empty());

    assertThat(calendar.shown(school)).endsWith("school_holidays_assumed");
    assertThat(calendar.shown(Due.parse("working_days:2", id -> Optional.empty())))
        .isEqualTo("working_days:2");
    assertThat(schoolHolidaysAre("confirmed").shown(school)).isEqualTo("next_school_day:08:00");
    assertThatThrownBy(() -> schoolHolidaysAre("guessed"))
        .isInstanceOf(RulebookFaultException.class)
        .hasMessageContaining("school_holidays_are");
  }

  private static DueCalendar schoolHolidaysAre(String what) {
    return DueCalendar.read(
        YamlReader.read(
            "shared/calendar.yml",
            """
            bank_holidays: england_and_wales
            school_holidays_are: %s
            school_holidays: [{from: "2026-05-25", until: "2026-05-29"}]
            """
                .formatted(what)));
  }
}

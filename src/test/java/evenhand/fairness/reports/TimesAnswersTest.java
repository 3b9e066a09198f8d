package evenhand.fairness.reports;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.fairness.disclosure.Audience;
import evenhand.fairness.recorded.TimesReport;
import evenhand.fairness.recorded.TimesReport.Row;
import evenhand.fairness.recorded.TimesReport.Table;
import evenhand.fairness.recorded.TimesReport.Timed;
import evenhand.http.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which figures are given out, and which are answered again, by a service that was started anew.
 */
class TimesAnswersTest {
  private static final Instant DAY = Instant.parse("2026-10-01T00:00:00Z");
  private static final ReportOrder ORDER =
      new ReportOrder(
          "mental-health",
          LocalDate.of(2026, 7, 1),
          LocalDate.of(2026, 9, 30),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  @TempDir Path folder;
  private int asked;

  /** Answers as a service just started would: whether it gave these figures out. */
  private boolean isGiven(Map<Audience, TimesReport> now) {
    Periods periods = Periods.endedQuarters(() -> DAY);
    Map<Audience, TimesReport> answer =
        new TimesAnswers(folder, Json.mapper(), periods).answer(ORDER, now);
    return answer.equals(now);
  }

  private Map<Audience, TimesReport> times(long white, long black, double median) {
    asked++;
    Map<Audience, TimesReport> times = new EnumMap<>(Audience.class);
    for (Audience audience : Audience.values()) {
      Table groups =
          new Table(
              false,
              black == 0
                  ? List.of(row("White", white, median))
                  : List.of(row("Black", black, median), row("White", white, 30)));
      Timed timed =
          new Timed(
              "arrival",
              "Minutes",
              60,
              "place",
              "subject",
              row("", white + black, 30),
              new Table(true, List.of()),
              groups);
      times.put(
          audience,
          new TimesReport(
              "mental-health",
              DAY,
              DAY,
              "ethnicity",
              audience.id(),
              false,
              DAY.plusSeconds(asked),
              List.of(timed)));
    }
    return times;
  }

  private static Row row(String name, long contacts, double median) {
    OptionalLong all = OptionalLong.of(contacts);
    OptionalLong none = OptionalLong.of(0);
    return new Row(name, all, all, all, none, none, none, OptionalDouble.of(median));
  }

  @Test
  void figuresThatDifferByAFewFromAnyEarlierOnesAreNotGivenOut() {
    assertThat(isGiven(times(50, 40, 30))).as("the first").isTrue();
    assertThat(isGiven(times(50, 40, 30))).as("the same").isFalse();
    assertThat(isGiven(times(51, 40, 30))).as("one more").isFalse();
    assertThat(isGiven(times(60, 49, 30))).as("nine more of one group").isFalse();
    assertThat(isGiven(times(61, 40, 30))).as("eleven more").isTrue();
    assertThat(isGiven(times(51, 40, 30))).as("ten fewer, but one more than at first").isFalse();
  }

  @Test
  void aGroupThatAppearsOrAMedianThatMovesAloneShowsSinglePeopleToo() {
    assertThat(isGiven(times(50, 0, 30))).isTrue();
    assertThat(isGiven(times(43, 7, 30))).as("a group of seven, and as many in all").isFalse();
    assertThat(isGiven(times(50, 20, 30))).isTrue();
    assertThat(isGiven(times(50, 20, 31))).as("a time of one of them was changed").isFalse();
    assertThat(isGiven(times(50, 40, 31))).isTrue();
  }

  @Test
  void whereNobodySignsInFiguresAreAnsweredAsTheyAre() {
    TimesAnswers answers = new TimesAnswers(folder, Json.mapper(), Periods.any());
    answers.answer(ORDER, times(50, 40, 30));
    Map<Audience, TimesReport> now = times(51, 40, 30);
    assertThat(answers.answer(ORDER, now)).isEqualTo(now);
    assertThat(folder).isEmptyDirectory();
  }
}

package evenhand.fairness.spec;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Optional;

/**
 * A column of dates (or of date and time) that orders decisions into periods, for drift.
 *
 * @param by length of a period
 * @param baseline how many first periods the baseline is taken from
 */
public record PeriodColumn(String column, Unit by, int baseline) {
  private static final int DATE_LENGTH = "2020-01-31".length();

  public PeriodColumn {
    if (baseline < 1) {
      throw new IllegalArgumentException("a baseline needs at least one period");
    }
  }

  /** Length of a period. Its names sort in order of time. */
  public enum Unit {
    WEEK,
    MONTH,
    QUARTER;

    private String of(LocalDate date) {
      return switch (this) {
        case WEEK ->
            String.format(
                "%d-W%02d",
                date.get(IsoFields.WEEK_BASED_YEAR), date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        case MONTH -> String.format("%d-%02d", date.getYear(), date.getMonthValue());
        case QUARTER ->
            String.format("%d-Q%d", date.getYear(), date.get(IsoFields.QUARTER_OF_YEAR));
      };
    }
  }

  /** The period of a cell that starts with an ISO date; empty for any other cell. */
  public Optional<String> of(String cell) {
    if (cell.length() < DATE_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(by.of(LocalDate.parse(cell.substring(0, DATE_LENGTH))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}

package evenhand.fairness.reports;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.Optional;

/**
 * Which days figures may be asked for over HTTP. Where people sign in, whole quarters that have
 * ended: days of one's own choosing, one more or one less, would show by subtraction what single
 * people said of themselves.
 */
public final class Periods {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private final Optional<InstantSource> clock;

  private Periods(Optional<InstantSource> clock) {
    this.clock = clock;
  }

  /** Any days. */
  public static Periods any() {
    return new Periods(Optional.empty());
  }

  /** Calendar quarters that have ended. */
  public static Periods endedQuarters(InstantSource clock) {
    return new Periods(Optional.of(clock));
  }

  /** Whether reports are also held against each other, so that no two show single people. */
  boolean isBound() {
    return clock.isPresent();
  }

  /**
   * Refuses other days.
   *
   * @throws evenhand.rulebook.InvalidCaseException 422 at /from or /to
   */
  void require(ReportOrder order) {
    if (clock.isEmpty()) {
      return;
    }
    LocalDate today = clock.get().instant().atZone(LONDON).toLocalDate();
    LocalDate first = order.from().with(IsoFields.DAY_OF_QUARTER, 1);
    if (!order.from().equals(first)) {
      throw ReportOrder.invalid("/from", "the first day of a calendar quarter, such as " + first);
    }
    LocalDate last = first.plusMonths(3).minusDays(1);
    if (!order.to().equals(last)) {
      throw ReportOrder.invalid("/to", "the last day of the quarter, " + last);
    }
    if (!last.isBefore(today)) {
      throw ReportOrder.invalid("/to", "a day of a quarter that has ended, before " + today);
    }
  }
}

package evenhand.decision.access;

import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.InvalidCaseException.Fault;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** A time that somebody asks about: {@code from} belongs to it, {@code to} no longer. */
public record AskedPeriod(Instant from, Instant to) {
  private static final int YEAR_MAX = 9999;

  public AskedPeriod {
    if (!from.isBefore(to)) {
      throw invalid("/from", "an instant before 'to'");
    }
  }

  /**
   * Reads a period.
   *
   * @param from a date and time with offset; {@code usual} before the end where empty
   * @param to the same; now where empty
   * @throws InvalidCaseException 422 with pointers /from and /to
   */
  public static AskedPeriod of(String from, String to, Duration usual, Instant now) {
    Instant until = to.isEmpty() ? now : instant("/to", to);
    return new AskedPeriod(from.isEmpty() ? until.minus(usual) : instant("/from", from), until);
  }

  /** The same where it is no longer than a query can answer. */
  public AskedPeriod atMost(Duration max) {
    if (Duration.between(from, to).compareTo(max) > 0) {
      throw invalid("/from", "an instant at most " + max.toDays() + " days before 'to'");
    }
    return this;
  }

  private static Instant instant(String pointer, String text) {
    try {
      // A plus in a query that was not escaped arrives as a space.
      OffsetDateTime time = OffsetDateTime.parse(text.replace(' ', '+'));
      if (time.getYear() > 0 && time.getYear() <= YEAR_MAX) {
        return time.toInstant();
      }
    } catch (DateTimeException e) {
      // Told below, with what would be right.
    }
    throw invalid(pointer, "a date and time with offset such as 2026-12-01T00:00:00Z");
  }

  private static InvalidCaseException invalid(String pointer, String detail) {
    return new InvalidCaseException(List.of(new Fault(pointer, detail)));
  }
}

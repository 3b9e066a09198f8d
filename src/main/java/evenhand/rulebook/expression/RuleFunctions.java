package evenhand.rulebook.expression;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pure functions that a rule may call, named as rules write them. An unknown argument gives
 * false or unknown, never an exception.
 */
public final class RuleFunctions {
  private RuleFunctions() {}

  /** Unanswered: left out, null, unknown or refused. */
  public static boolean unk(@Nullable Object value) {
    return value == null;
  }

  public static boolean known(@Nullable Object value) {
    return value != null;
  }

  /** Whether a parameter has no value. */
  public static boolean unset(@Nullable Object value) {
    return value == null;
  }

  public static boolean has(@Nullable Set<?> set, @Nullable Object value) {
    return set != null && value != null && set.contains(value);
  }

  /** Number of members; unknown of an unknown set. */
  public static @Nullable Integer size(@Nullable Set<?> set) {
    return set == null ? null : set.size();
  }

  /** Unknown, or without members. */
  public static boolean empty(@Nullable Set<?> set) {
    return set == null || set.isEmpty();
  }

  /** Known and a member. */
  public static boolean among(@Nullable Object value, @Nullable Set<?> set) {
    return value != null && set != null && set.contains(value);
  }

  /** Known and not a member; false also where the set is unknown. */
  public static boolean not_among(@Nullable Object value, @Nullable Set<?> set) {
    return value != null && set != null && !set.contains(value);
  }

  /** {@code months} calendar months later; a day that the month lacks becomes its last. */
  public static @Nullable LocalDate add_months(@Nullable LocalDate date, @Nullable Integer months) {
    return date == null || months == null ? null : date.plusMonths(months);
  }

  /** {@code years} calendar years earlier; 29 February becomes 28 February in a common year. */
  public static @Nullable LocalDate minus_years(@Nullable LocalDate date, @Nullable Integer years) {
    return date == null || years == null ? null : date.minusYears(years);
  }

  /** Days from {@code from} to {@code to}; negative where {@code to} is earlier. */
  public static @Nullable Integer days_between(@Nullable LocalDate from, @Nullable LocalDate to) {
    return from == null || to == null ? null : Math.toIntExact(ChronoUnit.DAYS.between(from, to));
  }

  /** Whole minutes from {@code from} to {@code to}, rounded down; negative for the future. */
  public static @Nullable Integer minutes_between(@Nullable Instant from, @Nullable Instant to) {
    return from == null || to == null
        ? null
        : Math.toIntExact(Math.floorDiv(ChronoUnit.MILLIS.between(from, to), 60_000L));
  }
}

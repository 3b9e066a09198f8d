package evenhand.fairness.page;

import evenhand.fairness.statistics.Interval;
import evenhand.fairness.statistics.Proportion;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Writes figures for readers. Shares of fewer than 100 decisions are in whole per cent. */
final class Figures {
  /** Withheld: the count is so small that somebody could be picked out. */
  static final String WITHHELD = "[c]";

  /** Not applicable, or nought by nought. */
  static final String UNDEFINED = "[z]";

  /** Too few decisions to say anything reliable. */
  static final String TOO_FEW = "[u]";

  private static final double FINE_FROM = 100;
  private static final double LARGE_RATIO = 10;
  private static final double P_SHOWN_MIN = 0.0001;

  private Figures() {}

  static String count(double count) {
    return String.format(Locale.UK, "%,d", Math.round(count));
  }

  static String percent(Proportion share) {
    OptionalDouble rate = share.rate();
    return rate.isEmpty() ? UNDEFINED : percent(rate.getAsDouble(), share.total());
  }

  /** A share, in detail that fits the decisions it rests on. */
  static String percent(double rate, double total) {
    return String.format(Locale.UK, total >= FINE_FROM ? "%.1f%%" : "%.0f%%", 100 * rate);
  }

  static String percents(Optional<Interval> interval, double total) {
    return interval
        .map(
            limits ->
                percent(limits.lower(), total) + " to " + percent(limits.upper().orElse(1), total))
        .orElse(UNDEFINED);
  }

  static String ratio(OptionalDouble ratio) {
    return ratio.isEmpty() ? UNDEFINED : ratio(ratio.getAsDouble());
  }

  static String ratio(double ratio) {
    return String.format(Locale.UK, ratio >= LARGE_RATIO ? "%.1f" : "%.2f", ratio);
  }

  static String ratios(Optional<Interval> interval) {
    return interval
        .map(
            limits ->
                limits.upper().isPresent()
                    ? ratio(limits.lower()) + " to " + ratio(limits.upper().getAsDouble())
                    : ratio(limits.lower()) + " and above")
        .orElse(UNDEFINED);
  }

  /** How many of the group for every 100 of the comparator. */
  static String perHundred(OptionalDouble ratio) {
    return ratio.isEmpty() ? UNDEFINED : count(100 * ratio.getAsDouble());
  }

  static String p(OptionalDouble p) {
    if (p.isEmpty()) {
      return UNDEFINED;
    }
    return p.getAsDouble() < P_SHOWN_MIN
        ? "under 0.0001"
        : String.format(Locale.UK, "%.4f", p.getAsDouble());
  }

  /** An identifier as words: {@code community_resolution} is "Community resolution". */
  static String words(String id) {
    String spaced = id.replace('_', ' ').replace('-', ' ').strip();
    return spaced.isEmpty()
        ? id
        : spaced.substring(0, 1).toUpperCase(Locale.UK) + spaced.substring(1);
  }
}

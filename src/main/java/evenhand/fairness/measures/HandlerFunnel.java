package evenhand.fairness.measures;

import evenhand.fairness.statistics.Interval;
import evenhand.fairness.statistics.Level;
import evenhand.fairness.statistics.Proportion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Overrides by handler against what chance alone would give at the rate of all handlers together
 * (Spiegelhalter 2005). Not a ranking: a point outside is a question to ask, and handlers come in
 * the order of their codes.
 */
public final class HandlerFunnel {
  private static final Level WARNING = Level.NINETY_FIVE;
  private static final Level CONTROL = new Level(0.002);

  private HandlerFunnel() {}

  /** Where a handler's rate lies. */
  public enum Place {
    WITHIN_95,
    BETWEEN_95_AND_998,
    BEYOND_998
  }

  /** One handler; the limits are those for its number of decisions. */
  public record Point(
      String handler, Proportion overrides, Interval limits95, Interval limits998, Place place) {}

  /** One point for each handler with decisions, by code; none where nobody decided anything. */
  public static List<Point> of(Map<String, Proportion> overridesByHandler) {
    Proportion all = overridesByHandler.values().stream().reduce(Proportion.NONE, Proportion::plus);
    List<Point> points = new ArrayList<>();
    new TreeMap<>(overridesByHandler)
        .forEach(
            (handler, overrides) -> {
              if (overrides.total() > 0) {
                points.add(point(handler, overrides, all.selected() / all.total()));
              }
            });
    return points;
  }

  /**
   * Limits within which the rate of {@code n} decisions lies by chance: {@code rate +- z sqrt(rate
   * (1 - rate)/n)}, within 0 to 1.
   */
  public static Interval limits(double rate, double n, Level level) {
    double half = level.z() * Math.sqrt(rate * (1 - rate) / n);
    return Interval.of(Math.max(0, rate - half), Math.min(1, rate + half));
  }

  private static Point point(String handler, Proportion overrides, double rate) {
    Interval warning = limits(rate, overrides.total(), WARNING);
    Interval control = limits(rate, overrides.total(), CONTROL);
    double own = overrides.selected() / overrides.total();
    Place place =
        warning.contains(own)
            ? Place.WITHIN_95
            : control.contains(own) ? Place.BETWEEN_95_AND_998 : Place.BEYOND_998;
    return new Point(handler, overrides, warning, control, place);
  }
}

package evenhand.fairness.page;

import evenhand.fairness.page.ChartView.Layout;
import evenhand.fairness.page.ChartView.Row;
import evenhand.fairness.page.ChartView.Style;
import evenhand.fairness.page.ChartView.Tick;
import evenhand.fairness.spec.Zone;
import evenhand.fairness.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/** Lays out dot plots of rates and forest plots of ratios. */
final class Charts {
  private static final int WIDTH = 720;
  private static final int LEFT = 250;
  private static final int RIGHT = 600;
  private static final int TOP = 16;
  private static final int ROW_HEIGHT = 26;
  private static final int AXIS_HEIGHT = 48;
  private static final List<Double> RATE_STEPS = List.of(0.01, 0.02, 0.05, 0.1, 0.2, 0.25);
  private static final List<Double> RATIO_TICKS = List.of(0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0);
  private static final int TICKS_MAX = 6;

  private Charts() {}

  /** One row to draw: its label, its value in words, where it stands and how far it may lie. */
  record Point(
      String label, String value, OptionalDouble at, Optional<Interval> interval, Style style) {}

  /** Rates from 0 with their intervals. */
  static ChartView rates(String id, String title, String description, List<Point> points) {
    double top = 0.01;
    for (Point point : points) {
      top = Math.max(top, point.interval().map(i -> i.upper().orElse(1)).orElse(0.0));
    }
    double step = RATE_STEPS.get(RATE_STEPS.size() - 1);
    for (double candidate : RATE_STEPS) {
      if (top / candidate <= TICKS_MAX) {
        step = candidate;
        break;
      }
    }
    double end = Math.min(1, step * Math.ceil(top / step));
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i * step <= end + 1e-9; i++) {
      double rate = i * step;
      ticks.add(new Tick(x(rate / end), String.format(Locale.UK, "%.0f%%", 100 * rate)));
    }
    List<Row> rows = rows(points, rate -> rate / end);
    Layout layout = layout(rows.size(), ticks, List.of(), List.of());
    return new ChartView(
        id, title, description, "Share of decisions, with 95% interval", layout, rows);
  }

  /** Ratios on a log scale, with 1 and the zone marked. */
  static ChartView ratios(
      String id, String title, String description, Zone zone, List<Point> points) {
    double low = 0.5;
    double high = 2;
    for (Point point : points) {
      low = Math.min(low, point.interval().map(Interval::lower).orElse(1.0));
      high = Math.max(high, point.interval().map(i -> i.upper().orElse(10)).orElse(1.0));
    }
    double start = Math.log(Math.max(0.1, low * 0.9));
    double end = Math.log(Math.min(10, high * 1.1));
    DoubleUnaryOperator place =
        ratio -> ratio <= 0 ? -1 : (Math.log(ratio) - start) / (end - start);
    List<Tick> ticks = new ArrayList<>();
    for (double ratio : RATIO_TICKS) {
      double at = place.applyAsDouble(ratio);
      if (at >= 0 && at <= 1) {
        ticks.add(new Tick(x(at), ratio < 1 ? Double.toString(ratio) : "" + (int) ratio));
      }
    }
    List<Integer> band =
        List.of(x(place.applyAsDouble(zone.lower())), x(place.applyAsDouble(zone.upper())));
    Layout layout = layout(points.size(), ticks, band, List.of(x(place.applyAsDouble(1))));
    return new ChartView(
        id,
        title,
        description,
        "Ratio to the comparator, log scale, with 95% interval",
        layout,
        rows(points, place));
  }

  private static List<Row> rows(List<Point> points, DoubleUnaryOperator place) {
    List<Row> rows = new ArrayList<>();
    for (Point point : points) {
      int y = TOP + ROW_HEIGHT * rows.size() + ROW_HEIGHT / 2;
      List<Integer> mark =
          point.at().isPresent()
              ? List.of(x(place.applyAsDouble(point.at().getAsDouble())))
              : List.of();
      List<Integer> range = new ArrayList<>();
      boolean isCut = false;
      if (point.interval().isPresent()) {
        OptionalDouble upper = point.interval().get().upper();
        double right = upper.isPresent() ? place.applyAsDouble(upper.getAsDouble()) : 2;
        range.add(x(place.applyAsDouble(point.interval().get().lower())));
        range.add(x(right));
        isCut = right > 1;
      }
      rows.add(new Row(point.label(), point.value(), y, mark, range, point.style(), isCut));
    }
    return rows;
  }

  private static Layout layout(int rows, List<Tick> ticks, List<Integer> band, List<Integer> line) {
    int bottom = TOP + ROW_HEIGHT * rows;
    return new Layout(WIDTH, bottom + AXIS_HEIGHT, bottom, ticks, band, line);
  }

  /** The pixel of a place between 0 and 1; what lies beyond is drawn at the edge. */
  private static int x(double place) {
    return (int) Math.round(LEFT + (RIGHT - LEFT) * Math.max(0, Math.min(1, place)));
  }
}

package evenhand.fairness.page;

import java.util.List;

/**
 * A chart of rows with a mark and an interval each, laid out in pixels.
 *
 * @param id unique on the page
 * @param description the chart in a sentence, for those who don't see it
 * @param axis what the horizontal axis measures
 */
public record ChartView(
    String id, String title, String description, String axis, Layout layout, List<Row> rows) {
  public ChartView {
    rows = List.copyOf(rows);
  }

  /**
   * Sizes, the axis, and what lies behind the rows.
   *
   * @param bottom where the axis runs
   * @param band left and right end of the shaded zone; empty for none
   * @param line places of the line at 1; empty for none
   */
  public record Layout(
      int width, int height, int bottom, List<Tick> ticks, List<Integer> band, List<Integer> line) {
    public Layout {
      ticks = List.copyOf(ticks);
      band = List.copyOf(band);
      line = List.copyOf(line);
    }
  }

  /** A labelled place on the axis. */
  public record Tick(int x, String label) {}

  /**
   * One row.
   *
   * @param mark where it stands; empty where the figure is undefined or withheld
   * @param range left and right end of the interval; empty where there is none
   * @param style of the mark: one of the four kinds of the palette
   */
  public record Row(
      String label,
      String value,
      int y,
      List<Integer> mark,
      List<Integer> range,
      Style style,
      boolean cutRight) {
    public Row {
      mark = List.copyOf(mark);
      range = List.copyOf(range);
    }
  }

  /** Colour and shape together, so that neither is needed alone. */
  public enum Style {
    CRUDE("#12436D", "circle"),
    WITHIN("#801650", "square"),
    FILLED("#28A197", "diamond"),
    SPREAD("#F46A25", "triangle");

    private final String colour;
    private final String shape;

    Style(String colour, String shape) {
      this.colour = colour;
      this.shape = shape;
    }

    public String getColour() {
      return colour;
    }

    public String getShape() {
      return shape;
    }
  }
}

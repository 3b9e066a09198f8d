package evenhand.fairness.page;

import java.util.List;

/**
 * A report as finished text, tables and charts.
 *
 * @param source of the data; empty where not stated
 * @param summary three sentences
 * @param banner on every page, where the data are invented; empty otherwise
 * @param overview the headlines of all decision points
 * @param notes what a reader has to know first
 */
public record PageView(
    String title,
    String source,
    String version,
    String banner,
    List<String> summary,
    List<String> notes,
    TableView overview,
    List<Point> points,
    List<Section> appendices) {
  public PageView {
    summary = List.copyOf(summary);
    notes = List.copyOf(notes);
    points = List.copyOf(points);
    appendices = List.copyOf(appendices);
  }

  /** One decision point; its id is an anchor. */
  public record Point(String id, String name, List<Section> sections) {
    public Point {
      sections = List.copyOf(sections);
    }
  }

  /** A heading with what stands under it. */
  public record Section(
      String heading, List<String> paragraphs, List<ChartView> charts, List<TableView> tables) {
    public Section {
      paragraphs = List.copyOf(paragraphs);
      charts = List.copyOf(charts);
      tables = List.copyOf(tables);
    }
  }
}

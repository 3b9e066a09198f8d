package evenhand.fairness.page;

import java.util.List;

/**
 * A table of finished text.
 *
 * @param headers of the columns; the first column heads its row
 */
public record TableView(String caption, List<String> headers, List<List<String>> rows) {
  public TableView {
    headers = List.copyOf(headers);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != headers.size() || row.contains("")) {
        throw new IllegalArgumentException("a row has a text for each column, but was " + row);
      }
    }
  }
}

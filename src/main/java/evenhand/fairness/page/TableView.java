package evenhand.fairness.page;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A table of finished text.
 *
 * @param headers of the columns; the first column heads its row
 */
public record TableView(String caption, List<String> headers, List<List<String>> rows) {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?[0-9][0-9.,]*%?( (to|and) .*| \\(.*)?|\\[[a-z]\\]|under .*");

  public TableView {
    headers = List.copyOf(headers);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != headers.size() || row.contains("")) {
        throw new IllegalArgumentException("a row has a text for each column, but was " + row);
      }
    }
  }

  /** Whether a column holds numbers (or symbols in their place), and is aligned as such. */
  public boolean numeric(int column) {
    return rows.stream().map(row -> row.get(column)).allMatch(NUMBER.asMatchPredicate());
  }
}

package evenhand.fairness.report;

import evenhand.fairness.spec.Numbers;
import java.util.List;

/**
 * Writes comma-separated text that a spreadsheet opens without harm: a text that starts with {@code
 * = + - @}, a tab or a line end gets an apostrophe in front, so that it is shown and never run.
 * Numbers stay numbers.
 */
final class CsvText {
  private static final String STARTS_OF_FORMULAS = "=+-@\t\r\n";

  private final StringBuilder text = new StringBuilder();

  void add(List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      text.append(i == 0 ? "" : ",").append(quoted(guarded(cells.get(i))));
    }
    text.append("\r\n");
  }

  @Override
  public String toString() {
    return text.toString();
  }

  static String guarded(String cell) {
    boolean isNumber = Numbers.parse(cell).isPresent();
    boolean isFormula = !cell.isEmpty() && STARTS_OF_FORMULAS.indexOf(cell.charAt(0)) >= 0;
    return isFormula && !isNumber ? "'" + cell : cell;
  }

  private static String quoted(String cell) {
    boolean needsQuotes =
        cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return needsQuotes ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
  }
}

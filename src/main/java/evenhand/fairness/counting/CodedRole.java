package evenhand.fairness.counting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one column stands for in the count table: each cell's text is read as a label, and labels
 * are numbered. The reading is done once for each different value.
 */
final class CodedRole {
  static final int LABELS_MAX = 10_000;
  static final int UNUSABLE = -1;
  private static final int UNREAD = -2;

  private final String name;
  private final ColumnValues column;
  private final Function<String, Optional<String>> reading;
  private final List<String> labels = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private int[] codes = unread(64);

  /**
   * Creates a role.
   *
   * @param reading label of a cell's text; empty where the text can't be used for this role
   */
  CodedRole(String name, ColumnValues column, Function<String, Optional<String>> reading) {
    this.name = name;
    this.column = column;
    this.reading = reading;
  }

  String name() {
    return name;
  }

  /** Code of the record just read, or {@link #UNUSABLE}. */
  int code(CsvScanner record) {
    int number = column.current();
    if (number == ColumnValues.NO_NUMBER) {
      return codeOf(record.text(column.cell()), record.line());
    }
    if (number >= codes.length) {
      int before = codes.length;
      codes = Arrays.copyOf(codes, Math.max(number + 1, 2 * before));
      Arrays.fill(codes, before, codes.length, UNREAD);
    }
    if (codes[number] == UNREAD) {
      codes[number] = codeOf(record.text(column.cell()), record.line());
    }
    return codes[number];
  }

  /** What a cell has to be that can't be used, as a reason names it. */
  String needed() {
    return name.equals(Roles.PERIOD) ? "a date such as 2026-01-31" : "a number, and one is needed";
  }

  String label(int code) {
    return labels.get(code);
  }

  String text(CsvScanner record) {
    return record.text(column.cell());
  }

  private int codeOf(String text, long line) {
    Optional<String> label = reading.apply(text);
    if (label.isEmpty()) {
      return UNUSABLE;
    }
    return numbers.computeIfAbsent(
        label.get(),
        fresh -> {
          if (labels.size() == LABELS_MAX) {
            throw TableFaultException.at(
                line,
                name
                    + " has over "
                    + LABELS_MAX
                    + " different values; cut numbers into bands, or use another column");
          }
          labels.add(fresh);
          return labels.size() - 1;
        });
  }

  private static int[] unread(int length) {
    int[] codes = new int[length];
    Arrays.fill(codes, UNREAD);
    return codes;
  }
}

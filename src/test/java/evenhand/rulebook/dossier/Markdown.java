package evenhand.rulebook.dossier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tables of a Markdown file, in its order. */
final class Markdown {
  private final List<Table> tables = new ArrayList<>();

  /**
   * A table.
   *
   * @param heading the heading that it stands under
   * @param columns cells of its first row
   */
  record Table(String heading, List<String> columns, List<Row> rows) {
    boolean has(String... wanted) {
      return columns.containsAll(Set.of(wanted));
    }
  }

  /**
   * A row.
   *
   * @param line one-based line of the file
   * @param cells text by column
   */
  record Row(int line, Map<String, String> cells) {
    String at(String column) {
      String cell = cells.get(column);
      if (cell == null) {
        throw new AssertionError("line " + line + " has no column " + column + ": " + cells);
      }
      return cell;
    }

    /** The cell without the marks of code and of unverified texts. */
    String plain(String column) {
      return Markdown.plain(at(column));
    }
  }

  private Markdown() {}

  static Markdown read(Path file) {
    Markdown markdown = new Markdown();
    try {
      markdown.collect(Files.readAllLines(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return markdown;
  }

  List<Table> tables() {
    return tables;
  }

  /** The tables that have all these columns. */
  List<Table> tables(String... columns) {
    return tables.stream().filter(table -> table.has(columns)).toList();
  }

  static String plain(String cell) {
    return cell.replace("**U**", "").replace("`", "").strip();
  }

  private void collect(List<String> lines) {
    String heading = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("#")) {
        heading = line.replaceFirst("^#+ *", "");
      } else if (line.startsWith("|") && i + 1 < lines.size() && isRuler(lines.get(i + 1))) {
        i = table(heading, lines, i);
      }
    }
  }

  private static boolean isRuler(String line) {
    return line.matches("\\|[-| :]+\\|");
  }

  private int table(String heading, List<String> lines, int start) {
    List<String> columns = cells(lines.get(start));
    List<Row> rows = new ArrayList<>();
    int at = start + 2;
    for (; at < lines.size() && lines.get(at).startsWith("|"); at++) {
      List<String> cells = cells(lines.get(at));
      if (cells.size() != columns.size()) {
        throw new AssertionError("line " + (at + 1) + " has " + cells.size() + " cells: " + cells);
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        row.put(columns.get(i), cells.get(i));
      }
      rows.add(new Row(at + 1, row));
    }
    tables.add(new Table(heading, columns, rows));
    return at - 1;
  }

  private static List<String> cells(String line) {
    String inner = line.strip();
    inner = inner.substring(1, inner.endsWith("|") ? inner.length() - 1 : inner.length());
    List<String> cells = new ArrayList<>();
    for (String cell : inner.split("\\|", -1)) {
      cells.add(cell.strip());
    }
    return cells;
  }
}

package evenhand.rulebook.dossier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The questions of a dossier, as its dictionary tables list them. */
final class QuestionTable {
  private static final List<String> YES_NO = List.of("yes", "no");

  private final Map<String, Row> rows = new LinkedHashMap<>();

  /**
   * A question.
   *
   * @param values the answers of a choice; empty where the force's configuration lists them
   * @param range as written, for example {@code 0..120}; empty for other types
   */
  record Row(String id, String type, List<String> values, String range, boolean shared) {}

  private QuestionTable() {}

  static QuestionTable read(Markdown dossier, Markdown common) {
    QuestionTable table = new QuestionTable();
    Map<String, Row> known = new LinkedHashMap<>();
    for (Markdown.Table each : common.tables("id", "prompt", "type")) {
      List<String> last = List.of();
      for (Markdown.Row row : each.rows()) {
        Row question = row(row, last, known);
        known.put(question.id(), question);
      }
    }
    for (Markdown.Table each : dossier.tables("id", "prompt", "type", "values")) {
      List<String> last = List.of();
      for (Markdown.Row row : each.rows()) {
        Row question = row(row, last, known);
        if (table.rows.put(question.id(), question) != null) {
          throw new AssertionError("question " + question.id() + " stands twice");
        }
        last = question.values();
      }
    }
    return table;
  }

  private static Row row(Markdown.Row row, List<String> before, Map<String, Row> known) {
    String id = row.plain("id");
    String type = row.plain("type");
    String values = row.cells().getOrDefault("values", "").replace("`", "");
    boolean shared =
        known.containsKey(id) || row.cells().getOrDefault("shared?", "").contains("shared");
    if (type.equals("yes-no")) {
      return new Row(id, type, YES_NO, "", shared);
    } else if (!type.startsWith("choice")) {
      return new Row(id, type, List.of(), values, shared);
    } else if (values.startsWith("the same")) {
      return new Row(id, type, before, "", shared);
    } else if (values.startsWith("as in")) {
      return new Row(id, type, known.get(id).values(), "", shared);
    } else if (values.startsWith("codes set")) {
      return new Row(id, type, List.of(), "", shared);
    }
    List<String> listed = new ArrayList<>();
    for (String value : values.replaceAll("\\([^)]*\\)", "").split(",")) {
      listed.add(value.strip());
    }
    return new Row(id, type, List.copyOf(listed), "", shared);
  }

  Map<String, Row> rows() {
    return rows;
  }
}

package evenhand.rulebook.dossier;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The outcome codes of a dossier by kind, and when each action is due. */
final class CodeTable {
  private static final Set<String> EVENTS = Set.of("before_close", "before_release", "end_of_duty");

  private static final Pattern THOUSANDS = Pattern.compile("(?<=[0-9]),(?=[0-9]{3})");

  private final Map<String, Set<String>> codes = new TreeMap<>();
  private final Map<String, String> dues = new LinkedHashMap<>();

  private CodeTable() {}

  /**
   * Reads the table of codes.
   *
   * @param parameters ids, which a deadline may name
   */
  static CodeTable read(Markdown dossier, Set<String> parameters) {
    CodeTable table = new CodeTable();
    for (Markdown.Table each : dossier.tables("kind", "code", "meaning")) {
      String last = each.columns().get(each.columns().size() - 1);
      for (Markdown.Row row : each.rows()) {
        for (String code : row.plain("code").split(", ")) {
          table.codes.computeIfAbsent(row.plain("kind"), fresh -> new TreeSet<>()).add(code);
          if (row.plain("kind").equals("action")) {
            due(row.at(last), parameters).ifPresent(due -> table.dues.put(code, due));
          }
        }
      }
    }
    return table;
  }

  private static java.util.Optional<String> due(String cell, Set<String> parameters) {
    if (cell.startsWith("none")) {
      return java.util.Optional.empty();
    }
    if (cell.equals("before closure")) {
      return java.util.Optional.of("before_close");
    }
    String plain = THOUSANDS.matcher(Markdown.plain(cell)).replaceAll("");
    for (String word : plain.split("[ ;,()]+")) {
      boolean due =
          parameters.contains(word)
              || EVENTS.contains(word)
              || word.startsWith("working_days:")
              || word.startsWith("next_school_day:")
              || word.matches("[0-9]+");
      if (due) {
        return java.util.Optional.of(word);
      }
    }
    return cell.startsWith("at once") ? java.util.Optional.of("0") : java.util.Optional.empty();
  }

  Set<String> of(String kind) {
    return codes.getOrDefault(kind, Set.of());
  }

  Set<String> all() {
    Set<String> all = new LinkedHashSet<>();
    codes.values().forEach(all::addAll);
    return all;
  }

  /** The due that the table gives an action: minutes, a parameter or a due rule; empty for none. */
  String due(String action) {
    return dues.getOrDefault(action, "");
  }
}

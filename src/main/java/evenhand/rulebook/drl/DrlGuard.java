package evenhand.rulebook.drl;

import evenhand.rulebook.source.Faults;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first look at DRL, on raw text, before anything parses it. DRL is Java in disguise: escapes
 * once carried code past a check of the syntax tree, so no escape is let through at all.
 */
final class DrlGuard {
  static final int LENGTH_MAX = 200_000;
  private static final List<String> FORBIDDEN =
      List.of(
          "import",
          "function",
          "global",
          "declare",
          "query",
          "eval",
          "from",
          "accumulate",
          "collect",
          "forall",
          "salience",
          "agenda-group",
          "activation-group",
          "ruleflow-group",
          "no-loop",
          "lock-on-active",
          "auto-focus",
          "dialect",
          "timer",
          "duration",
          "calendars",
          "enabled",
          "date-effective",
          "date-expires",
          "modify",
          "update",
          "retract",
          "delete",
          "insert",
          "insertLogical",
          "drools",
          "kcontext",
          "new",
          "extends",
          "unit",
          "matches",
          "memberOf",
          "soundslike",
          "str",
          "contains",
          "excludes",
          "not",
          "null",
          "this",
          "over",
          "window",
          "entry-point",
          "do",
          "then[",
          "template",
          "attributes",
          "super",
          "static",
          "instanceof",
          "return",
          "throw",
          "System",
          "Runtime",
          "java",
          "org");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$-]*\\[?");
  private static final Pattern QUOTED = Pattern.compile("\"[^\"\\n]*\"");
  private static final Pattern COMMENT = Pattern.compile("//[^\\n]*|/\\*(?s:.*?)\\*/");

  private DrlGuard() {}

  /** Adds a fault for everything that may not stand in a rule file; true where there is none. */
  static boolean check(DrlFile file, Faults faults) {
    int before = faults.all().size();
    if (file.text().length() > LENGTH_MAX) {
      faults.add(file.name(), 0, "a rule file has at most " + LENGTH_MAX + " characters; split it");
      return false;
    }
    characters(file, faults);
    words(file, faults);
    return faults.all().size() == before;
  }

  private static void characters(DrlFile file, Faults faults) {
    for (int i = 0; i < file.text().length(); i++) {
      char c = file.text().charAt(i);
      boolean plain = (c >= ' ' && c <= '~') || c == '\n' || c == '\t';
      if (c == '\r') {
        // Some readers let it end a comment and others do not, so code could hide behind it.
        faults.add(
            file.name(), file.line(i), "a lone carriage return is refused; end lines with \\n");
      } else if (c == '\\') {
        faults.add(file.name(), file.line(i), "a backslash is refused anywhere in a rule file");
      } else if (!plain) {
        faults.add(file.name(), file.line(i), "only plain ASCII characters may stand in a rule");
      }
    }
  }

  private static void words(DrlFile file, Faults faults) {
    String bare = blank(QUOTED, blank(COMMENT, file.text()));
    Matcher word = WORD.matcher(bare);
    while (word.find()) {
      if (FORBIDDEN.contains(word.group())) {
        faults.add(
            file.name(),
            file.line(word.start()),
            "'" + word.group() + "' is outside the profile of rules (docs: rulebook format)");
      }
    }
    for (String sign : List.of("!", "#", "%", "[", "]", "?", "~", "^")) {
      int at = bare.indexOf(sign);
      if (at >= 0) {
        faults.add(
            file.name(), file.line(at), "'" + sign + "' is outside the profile; say it positively");
      }
    }
  }

  /** The text with every match replaced by as many blanks, line breaks kept. */
  private static String blank(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(match.group().replaceAll("[^\\n]", " ")));
  }
}

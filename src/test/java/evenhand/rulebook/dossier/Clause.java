package evenhand.rulebook.dossier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that a row of a rule table adds.
 *
 * @param kind floor, flag, action, block, review, opens, close, close_all, provisional
 * @param words the code; of a floor scale and grade; of closings the options
 * @param due of an action, in place of the one in the table of codes; empty where it gives none
 * @param asks the questions that an action RE_ASK names; empty where it names none
 * @param where holds where the clause applies; for most clauses always
 */
record Clause(String kind, List<String> words, String due, List<String> asks, Condition where) {
  private static final Pattern ACTION =
      Pattern.compile("action (\\w+)(?: \\(due (\\S+)\\)| due (.+?))?(?: \\(([^)]*)\\))?");
  private static final Pattern PLAIN =
      Pattern.compile("(flag|block|review|opens) ([A-Za-z0-9_-]+)");
  private static final Pattern FLOOR = Pattern.compile("floor (\\w+) (\\w+)");
  private static final Pattern CLOSE = Pattern.compile("close ([\\w, ]+)");
  private static final Pattern CLOSE_ALL = Pattern.compile("close all options(?: but ([\\w, ]+))?");
  private static final Pattern MACRO = Pattern.compile("(\\w+)\\((\\w+)\\)");

  String code() {
    return words.get(0);
  }

  /** The clauses of a cell {@code then}. */
  static List<Clause> read(String then, Dossier dossier, Prose prose) {
    Condition always = dossier.condition("true");
    List<Clause> clauses = new ArrayList<>();
    for (String part : then.replace("`", "").split(";(?![^(]*\\))")) {
      String text = part.strip();
      Matcher macro = MACRO.matcher(text);
      if (macro.matches()) {
        prose
            .macro(macro.group(1), macro.group(2))
            .forEach(
                (effect, where) -> clauses.add(one(effect, dossier, dossier.condition(where))));
      } else {
        clauses.add(one(text, dossier, always));
      }
    }
    return clauses;
  }

  private static Clause one(String text, Dossier dossier, Condition where) {
    Matcher plain = PLAIN.matcher(text);
    Matcher action = ACTION.matcher(text);
    Matcher floor = FLOOR.matcher(text);
    Matcher all = CLOSE_ALL.matcher(text);
    Matcher close = CLOSE.matcher(text);
    if (text.equals("provisional")) {
      return new Clause("provisional", List.of(), "", List.of(), where);
    } else if (plain.matches()) {
      return known(
          new Clause(plain.group(1), List.of(plain.group(2)), "", List.of(), where), dossier);
    } else if (floor.matches()) {
      return new Clause("floor", List.of(floor.group(1), floor.group(2)), "", List.of(), where);
    } else if (action.matches()) {
      return known(action(action, where), dossier);
    } else if (all.matches()) {
      return new Clause("close_all", list(all.group(1)), "", List.of(), where);
    } else if (close.matches()) {
      return new Clause("close", list(close.group(1)), "", List.of(), where);
    }
    throw new AssertionError("no clause: '" + text + "'");
  }

  private static Clause action(Matcher action, Condition where) {
    String due = action.group(2) != null ? action.group(2) : action.group(3);
    return new Clause(
        "action",
        List.of(action.group(1)),
        due == null ? "" : due.replace("$", ""),
        list(action.group(4)),
        where);
  }

  private static Clause known(Clause clause, Dossier dossier) {
    if (!dossier.codes().of(clause.kind()).contains(clause.code())
        && !clause.kind().equals("opens")) {
      throw new AssertionError(clause.kind() + " " + clause.code() + " is in no table of codes");
    }
    return clause;
  }

  private static List<String> list(String text) {
    return text == null ? List.of() : Arrays.asList(text.strip().split(", *"));
  }
}

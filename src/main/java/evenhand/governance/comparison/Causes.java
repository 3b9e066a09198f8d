package evenhand.governance.comparison;

import evenhand.governance.comparison.BothRevisions.Answered;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.model.Effect;
import evenhand.rulebook.model.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of several changed clauses a difference comes from: a number where what is held against it
 * lies between its two values, a rule where it begins or ends without such a number, and any other
 * clause where nothing of these explains the difference. A rule of which only title or citations
 * changed is none.
 */
final class Causes {
  private static final String RULE = "rule ";
  private static final Pattern WHEN = Pattern.compile("^when\\b", Pattern.MULTILINE);

  private final SortedMap<String, Set<String>> rowsByClause = new TreeMap<>();
  private final Map<String, String> clauseOfParameter = new HashMap<>();
  private final Set<String> otherEffects = new HashSet<>();
  private final Set<String> reworded = new HashSet<>();

  static Causes between(Rulebook old, Rulebook now, Set<String> clauses) {
    Causes causes = new Causes();
    Map<String, List<Effect>> before = new HashMap<>();
    Map<String, String> decides = new HashMap<>();
    for (Rulebook side : List.of(old, now)) {
      Reads reads = new Reads(side);
      for (Rule rule : side.rules()) {
        causes.read(rule, reads.of(rule), clauses);
        List<Effect> effects = before.putIfAbsent(rule.id(), rule.effects());
        if (effects != null && !effects.equals(rule.effects())) {
          causes.otherEffects.add(rule.row());
        }
        String text = deciding(rule);
        if (text.equals(decides.putIfAbsent(rule.id(), text))) {
          causes.reworded.add(RULE + rule.id());
        }
      }
    }
    return causes;
  }

  /** Condition and effects as written: what stands before them, title and citations, moves none. */
  private static String deciding(Rule rule) {
    String text = rule.place().text();
    Matcher when = WHEN.matcher(text);
    return (when.find() ? text.substring(when.start()) : text).replaceAll("\\s+", " ");
  }

  private void read(Rule rule, Set<String> reads, Set<String> clauses) {
    for (String clause : clauses) {
      String id = clause.substring(clause.lastIndexOf(' ') + 1);
      boolean isOwn = clause.equals(RULE + rule.id());
      if (isOwn || !clause.startsWith(RULE) && reads.contains(id)) {
        rowsByClause.computeIfAbsent(clause, fresh -> new HashSet<>()).add(rule.row());
        clauseOfParameter.put(id, clause);
      }
    }
  }

  /** Clauses that may move a rule, and so bring about a difference. */
  List<String> clauses() {
    return new ArrayList<>(rowsByClause.keySet());
  }

  /**
   * The clauses that a difference comes from; several where they cannot be told apart.
   *
   * @param turned rows of rules that turned at a changed number, by parameter
   */
  SortedSet<String> of(Answered answered, Map<String, Set<String>> turned) {
    SortedSet<String> causes = new TreeSet<>();
    Set<String> explained = new HashSet<>();
    turned.forEach(
        (parameter, rows) -> {
          explained.addAll(rows);
          String clause = clauseOfParameter.get(parameter);
          if (clause != null) {
            causes.add(clause);
          }
        });
    Set<String> moved = new HashSet<>(answered.began());
    moved.addAll(answered.ended());
    Set<String> fired = new HashSet<>(answered.before().rules());
    fired.addAll(answered.after().rules());
    rowsByClause.forEach(
        (clause, rows) -> {
          boolean isByItself =
              rows.stream()
                  .filter(row -> !explained.contains(row))
                  .anyMatch(row -> moved.contains(row) || isOther(row, fired));
          if (clause.startsWith(RULE) && !reworded.contains(clause) && isByItself) {
            causes.add(clause);
          }
        });
    if (causes.isEmpty()) {
      rowsByClause.forEach(
          (clause, rows) -> {
            if (!reworded.contains(clause) && rows.stream().anyMatch(fired::contains)) {
              causes.add(clause);
            }
          });
    }
    return causes;
  }

  private boolean isOther(String row, Set<String> fired) {
    return otherEffects.contains(row) && fired.contains(row);
  }
}

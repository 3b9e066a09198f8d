package evenhand.governance.comparison;

import evenhand.rulebook.Rulebook;
import evenhand.rulebook.model.Parameter;
import evenhand.rulebook.model.Question;
import evenhand.rulebook.model.Rule;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The rules that changed clauses may move, and the questions that decide whether they fire.
 *
 * @param questions by rule id
 * @param parameters changed ones that both revisions have
 */
record ChangedRules(SortedMap<String, Set<String>> questions, SortedSet<String> parameters) {

  static ChangedRules between(Rulebook old, Rulebook now, Set<String> changedClauses) {
    Set<String> changed = changedIds(old, now, changedClauses);
    SortedMap<String, Set<String>> moved = new java.util.TreeMap<>();
    for (Rulebook side : List.of(old, now)) {
      Reads reads = new Reads(side);
      Set<String> asked = side.questions().stream().map(Question::id).collect(Collectors.toSet());
      for (Rule rule : side.rules()) {
        Set<String> read = reads.of(rule);
        boolean isMoved =
            changedClauses.contains("rule " + rule.id())
                || read.stream().anyMatch(changed::contains);
        if (isMoved) {
          read.retainAll(asked);
          moved.computeIfAbsent(rule.id(), any -> new TreeSet<>()).addAll(read);
        }
      }
    }
    SortedSet<String> parameters = new TreeSet<>(ids(old));
    parameters.retainAll(ids(now));
    parameters.retainAll(changed);
    return new ChangedRules(moved, parameters);
  }

  private static Set<String> ids(Rulebook rulebook) {
    return rulebook.parameters().stream().map(Parameter::id).collect(Collectors.toSet());
  }

  /** A changed group of questions may move any computed question, so all that read one count. */
  private static Set<String> changedIds(Rulebook old, Rulebook now, Set<String> clauses) {
    Set<String> changed = new HashSet<>();
    boolean groups = false;
    for (String clause : clauses) {
      changed.add(clause.substring(clause.lastIndexOf(' ') + 1));
      groups |= clause.contains(" groups.");
    }
    // A force's own values are in a file of their own.
    changed.addAll(changedValues(old, now));
    if (groups) {
      now.computed().forEach(each -> changed.add(each.id()));
    }
    return changed;
  }

  private static Set<String> changedValues(Rulebook old, Rulebook now) {
    Map<String, List<Parameter.Row>> before = new LinkedHashMap<>();
    old.parameters().forEach(parameter -> before.put(parameter.id(), parameter.rows()));
    return now.parameters().stream()
        .filter(parameter -> !parameter.rows().equals(before.get(parameter.id())))
        .map(Parameter::id)
        .collect(Collectors.toSet());
  }

  /** Every question that any of the rules rests on. */
  Set<String> allQuestions() {
    return questions.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
  }
}

package evenhand.rulebook.citation;

import evenhand.rulebook.Rulebook;
import evenhand.rulebook.citation.CitedProvision.CitingRule;
import evenhand.rulebook.expression.Call;
import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.model.Cite;
import evenhand.rulebook.model.Codes;
import evenhand.rulebook.model.Computed;
import evenhand.rulebook.model.Dictionary;
import evenhand.rulebook.model.Effect;
import evenhand.rulebook.model.Parameter;
import evenhand.rulebook.model.Question;
import evenhand.rulebook.model.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What in one rulebook rests on a citation: rules, parameters, questions. */
record Resting(List<CitingRule> rules, List<String> parameters, List<String> questions) {
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]*");

  Resting {
    rules = List.copyOf(rules);
    parameters = List.copyOf(parameters);
    questions = List.copyOf(questions);
  }

  boolean isEmpty() {
    return rules.isEmpty() && parameters.isEmpty() && questions.isEmpty();
  }

  /** What rests on any citation that is one of those meant. */
  static Resting on(Rulebook rulebook, Predicate<Cite> meant) {
    List<String> parameters =
        rulebook.parameters().stream()
            .filter(
                each ->
                    each.rows().stream().map(Parameter.Row::source).anyMatch(x -> any(x, meant)))
            .map(Parameter::id)
            .sorted()
            .toList();
    List<String> questions =
        rulebook.questions().stream()
            .filter(each -> any(each.source(), meant))
            .map(Question::id)
            .sorted()
            .toList();
    Set<String> through = new TreeSet<>(parameters);
    through.addAll(questions);
    return new Resting(rules(rulebook, meant, through), parameters, questions);
  }

  private static boolean any(String source, Predicate<Cite> meant) {
    return Cite.list(source).stream().anyMatch(meant);
  }

  private static List<CitingRule> rules(
      Rulebook rulebook, Predicate<Cite> meant, Set<String> through) {
    Map<String, Set<String>> known = new HashMap<>();
    for (Computed computed : rulebook.computed()) {
      known.put(computed.id(), names(computed.expression(), known));
    }
    List<CitingRule> direct = new ArrayList<>();
    List<CitingRule> indirect = new ArrayList<>();
    for (Rule rule : rulebook.rules()) {
      Optional<Cite> cite = rule.cites().stream().filter(meant).findFirst();
      Set<String> by = reads(rule, rulebook.codes(), known);
      by.retainAll(through);
      if (cite.isPresent()) {
        direct.add(new CitingRule(rule.id(), rule.title(), cite.get().section(), List.of()));
      } else if (!by.isEmpty()) {
        indirect.add(new CitingRule(rule.id(), rule.title(), "", List.copyOf(by)));
      }
    }
    direct.addAll(indirect);
    return direct;
  }

  /** Every question and parameter that a rule reads, in its condition or for a deadline. */
  private static Set<String> reads(Rule rule, Codes codes, Map<String, Set<String>> known) {
    Set<String> reads = names(rule.condition(), known);
    for (Effect effect : rule.effects()) {
      if (effect instanceof Effect.Action action) {
        Codes.Action meant = codes.actions().get(action.code());
        action
            .due()
            .or(() -> meant == null ? Optional.empty() : meant.due())
            .ifPresent(due -> words(due, reads));
      } else if (effect instanceof Effect.ActionAfter after) {
        words(after.due(), reads);
        reads.add(after.question());
      } else if (effect instanceof Effect.FloorFrom from) {
        reads.add(from.question());
      }
    }
    return reads;
  }

  private static void words(String due, Set<String> reads) {
    WORD.matcher(due).results().forEach(word -> reads.add(word.group()));
  }

  private static Set<String> names(Expression expression, Map<String, Set<String>> known) {
    Set<String> names = new TreeSet<>();
    for (var entry : Dictionary.reads(expression)) {
      String id = entry.id().replace("@dates", "");
      names.add(id);
      names.addAll(known.getOrDefault(id, Set.of()));
    }
    counted(expression, names);
    return names;
  }

  private static void counted(Expression expression, Set<String> names) {
    if (expression instanceof Call call) {
      names.addAll(call.questions().keySet());
    }
    expression.parts().forEach(part -> counted(part, names));
  }
}

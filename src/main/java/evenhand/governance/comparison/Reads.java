package evenhand.governance.comparison;

import evenhand.rulebook.Rulebook;
import evenhand.rulebook.expression.Call;
import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.model.Computed;
import evenhand.rulebook.model.Effect;
import evenhand.rulebook.model.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What each rule of a revision reads, through its computed questions too. */
final class Reads {
  private static final String DATES = "@dates";

  private final Rulebook rulebook;
  private final Map<String, Computed> computed = new HashMap<>();

  Reads(Rulebook rulebook) {
    this.rulebook = rulebook;
    rulebook.computed().forEach(each -> computed.put(each.id(), each));
  }

  /** Ids of questions, computed questions and parameters. */
  Set<String> of(Rule rule) {
    Set<String> ids = new TreeSet<>();
    add(rule.condition(), ids);
    rule.effects().forEach(effect -> add(effect, ids));
    if (rule.isDerived()) {
      // What brings a derived fact about may be any other rule.
      rulebook.rules().stream()
          .filter(other -> !other.isDerived())
          .forEach(other -> add(other.condition(), ids));
    }
    return ids;
  }

  private void add(Expression expression, Set<String> ids) {
    if (expression instanceof Expression.Name name) {
      addName(name.entry().id().replace(DATES, ""), ids);
    } else if (expression instanceof Call call) {
      call.questions().keySet().forEach(id -> addName(id, ids));
    } else if (expression instanceof Expression.Group group) {
      group.members().forEach(id -> addName(id, ids));
    }
    expression.parts().forEach(part -> add(part, ids));
  }

  private void addName(String id, Set<String> ids) {
    Computed formula = computed.get(id);
    if (ids.add(id) && formula != null) {
      add(formula.expression(), ids);
    }
  }

  private void add(Effect effect, Set<String> ids) {
    if (effect instanceof Effect.FloorFrom from) {
      ids.add(from.question());
    } else if (effect instanceof Effect.ActionAfter after) {
      ids.add(after.question());
      ids.add(after.due().substring(after.due().lastIndexOf(':') + 1));
    } else if (effect instanceof Effect.Action action) {
      action
          .due()
          .or(
              () ->
                  java.util.Optional.ofNullable(rulebook.codes().actions().get(action.code()))
                      .flatMap(code -> code.due()))
          .ifPresent(due -> ids.add(due.substring(due.lastIndexOf(':') + 1)));
    }
  }

  /** Every comparison below an expression, those of the computed questions that it reads too. */
  List<evenhand.rulebook.expression.Comparison> comparisons(Expression expression) {
    List<evenhand.rulebook.expression.Comparison> found = new ArrayList<>();
    collect(expression, found, new TreeSet<>());
    return found;
  }

  private void collect(
      Expression expression,
      List<evenhand.rulebook.expression.Comparison> found,
      Set<String> seen) {
    if (expression instanceof evenhand.rulebook.expression.Comparison comparison) {
      found.add(comparison);
    }
    if (expression instanceof Expression.Name name
        && computed.containsKey(name.entry().id())
        && seen.add(name.entry().id())) {
      collect(computed.get(name.entry().id()).expression(), found, seen);
    }
    expression.parts().forEach(part -> collect(part, found, seen));
  }
}

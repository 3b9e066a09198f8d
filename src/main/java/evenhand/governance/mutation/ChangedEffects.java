package evenhand.governance.mutation;

import evenhand.rulebook.model.Effect;
import evenhand.rulebook.model.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every single change to what a rule adds: effects dropped, grades moved, lists shortened. */
final class ChangedEffects {
  private final Rule rule;
  private final Map<String, List<String>> scales;
  private final List<Changed> changed = new ArrayList<>();

  /** The effects with one change. */
  record Changed(List<Effect> effects, String says) {}

  private ChangedEffects(Rule rule, Map<String, List<String>> scales) {
    this.rule = rule;
    this.scales = scales;
  }

  static List<Changed> of(Rule rule, Map<String, List<String>> scales) {
    ChangedEffects changes = new ChangedEffects(rule, scales);
    for (int i = 0; i < rule.effects().size(); i++) {
      changes.without(i);
      changes.values(i);
    }
    return changes.changed;
  }

  private void without(int position) {
    List<Effect> fewer = new ArrayList<>(rule.effects());
    Effect dropped = fewer.remove(position);
    changed.add(new Changed(fewer, "without " + dropped));
  }

  private void put(int position, Effect other) {
    List<Effect> others = new ArrayList<>(rule.effects());
    Effect before = others.set(position, other);
    changed.add(new Changed(others, other + " in place of " + before));
  }

  private void values(int position) {
    Effect effect = rule.effects().get(position);
    if (effect instanceof Effect.Floor floor) {
      List<String> grades = scales.getOrDefault(floor.scale(), List.of());
      int at = grades.indexOf(floor.grade());
      for (int other : new int[] {at - 1, at + 1}) {
        if (other >= 0 && other < grades.size()) {
          put(position, new Effect.Floor(floor.scale(), grades.get(other)));
        }
      }
    } else if (effect instanceof Effect.Close close && close.options().size() > 1) {
      close.options().forEach(each -> put(position, new Effect.Close(rest(close.options(), each))));
    } else if (effect instanceof Effect.ReAsk reAsk && reAsk.questions().size() > 1) {
      reAsk
          .questions()
          .forEach(each -> put(position, new Effect.ReAsk(rest(reAsk.questions(), each))));
    } else if (effect instanceof Effect.Action action && action.due().isPresent()) {
      put(position, new Effect.Action(action.code(), java.util.Optional.empty()));
    }
  }

  private static List<String> rest(List<String> all, String without) {
    return all.stream().filter(each -> !each.equals(without)).toList();
  }
}

package evenhand.governance.mutation;

import evenhand.governance.proof.Aims;
import evenhand.governance.proof.Aims.Aim;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.model.Codes;
import evenhand.rulebook.model.Effect;
import evenhand.rulebook.model.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cases in which a parameter sets a deadline: the calendar itself is beyond the prover. */
final class Deadlines {
  private Deadlines() {}

  /**
   * For each task that a parameter times, that one rule alone adds it; then that it does at all.
   */
  static List<Aim> of(Rulebook rulebook, String parameter, Aims aims) {
    List<Aim> all = new ArrayList<>();
    List<Rule> rules = rulebook.rules();
    for (int i = 0; i < rules.size(); i++) {
      for (Effect effect : rules.get(i).effects()) {
        Optional<String> due = due(effect, rulebook.codes());
        if (due.filter(text -> names(text, parameter)).isPresent()) {
          all.add(aims.firesAlone(i, others(rules, i, code(effect).orElseThrow())));
          all.add(aims.firesAlone(i, List.of()));
        }
      }
    }
    return all;
  }

  private static boolean names(String due, String parameter) {
    return due.substring(due.lastIndexOf(':') + 1).equals(parameter);
  }

  private static List<Integer> others(List<Rule> rules, int rule, String code) {
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      if (i != rule
          && rules.get(i).effects().stream()
              .anyMatch(effect -> code(effect).filter(code::equals).isPresent())) {
        others.add(i);
      }
    }
    return others;
  }

  private static Optional<String> code(Effect effect) {
    if (effect instanceof Effect.Action action) {
      return Optional.of(action.code());
    } else if (effect instanceof Effect.ActionAfter after) {
      return Optional.of(after.code());
    }
    return effect instanceof Effect.ReAsk ? Optional.of(Effect.ReAsk.CODE) : Optional.empty();
  }

  private static Optional<String> due(Effect effect, Codes codes) {
    if (effect instanceof Effect.ActionAfter after) {
      return Optional.of(after.due());
    }
    Optional<String> given =
        effect instanceof Effect.Action action ? action.due() : Optional.empty();
    return given.or(
        () ->
            code(effect)
                .flatMap(code -> Optional.ofNullable(codes.actions().get(code)))
                .flatMap(Codes.Action::due));
  }
}

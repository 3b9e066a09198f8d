package evenhand.governance.proof;

import com.microsoft.z3.BoolExpr;
import evenhand.rulebook.evaluate.RuleSet;
import evenhand.rulebook.model.Codes;
import evenhand.rulebook.model.Effect;
import evenhand.rulebook.model.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parts that outcomes of a rulebook may have, written as invariants write them ({@code
 * flag(X)}, {@code reached(scale, grade)}), and which rules bring each about. Two more kinds tell
 * outcomes apart that codes do not: {@code due(X: when)} and {@code ask(question)}.
 */
final class OutcomeParts {
  private final RuleSet rules;
  private final Map<String, List<Bringer>> bringers = new LinkedHashMap<>();
  private final Map<String, List<Asked>> asked = new LinkedHashMap<>();

  /** A rule that brings a part about; of an answered floor only where the answer is that grade. */
  private record Bringer(int rule, Optional<Effect.FloorFrom> from, String grade) {}

  /** A rule that asks again. */
  private record Asked(int rule, Effect.ReAsk effect) {}

  OutcomeParts(RuleSet rules) {
    this.rules = rules;
    for (int i = 0; i < rules.rules().size(); i++) {
      Rule rule = rules.rules().get(i);
      add("fired", rule.row(), i);
      for (Effect effect : rule.effects()) {
        if (effect instanceof Effect.FloorFrom from) {
          for (String grade : rules.codes().scales().getOrDefault(from.scale(), List.of())) {
            floor(from.scale(), grade, new Bringer(i, Optional.of(from), grade));
          }
        } else {
          addEffect(effect, i);
        }
      }
    }
  }

  private void addEffect(Effect effect, int rule) {
    if (effect instanceof Effect.Floor floor) {
      floor(floor.scale(), floor.grade(), new Bringer(rule, Optional.empty(), ""));
    } else if (effect instanceof Effect.Flag flag) {
      add("flag", flag.code(), rule);
    } else if (effect instanceof Effect.Action action) {
      add("action", action.code(), rule);
      add("due", action.code() + ": " + action.due().orElseGet(() -> standard(action)), rule);
    } else if (effect instanceof Effect.ActionAfter after) {
      add("action", after.code(), rule);
      add("due", after.code() + ": " + after.question() + " + " + after.due(), rule);
    } else if (effect instanceof Effect.ReAsk reAsk) {
      add("action", Effect.ReAsk.CODE, rule);
      for (String question : reAsk.questions()) {
        of("ask(" + question + ")");
        asked.computeIfAbsent(question, fresh -> new ArrayList<>()).add(new Asked(rule, reAsk));
      }
    } else if (effect instanceof Effect.Block block) {
      add("block", block.code(), rule);
    } else if (effect instanceof Effect.Review review) {
      add("review", review.code(), rule);
    } else if (effect instanceof Effect.Opens opens) {
      add("opens", opens.rulebook(), rule);
    } else if (effect instanceof Effect.Close close) {
      close.options().forEach(option -> add("closed", option, rule));
    } else {
      of("provisional").add(new Bringer(rule, Optional.empty(), ""));
    }
  }

  private String standard(Effect.Action action) {
    Codes.Action known = rules.codes().actions().get(action.code());
    return known == null ? "" : known.due().orElse("");
  }

  private void floor(String scale, String grade, Bringer bringer) {
    for (String reached : rules.codes().gradesUpTo(scale, grade)) {
      of("reached(" + scale + ", " + reached + ")").add(bringer);
    }
  }

  private void add(String kind, String word, int rule) {
    of(kind + "(" + word + ")").add(new Bringer(rule, Optional.empty(), ""));
  }

  private List<Bringer> of(String part) {
    return bringers.computeIfAbsent(part, fresh -> new ArrayList<>());
  }

  /** Whether the outcome has a part; nothing has a part that no rule brings about. */
  BoolExpr has(String part, Translation translation) {
    Logic logic = translation.terms().logic();
    List<BoolExpr> any = new ArrayList<>();
    if (part.startsWith("ask(")) {
      return asks(part.substring("ask(".length(), part.length() - 1), translation);
    }
    for (Bringer bringer : bringers.getOrDefault(part, List.of())) {
      BoolExpr fired = translation.fired(bringer.rule());
      any.add(
          bringer
              .from()
              .map(
                  from ->
                      logic.and(
                          fired,
                          translation.grades(from).getOrDefault(bringer.grade(), logic.no())))
              .orElse(fired));
    }
    return logic.or(any);
  }

  /** Of the questions that a rule names those still open are asked again, or all if none is. */
  private BoolExpr asks(String question, Translation translation) {
    Logic logic = translation.terms().logic();
    List<BoolExpr> any = new ArrayList<>();
    for (Asked by : asked.getOrDefault(question, List.of())) {
      BoolExpr someOpen =
          logic.or(by.effect().questions().stream().map(each -> open(each, translation)).toList());
      any.add(
          logic.and(
              translation.fired(by.rule()),
              logic.or(open(question, translation), logic.not(someOpen))));
    }
    return logic.or(any);
  }

  /** Unanswered, or a set without members. */
  private BoolExpr open(String question, Translation translation) {
    Logic logic = translation.terms().logic();
    Term answer = translation.slot(rules.names().slot(question));
    BoolExpr unknown = logic.not(answer.known());
    return answer instanceof Term.Members set
        ? logic.or(unknown, logic.not(logic.or(set.has().values())))
        : unknown;
  }

  /** The parts that some rule brings about. */
  Set<String> all() {
    return bringers.keySet();
  }

  /** The parts of one kind, such as {@code flag}. */
  List<String> ofKind(String kind) {
    return all().stream().filter(part -> part.startsWith(kind + "(")).toList();
  }

  /**
   * Whether two outcomes differ in anything that rules bring about.
   *
   * @param rows whether it counts that another row of the rule table fired
   */
  static BoolExpr differ(
      OutcomeParts one, Translation first, OutcomeParts other, Translation second, boolean rows) {
    Logic logic = first.terms().logic();
    Set<String> parts = new LinkedHashSet<>(one.all());
    parts.addAll(other.all());
    return logic.or(
        parts.stream()
            .filter(part -> rows || !part.startsWith("fired("))
            .map(part -> logic.differ(one.has(part, first), other.has(part, second)))
            .toList());
  }
}

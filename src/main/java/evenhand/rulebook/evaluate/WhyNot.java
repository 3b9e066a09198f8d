package evenhand.rulebook.evaluate;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import evenhand.rulebook.expression.Call;
import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.expression.Names;
import evenhand.rulebook.expression.Slots;
import evenhand.rulebook.expression.Words;
import evenhand.rulebook.model.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Why a rule does not fire.
 *
 * @param rule its id, part letter included
 * @param missing the least number of single conditions that would have to hold besides
 * @param blocking what does not hold, in the order of the rule
 */
@JsonPropertyOrder({"rule", "title", "missing", "blocking"})
public record WhyNot(String rule, String title, int missing, List<Blocking> blocking) {

  public WhyNot {
    blocking = List.copyOf(blocking);
  }

  /**
   * A condition that does not hold; where it has alternatives, none of them does.
   *
   * @param condition in the language of formulas
   * @param values what stands in it, by id: answers ({@code "unknown"} where there is none),
   *     computed questions and parameters
   */
  @JsonPropertyOrder({"condition", "values"})
  public record Blocking(String condition, SortedMap<String, JsonNode> values) {
    public Blocking {
      values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
  }

  /**
   * The rules of a case that do not fire, the one nearest to firing first; a row of which another
   * half fires is left out.
   *
   * @param slots with the derived facts of the case marked
   */
  public static List<WhyNot> of(RuleSet rules, Slots slots, BitSet fired) {
    List<String> rows =
        fired.stream().mapToObj(rules.rules()::get).map(Rule::row).distinct().toList();
    List<WhyNot> all = new ArrayList<>();
    for (Rule rule : rules.rules()) {
      if (!rows.contains(rule.row())) {
        List<Blocking> blocking = new ArrayList<>();
        block(rule.condition(), rules, slots, blocking);
        all.add(new WhyNot(rule.id(), rule.title(), least(rule.condition(), slots), blocking));
      }
    }
    all.sort(Comparator.comparingInt((WhyNot each) -> each.missing()).thenComparing(WhyNot::rule));
    return all;
  }

  private static int least(Expression condition, Slots slots) {
    if (condition instanceof Expression.All) {
      return condition.parts().stream().mapToInt(part -> least(part, slots)).sum();
    } else if (condition instanceof Expression.Any) {
      return condition.parts().stream().mapToInt(part -> least(part, slots)).min().orElse(1);
    }
    return condition.holds(slots) ? 0 : 1;
  }

  private static void block(
      Expression condition, RuleSet rules, Slots slots, List<Blocking> blocking) {
    if (condition.holds(slots)) {
      return;
    }
    if (condition instanceof Expression.All) {
      condition.parts().forEach(part -> block(part, rules, slots, blocking));
      return;
    }
    SortedMap<String, JsonNode> values = new TreeMap<>();
    collect(condition, rules, slots, values);
    blocking.add(new Blocking(Words.of(condition), values));
  }

  private static void collect(
      Expression expression, RuleSet rules, Slots slots, Map<String, JsonNode> values) {
    if (expression instanceof Expression.Name name) {
      put(name.entry(), slots, values);
    } else if (expression instanceof Call call) {
      call.questions().keySet().stream()
          .map(id -> rules.names().name(id))
          .forEach(entry -> entry.ifPresent(found -> put(found, slots, values)));
    }
    expression.parts().forEach(part -> collect(part, rules, slots, values));
  }

  private static void put(Names.Entry entry, Slots slots, Map<String, JsonNode> values) {
    values.put(entry.id(), AnswerJson.of(slots.get(entry.slot())));
  }
}

package evenhand.rulebook.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.rulebook.expression.Slots;
import evenhand.rulebook.model.Codes;
import evenhand.rulebook.model.Effect;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The smallest parts of an outcome, numbered, so that two outcomes can be compared quickly. */
final class Atoms {
  private final RuleSet rules;
  private final List<Atom> atoms = new ArrayList<>();
  private final Map<Atom, Integer> numbers = new HashMap<>();
  private final List<BitSet> byRule = new ArrayList<>();

  /**
   * One part of an outcome.
   *
   * @param kind grades, flags, actions, blocks, reviews, closes, opens or provisional
   * @param name the code; the scale of a grade
   * @param rank place of a grade on its scale; otherwise 0
   */
  record Atom(String kind, String name, int rank) {}

  Atoms(RuleSet rules) {
    this.rules = rules;
    rules
        .codes()
        .scales()
        .forEach(
            (scale, grades) -> {
              for (int rank = 0; rank < grades.size(); rank++) {
                number(new Atom("grades", scale, rank));
              }
            });
    rules.rules().forEach(rule -> byRule.add(fixed(rule.effects())));
  }

  private int number(Atom atom) {
    return numbers.computeIfAbsent(
        atom,
        fresh -> {
          atoms.add(fresh);
          return atoms.size() - 1;
        });
  }

  Atom atom(int number) {
    return atoms.get(number);
  }

  private BitSet fixed(List<Effect> effects) {
    BitSet set = new BitSet();
    for (Effect effect : effects) {
      if (effect instanceof Effect.Floor floor) {
        floor(floor.scale(), floor.grade(), set);
      } else if (effect instanceof Effect.Close close) {
        close.options().forEach(option -> set.set(number(new Atom("closes", option, 0))));
      } else if (!(effect instanceof Effect.FloorFrom)) {
        set.set(number(single(effect)));
      }
    }
    return set;
  }

  private static Atom single(Effect effect) {
    if (effect instanceof Effect.Flag flag) {
      return new Atom("flags", flag.code(), 0);
    } else if (effect instanceof Effect.Action action) {
      return new Atom("actions", action.code(), 0);
    } else if (effect instanceof Effect.ActionAfter action) {
      return new Atom("actions", action.code(), 0);
    } else if (effect instanceof Effect.ReAsk) {
      return new Atom("actions", Effect.ReAsk.CODE, 0);
    } else if (effect instanceof Effect.Block block) {
      return new Atom("blocks", block.code(), 0);
    } else if (effect instanceof Effect.Review review) {
      return new Atom("reviews", review.code(), 0);
    } else if (effect instanceof Effect.Opens opens) {
      return new Atom("opens", opens.rulebook(), 0);
    }
    return new Atom("provisional", "", 0);
  }

  private void floor(String scale, String grade, BitSet set) {
    Codes codes = rules.codes();
    int rank = codes.scales().getOrDefault(scale, List.of()).indexOf(grade);
    for (int each = 0; each <= rank; each++) {
      set.set(number(new Atom("grades", scale, each)));
    }
  }

  /** The parts of the outcome that these rules join to. */
  BitSet of(BitSet fired, Slots slots) {
    BitSet all = new BitSet(atoms.size());
    for (int i = fired.nextSetBit(0); i >= 0; i = fired.nextSetBit(i + 1)) {
      all.or(byRule.get(i));
      if (rules.hasAnsweredFloor(i)) {
        for (Effect effect : rules.rules().get(i).effects()) {
          if (effect instanceof Effect.FloorFrom from) {
            floor(from.scale(), rules.grade(effect, slots), all);
          }
        }
      }
    }
    return all;
  }

  /** The parts of an outcome as JSON; of a scale the highest grade. */
  JsonNode described(BitSet parts) {
    Map<String, Set<String>> byKind = new LinkedHashMap<>();
    Map<String, Integer> grades = new TreeMap<>();
    boolean provisional = false;
    for (int i = parts.nextSetBit(0); i >= 0; i = parts.nextSetBit(i + 1)) {
      Atom atom = atom(i);
      if (atom.kind().equals("grades")) {
        grades.merge(atom.name(), atom.rank(), Math::max);
      } else if (atom.kind().equals("provisional")) {
        provisional = true;
      } else {
        byKind.computeIfAbsent(atom.kind(), kind -> new TreeSet<>()).add(atom.name());
      }
    }
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    if (!grades.isEmpty()) {
      ObjectNode scales = node.putObject("grades");
      grades.forEach(
          (scale, rank) ->
              scales.put(scale, rules.codes().scales().getOrDefault(scale, List.of()).get(rank)));
    }
    for (String kind : List.of("flags", "actions", "blocks", "reviews", "closes", "opens")) {
      if (byKind.containsKey(kind)) {
        ArrayNode codes = node.putArray(kind);
        byKind.getOrDefault(kind, Set.of()).forEach(codes::add);
      }
    }
    if (provisional) {
      node.put("provisional", true);
    }
    return node;
  }
}

package evenhand.rulebook.evaluate;

import evenhand.rulebook.expression.Names;
import evenhand.rulebook.expression.Slots;
import evenhand.rulebook.model.Codes;
import evenhand.rulebook.model.DerivedFacts;
import evenhand.rulebook.model.Dictionary;
import evenhand.rulebook.model.Effect;
import evenhand.rulebook.model.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rules of a rulebook as this evaluator runs them: first those that read answers alone, then
 * the derived ones until nothing is added.
 */
public final class RuleSet {
  private final List<Rule> rules;
  private final Codes codes;
  private final DerivedFacts facts;
  private final Dictionary names;
  private final Formulas formulas;
  private final BitSet derived = new BitSet();
  private final List<BitSet> reads = new ArrayList<>();
  private final List<Set<Integer>> fixedFacts = new ArrayList<>();

  /** Rules with a floor whose grade is an answer. */
  private final BitSet answeredFloors = new BitSet();

  private final List<String> questionIds;

  /** By slot; what a case's reasons quote is gathered as bits, for a sorted set is slower. */
  private final int[] places;

  public RuleSet(
      List<Rule> rules, Codes codes, DerivedFacts facts, Dictionary names, Formulas formulas) {
    this.rules = List.copyOf(rules);
    this.codes = codes;
    this.facts = facts;
    this.names = names;
    this.formulas = formulas;
    this.questionIds =
        names.entries().stream()
            .filter(entry -> entry.origin() == Names.Origin.QUESTION)
            .map(Names.Entry::id)
            .sorted()
            .toList();
    this.places =
        names.entries().stream().mapToInt(entry -> questionIds.indexOf(entry.id())).toArray();
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      derived.set(i, rule.isDerived());
      BitSet slots = Formulas.reads(rule.condition(), names);
      rule.effects().forEach(effect -> addReads(effect, slots));
      reads.add(slots);
      Set<Integer> brought = new LinkedHashSet<>();
      rule.effects().forEach(effect -> brought.addAll(facts.broughtBy(effect, codes, "")));
      fixedFacts.add(brought);
      answeredFloors.set(i, rule.effects().stream().anyMatch(Effect.FloorFrom.class::isInstance));
    }
  }

  /** The same with another rule at a position. */
  public RuleSet with(int position, Rule other) {
    List<Rule> others = new ArrayList<>(rules);
    others.set(position, other);
    return new RuleSet(others, codes, facts, names, formulas);
  }

  /** The same with other computed questions of the same names. */
  public RuleSet with(Formulas others) {
    return new RuleSet(rules, codes, facts, names, others);
  }

  private void addReads(Effect effect, BitSet slots) {
    if (effect instanceof Effect.FloorFrom from) {
      slots.set(names.slot(from.question()));
    } else if (effect instanceof Effect.ActionAfter after) {
      slots.set(names.slot(after.question()));
      addDue(after.due(), slots);
    } else if (effect instanceof Effect.Action action) {
      action.due().or(() -> standardDue(action.code())).ifPresent(due -> addDue(due, slots));
    } else if (effect instanceof Effect.ReAsk) {
      standardDue(Effect.ReAsk.CODE).ifPresent(due -> addDue(due, slots));
    }
  }

  private Optional<String> standardDue(String action) {
    return Optional.ofNullable(codes.actions().get(action)).flatMap(Codes.Action::due);
  }

  /** A due may name a parameter, alone or behind the kind of due. */
  private void addDue(String due, BitSet slots) {
    String id = due.substring(due.lastIndexOf(':') + 1);
    names.name(id).ifPresent(entry -> slots.set(entry.slot()));
  }

  public List<Rule> rules() {
    return rules;
  }

  /** Question ids, sorted. */
  public List<String> questionIds() {
    return questionIds;
  }

  /** Place in {@link #questionIds} of the question in a slot; -1 where it holds no question. */
  int placeOf(int slot) {
    return places[slot];
  }

  public Codes codes() {
    return codes;
  }

  public DerivedFacts facts() {
    return facts;
  }

  public Dictionary names() {
    return names;
  }

  public Formulas formulas() {
    return formulas;
  }

  /** The rules that hold, by position. */
  public BitSet fired(Slots slots) {
    slots.forgetDerived();
    BitSet fired = new BitSet(rules.size());
    for (int i = derived.nextClearBit(0); i < rules.size(); i = derived.nextClearBit(i + 1)) {
      if (rules.get(i).condition().holds(slots)) {
        fired.set(i);
        bringAbout(i, slots);
      }
    }
    fireDerived(slots, fired);
    return fired;
  }

  /**
   * The rules that hold after some answers changed.
   *
   * @param before what held before; returned as it is where nothing can have changed
   * @param readers positions of the rules that read what changed
   */
  BitSet firedAgain(Slots slots, BitSet before, BitSet readers) {
    BitSet fired = (BitSet) before.clone();
    boolean same = true;
    for (int i = readers.nextSetBit(0); i >= 0; i = readers.nextSetBit(i + 1)) {
      if (derived.get(i)) {
        same = false;
      } else {
        boolean holds = rules.get(i).condition().holds(slots);
        fired.set(i, holds);
        same &= holds == before.get(i) && !(holds && answeredFloors.get(i));
      }
    }
    if (same) {
      return before;
    }
    fired.andNot(derived);
    slots.forgetDerived();
    for (int i = fired.nextSetBit(0); i >= 0; i = fired.nextSetBit(i + 1)) {
      bringAbout(i, slots);
    }
    fireDerived(slots, fired);
    return fired;
  }

  private void fireDerived(Slots slots, BitSet fired) {
    boolean more = !derived.isEmpty();
    while (more) {
      more = false;
      for (int i = derived.nextSetBit(0); i >= 0; i = derived.nextSetBit(i + 1)) {
        if (!fired.get(i) && rules.get(i).condition().holds(slots)) {
          fired.set(i);
          bringAbout(i, slots);
          more = true;
        }
      }
    }
  }

  private void bringAbout(int rule, Slots slots) {
    for (int fact : fixedFacts.get(rule)) {
      slots.derive(fact);
    }
    if (answeredFloors.get(rule)) {
      for (Effect effect : rules.get(rule).effects()) {
        if (effect instanceof Effect.FloorFrom) {
          facts.broughtBy(effect, codes, grade(effect, slots)).forEach(slots::derive);
        }
      }
    }
  }

  boolean hasAnsweredFloor(int rule) {
    return answeredFloors.get(rule);
  }

  /** The grade that a floor adds on these answers; empty where the question is unknown. */
  public String grade(Effect effect, Slots slots) {
    if (effect instanceof Effect.Floor floor) {
      return floor.grade();
    }
    Object value = slots.get(names.slot(((Effect.FloorFrom) effect).question()));
    return value == null ? "" : (String) value;
  }

  /** Ids of the parameters that a rule reads, through its computed questions too. */
  public Set<String> parametersOf(int rule) {
    Set<String> ids = new TreeSet<>();
    formulas.allReads(reads.get(rule)).stream()
        .mapToObj(slot -> names.entries().get(slot))
        .filter(entry -> entry.origin() == Names.Origin.PARAMETER)
        .forEach(entry -> ids.add(entry.id().replace("@dates", "")));
    return ids;
  }

  /** Positions of the rules whose condition or effects read any of these slots. */
  BitSet readersOf(BitSet slots) {
    BitSet readers = new BitSet();
    for (int i = 0; i < reads.size(); i++) {
      readers.set(i, reads.get(i).intersects(slots));
    }
    return readers;
  }

  /** The rules that bring about a derived fact, by position. */
  List<Integer> bringersOf(int fact, BitSet fired, Slots slots) {
    List<Integer> bringers = new ArrayList<>();
    for (int i = fired.nextSetBit(0); i >= 0; i = fired.nextSetBit(i + 1)) {
      if (fixedFacts.get(i).contains(fact) || (answeredFloors.get(i) && brings(i, fact, slots))) {
        bringers.add(i);
      }
    }
    return bringers;
  }

  private boolean brings(int rule, int fact, Slots slots) {
    return rules.get(rule).effects().stream()
        .filter(Effect.FloorFrom.class::isInstance)
        .anyMatch(effect -> facts.broughtBy(effect, codes, grade(effect, slots)).contains(fact));
  }

  /**
   * The first circle among derived rules, as rule ids; empty where there is none. A circle would
   * leave the reader without a reason that stands by itself.
   */
  public List<String> circle() {
    Map<Integer, Integer> state = new TreeMap<>();
    for (int i = derived.nextSetBit(0); i >= 0; i = derived.nextSetBit(i + 1)) {
      List<String> path = new ArrayList<>();
      if (visit(i, state, path)) {
        return path;
      }
    }
    return List.of();
  }

  private boolean visit(int rule, Map<Integer, Integer> state, List<String> path) {
    int seen = state.getOrDefault(rule, 0);
    if (seen == 2) {
      return false;
    }
    path.add(rules.get(rule).id());
    if (seen == 1) {
      return true;
    }
    state.put(rule, 1);
    for (int i = derived.nextSetBit(0); i >= 0; i = derived.nextSetBit(i + 1)) {
      boolean reads = rules.get(i).derivedReads().stream().anyMatch(fixedFacts.get(rule)::contains);
      if (reads && visit(i, state, path)) {
        return true;
      }
    }
    state.put(rule, 2);
    path.remove(path.size() - 1);
    return false;
  }
}

package evenhand.rulebook;

import evenhand.rulebook.evaluate.OpenQuestions;
import evenhand.rulebook.evaluate.RuleSet;
import evenhand.rulebook.evaluate.SmallestChanges;
import evenhand.rulebook.evaluate.WhyNot;
import evenhand.rulebook.expression.Names;
import evenhand.rulebook.expression.Slots;
import evenhand.rulebook.model.Dictionary;
import evenhand.rulebook.model.Effect;
import evenhand.rulebook.model.Rule;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Decides cases from our own reading of the rules, without the rule engine. It decides nothing that
 * is recorded: it is what the engine is held against, and what explains, proves and tries changed
 * rules. Immutable and thread-safe.
 */
public final class SecondEvaluator {
  private final RuleSet rules;
  private final DueCalendar calendar;
  private final OpenQuestions openQuestions;

  SecondEvaluator(RuleSet rules, DueCalendar calendar, OpenQuestions openQuestions) {
    this.rules = rules;
    this.calendar = calendar;
    this.openQuestions = openQuestions;
  }

  /**
   * What a case comes to.
   *
   * @param fired positions of the rules that hold
   * @param rows sorted ids of their rows in the rule table
   */
  public record Decided(BitSet fired, Outcome outcome, List<String> rows) {
    public Decided {
      rows = List.copyOf(rows);
    }

    /** Whether another has the same outcome by the same rows. */
    public boolean isSameAs(Decided other) {
      return outcome.equals(other.outcome) && rows.equals(other.rows);
    }
  }

  /** The same for other rules in the place of these, which have the same names. */
  public SecondEvaluator with(RuleSet others) {
    return new SecondEvaluator(others, calendar, openQuestions);
  }

  public RuleSet rules() {
    return rules;
  }

  /** The values of a case, computed questions included. */
  public Slots slots(Answers answers, Parameters parameters) {
    Dictionary names = rules.names();
    Slots slots = parameters.slots();
    slots.set(names.slot(Dictionary.AS_OF), parameters.asOf());
    slots.set(
        names.slot(Dictionary.AS_OF_DATE),
        LocalDate.ofInstant(parameters.asOf(), DueCalendar.LONDON));
    answers
        .values()
        .forEach(
            (id, value) ->
                names
                    .name(id)
                    .filter(entry -> entry.origin() == Names.Origin.QUESTION)
                    .ifPresent(entry -> slots.set(entry.slot(), value)));
    rules.formulas().fill(slots);
    return slots;
  }

  /** Decides a case whose slots are filled; the derived facts are marked in them. */
  public Decided decide(Slots slots, Parameters parameters) {
    BitSet fired = rules.fired(slots);
    OutcomeJoin join = join(slots, parameters);
    SortedSet<String> rows = new TreeSet<>();
    for (int i = fired.nextSetBit(0); i >= 0; i = fired.nextSetBit(i + 1)) {
      Rule rule = rules.rules().get(i);
      rows.add(rule.row());
      for (Effect effect : rule.effects()) {
        join.add(effect);
      }
    }
    return new Decided(fired, join.outcome(), List.copyOf(rows));
  }

  /** For each rule that does not fire, what keeps it from firing; the nearest first. */
  public List<WhyNot> whyNot(Answers answers, Parameters parameters) {
    Slots slots = slots(answers, parameters);
    return WhyNot.of(rules, slots, rules.fired(slots));
  }

  /** Which other answers would alter the outcome: to one question, or to two at once. */
  public SmallestChanges smallestChanges(Answers answers, Parameters parameters) {
    Slots slots = slots(answers, parameters);
    return openQuestions.smallestChanges(slots, rules.fired(slots));
  }

  /** An outcome to which nothing has been added yet. */
  OutcomeJoin join(Slots slots, Parameters parameters) {
    return new OutcomeJoin(rules.codes(), parameters, slots, rules.names(), calendar);
  }
}

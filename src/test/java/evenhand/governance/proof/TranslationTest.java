package evenhand.governance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.z3.BoolExpr;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.SecondEvaluator;
import evenhand.rulebook.cases.Case;
import evenhand.rulebook.cases.CaseMaker;
import evenhand.rulebook.cases.Runs;
import evenhand.rulebook.expression.Comparison;
import evenhand.rulebook.expression.Slots;
import evenhand.rulebook.invariant.Invariant;
import evenhand.rulebook.model.Dictionary;
import evenhand.rulebook.model.Question;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the formulas say of a case is what the second evaluator says of it. */
class TranslationTest {
  private static final int CASES = 150;

  @ParameterizedTest
  @MethodSource("evenhand.rulebook.cases.Runs#ids")
  void eachRuleAndPartOfTheOutcomeHasTheSameValueInBoth(String id) {
    Rulebook rulebook = Runs.rulebook(id);
    SecondEvaluator second = rulebook.second();
    CaseMaker maker = new CaseMaker(rulebook);
    long started = Runs.now();
    try (PossibleCases possible =
        new PossibleCases(rulebook, PossibleCases.Settings.AS_DELIVERED)) {
      Translation base = possible.base();
      for (int rule = 0; rule < rulebook.rules().size(); rule++) {
        base.fired(rule);
      }
      OutcomeParts parts = new OutcomeParts(second.rules());
      for (int i = 0; i < Runs.count(CASES); i++) {
        Case each = maker.makeAsDelivered(Runs.random("translation" + id, i));
        PossibleCase made = new PossibleCase(each.asOf(), each.facts(), each.parameters());
        Slots slots = made.slots(rulebook, second);
        BitSet fired = second.rules().fired(slots);
        FoundCase found = possible.find(exactly(slots, rulebook, possible)).orElseThrow();
        for (int rule = 0; rule < rulebook.rules().size(); rule++) {
          assertThat(found.holds(base.fired(rule)))
              .as("%s on case %s %s", rulebook.rules().get(rule).id(), i, each)
              .isEqualTo(fired.get(rule));
        }
        for (Invariant invariant : rulebook.invariants().list()) {
          if (invariant instanceof Invariant.Always always) {
            Slots judged =
                rulebook.judged(
                    made.answers(rulebook),
                    rulebook.parameters(each.asOf()),
                    made.decide(rulebook));
            assertThat(found.holds(new Statements(possible, parts).holds(always.then(), base)))
                .as("%s on case %s %s", always.id(), i, each)
                .isEqualTo(always.then().holds(judged));
          }
        }
        assertThat(slotsOf(found.in(base), rulebook))
            .as("read back")
            .isEqualTo(slotsOf(made, rulebook));
      }
    }
    Runs.report("translation, " + id, Runs.count(CASES), started);
  }

  private static List<Object> slotsOf(PossibleCase made, Rulebook rulebook) {
    Slots slots = made.slots(rulebook, rulebook.second());
    List<Object> values = new ArrayList<>();
    rulebook.second().rules().names().entries().stream()
        .filter(entry -> !entry.id().startsWith("as_of"))
        .forEach(entry -> values.add(entry.id() + "=" + inOrder(slots.get(entry.slot()))));
    return values;
  }

  private static @Nullable Object inOrder(@Nullable Object value) {
    return value instanceof Set<?> set ? new TreeSet<Object>(set) : value;
  }

  /** That every question and the time of the decision are as in the slots. */
  private static BoolExpr[] exactly(Slots slots, Rulebook rulebook, PossibleCases possible) {
    Terms terms = possible.terms();
    Logic logic = terms.logic();
    Dictionary names = rulebook.second().rules().names();
    List<BoolExpr> all = new ArrayList<>();
    for (Question question : rulebook.questions()) {
      int slot = names.slot(question.id());
      Term term = possible.base().slot(slot);
      Object value = slots.get(slot);
      all.add(
          value == null
              ? logic.not(term.known())
              : terms.compare(
                  Comparison.Operator.EQUAL, term, terms.constant(value, question.valueType())));
    }
    for (String id : List.of(Dictionary.AS_OF, Dictionary.AS_OF_DATE)) {
      int slot = names.slot(id);
      all.add(
          terms.compare(
              Comparison.Operator.EQUAL,
              possible.base().slot(slot),
              terms.constant(slots.get(slot), names.name(id).orElseThrow().type())));
    }
    return all.toArray(new BoolExpr[0]);
  }
}

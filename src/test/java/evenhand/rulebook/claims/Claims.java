package evenhand.rulebook.claims;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import evenhand.rulebook.Advice;
import evenhand.rulebook.Outcome;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.cases.Case;
import evenhand.rulebook.cases.CaseMaker;
import evenhand.rulebook.cases.Pick;
import evenhand.rulebook.cases.Runs;
import evenhand.rulebook.model.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * Tries what a dossier claims for every case of a rulebook on many, with parameters as delivered.
 */
final class Claims {
  /** Stands for no answer in a ladder. */
  static final String UNKNOWN = "unknown";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Rulebook rulebook;
  private final CaseMaker maker;

  Claims(String rulebook) {
    this.rulebook = Runs.rulebook(rulebook);
    this.maker = new CaseMaker(this.rulebook);
  }

  /**
   * A question with answers in the order that a claim gives them.
   *
   * @param answers texts; whole numbers are numbers, {@link #UNKNOWN} is no answer
   */
  record Ladder(String question, List<String> answers) {
    static Ladder of(String question, String... answers) {
      return new Ladder(question, Arrays.asList(answers));
    }

    static List<Ladder> each(List<String> questions, String... answers) {
      return questions.stream().map(question -> of(question, answers)).toList();
    }
  }

  CaseMaker maker() {
    return maker;
  }

  Outcome outcome(Case each) {
    return each.decide(rulebook).outcome();
  }

  Advice advice(Case each) {
    return each.decide(rulebook);
  }

  Question question(String id) {
    return rulebook.questions().stream()
        .filter(question -> question.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no question " + id));
  }

  /** Tries something on random cases. */
  void forCases(String claim, int standard, BiConsumer<Case, Random> tried) {
    int count = Runs.count(standard);
    long started = Runs.now();
    for (int i = 0; i < count; i++) {
      Random random = Runs.random(claim + rulebook.id(), i);
      Case each = maker.makeAsDelivered(random);
      try {
        tried.accept(each, random);
      } catch (AssertionError | RuntimeException wrong) {
        throw new AssertionError(
            claim
                + ", case "
                + i
                + ", seed "
                + Runs.seed()
                + ": "
                + wrong.getMessage()
                + "\non "
                + each,
            wrong);
      }
    }
    Runs.report(rulebook.id() + ", " + claim, count, started);
  }

  static Case with(Case each, String question, String answer) {
    if (answer.equals(UNKNOWN)) {
      return each.without(question);
    }
    JsonNode json =
        answer.matches("\\d+") ? JSON.numberNode(Integer.parseInt(answer)) : JSON.textNode(answer);
    return each.answering(question, json);
  }

  /** Holds each step of a ladder against the step before it. */
  void climb(Case each, Ladder ladder, BiConsumer<Outcome, Outcome> step) {
    List<Outcome> outcomes = new ArrayList<>();
    for (String answer : ladder.answers()) {
      outcomes.add(outcome(with(each, ladder.question(), answer)));
    }
    for (int i = 1; i < outcomes.size(); i++) {
      Outcome lower = outcomes.get(i - 1);
      Outcome higher = outcomes.get(i);
      String what =
          ladder.question()
              + " from "
              + ladder.answers().get(i - 1)
              + " to "
              + ladder.answers().get(i);
      try {
        step.accept(lower, higher);
      } catch (AssertionError wrong) {
        throw new AssertionError(what + ": " + wrong.getMessage(), wrong);
      }
    }
  }

  /** The same case with another random answer, or none, to a question. */
  Case changed(Case each, String question, Random random) {
    return Pick.chance(0.3, random)
        ? each.without(question)
        : each.answering(question, maker.answer(question(question), each, random));
  }

  /** The place of a grade on its scale; -1 where there is none. */
  int rank(Outcome outcome, String scale) {
    return rulebook.scales().get(scale).indexOf(outcome.grades().getOrDefault(scale, ""));
  }

  void assertNoGradeFalls(Outcome lower, Outcome higher) {
    for (String scale : rulebook.scales().keySet()) {
      assertThat(rank(higher, scale)).as(scale).isGreaterThanOrEqualTo(rank(lower, scale));
    }
  }

  static Set<String> actions(Outcome outcome) {
    Set<String> codes = new TreeSet<>();
    outcome.actions().forEach(action -> codes.add(action.code()));
    return codes;
  }

  static Set<String> blocks(Outcome outcome) {
    Set<String> codes = new TreeSet<>();
    outcome.blocks().forEach(block -> codes.add(block.code()));
    return codes;
  }

  static Set<String> reviews(Outcome outcome) {
    Set<String> codes = new TreeSet<>();
    outcome.reviews().forEach(review -> codes.add(review.code()));
    return codes;
  }
}

package evenhand.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import evenhand.rulebook.cases.Case;
import evenhand.rulebook.cases.CaseMaker;
import evenhand.rulebook.cases.Pick;
import evenhand.rulebook.cases.Runs;
import evenhand.rulebook.expression.Slots;
import evenhand.rulebook.invariant.Invariant;
import evenhand.rulebook.invariant.Invariant.Always;
import evenhand.rulebook.invariant.Invariant.Changing;
import evenhand.rulebook.invariant.Invariant.Path;
import evenhand.rulebook.invariant.Invariant.Step;
import evenhand.rulebook.invariant.Invariants;
import evenhand.rulebook.model.Question;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every invariant of every rulebook on random cases, on which both evaluations agree. */
class InvariantsTest {
  private static final int CASES = 3_000;
  private static final int COMPARED_EACH = 6;
  private static final int ATTEMPTS = 30;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** What a case comes to: its advice, and the slots in which the invariants read it. */
  private record Judged(Advice advice, Slots slots) {
    static Judged of(Case each, Rulebook rulebook, Detail detail) {
      Answers answers = Answers.read(List.of(rulebook), each.facts(), each.asOf());
      Parameters parameters = rulebook.parameters(each.asOf(), each.parameters());
      // With reasons asked for, a difference between the two evaluations is an error.
      Advice advice = rulebook.advise(answers, parameters, detail);
      return new Judged(advice, rulebook.judged(answers, parameters, advice));
    }
  }

  @ParameterizedTest
  @MethodSource("evenhand.rulebook.cases.Runs#ids")
  void holdOnEveryCase(String id) {
    Rulebook rulebook = Runs.rulebook(id);
    Invariants invariants = rulebook.invariants();
    assertThat(invariants.list()).as("what a rulebook states").hasSizeGreaterThanOrEqualTo(10);
    List<Always> always = of(invariants, Always.class);
    List<Changing> changing = of(invariants, Changing.class);
    CaseMaker maker = new CaseMaker(rulebook);
    Map<String, Integer> tried = new HashMap<>();
    int count = Runs.count(CASES);
    long started = Runs.now();
    for (int i = 0; i < count; i++) {
      Random random = Runs.random("invariants" + id, i);
      Case each = maker.makeAsDelivered(random);
      Judged judged = Judged.of(each, rulebook, Detail.REASONS);
      for (Always invariant : always) {
        if (invariant.when().holds(judged.slots())) {
          tried.merge(invariant.id(), 1, Integer::sum);
          assertThat(invariant.then().holds(judged.slots()))
              .as("%s: %s\non case %s, %s", invariant.id(), invariant.says(), i, each)
              .isTrue();
        }
      }
      for (Changing invariant : Pick.few(changing, COMPARED_EACH, random)) {
        compare(invariant, each, rulebook, maker, random, tried);
      }
    }
    Runs.report("invariants, " + id, count, started);
    assertThat(invariants.list())
        .as("invariants that some case was tried on")
        .allSatisfy(invariant -> assertThat(tried).containsKey(invariant.id()));
  }

  private static <T extends Invariant> List<T> of(Invariants invariants, Class<T> kind) {
    return invariants.list().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static void compare(
      Changing invariant,
      Case each,
      Rulebook rulebook,
      CaseMaker maker,
      Random random,
      Map<String, Integer> tried) {
    String id = Pick.one(invariant.questions(), random);
    Question question = rulebook.question(id).orElseThrow();
    Optional<List<Case>> pair = pair(invariant, question, each, rulebook, maker, random);
    if (pair.isEmpty() || !pair.get().stream().allMatch(maker::isValid)) {
      return;
    }
    Judged from = Judged.of(pair.get().get(0), rulebook, Detail.OUTCOME);
    Judged to = Judged.of(pair.get().get(1), rulebook, Detail.OUTCOME);
    if (invariant.when().holds(from.slots()) && invariant.when().holds(to.slots())) {
      tried.merge(invariant.id(), 1, Integer::sum);
      assertThat(rulebook.invariants().allows(invariant.claim(), from.advice(), to.advice()))
          .as(
              "%s: %s\n%s from %s to %s\non %s\n%s\n%s",
              invariant.id(),
              invariant.says(),
              id,
              pair.get().get(0).facts().get(id),
              pair.get().get(1).facts().get(id),
              each,
              from.advice().outcome(),
              to.advice().outcome())
          .isTrue();
    }
  }

  /** Two cases that differ as the path says; empty where this case gives none. */
  private static Optional<List<Case>> pair(
      Changing invariant,
      Question question,
      Case each,
      Rulebook rulebook,
      CaseMaker maker,
      Random random) {
    Path along = invariant.along();
    String id = question.id();
    return switch (along.kind()) {
      case LISTED -> {
        boolean stays = !invariant.claim().neverMoves().isEmpty();
        int first = random.nextInt(along.steps().size() - 1);
        int second =
            stays ? first + 1 + random.nextInt(along.steps().size() - first - 1) : first + 1;
        Optional<Case> from = on(along.steps().get(first), question, each, rulebook, maker, random);
        Optional<Case> to = on(along.steps().get(second), question, each, rulebook, maker, random);
        yield from.flatMap(one -> to.map(two -> List.of(one, two)));
      }
      case RISING, FALLING -> {
        int one = maker.answer(question, each, random).intValue();
        int two = maker.answer(question, each, random).intValue();
        boolean rising = along.kind() == Path.Kind.RISING;
        int first = rising ? Math.min(one, two) : Math.max(one, two);
        yield Optional.of(
            List.of(each.answering(id, first), each.answering(id, one + two - first)));
      }
      case GROWING -> {
        ArrayNode fewer = JSON.arrayNode();
        Pick.some(question.values(), random).forEach(fewer::add);
        ArrayNode more = fewer.deepCopy().add(Pick.one(question.values(), random));
        yield Optional.of(List.of(each.answering(id, fewer), each.answering(id, more)));
      }
      case ANYTHING ->
          Optional.of(
              List.of(
                  Pick.chance(0.2, random)
                      ? each.without(id)
                      : each.answering(id, maker.answer(question, each, random)),
                  Pick.chance(0.2, random)
                      ? each.without(id)
                      : each.answering(id, maker.answer(question, each, random))));
    };
  }

  private static Optional<Case> on(
      List<Step> steps,
      Question question,
      Case each,
      Rulebook rulebook,
      CaseMaker maker,
      Random random) {
    Step step = Pick.one(steps, random);
    if (step instanceof Step.Unanswered) {
      return Optional.of(each.without(question.id()));
    } else if (step instanceof Step.Answer answer) {
      return Optional.of(each.answering(question.id(), json(answer.value())));
    }
    for (int i = 0; i < ATTEMPTS; i++) {
      Case tried = each.answering(question.id(), maker.answer(question, each, random));
      if (maker.isValid(tried)
          && ((Step.Meeting) step)
              .condition()
              .holds(Judged.of(tried, rulebook, Detail.OUTCOME).slots())) {
        return Optional.of(tried);
      }
    }
    return Optional.empty();
  }

  private static JsonNode json(Object answer) {
    if (answer instanceof Integer number) {
      return JSON.numberNode(number);
    }
    return answer instanceof Set<?> ? JSON.arrayNode() : JSON.textNode(String.valueOf(answer));
  }
}

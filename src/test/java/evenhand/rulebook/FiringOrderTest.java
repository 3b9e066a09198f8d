package evenhand.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.rulebook.cases.Bytes;
import evenhand.rulebook.cases.Case;
import evenhand.rulebook.cases.Runs;
import evenhand.rulebook.cases.ShuffledRulebook;
import evenhand.rulebook.model.Question;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing depends on an order: not of rules, not of facts, not of members; nor on a spelling. */
class FiringOrderTest {
  private static final int CASES = 500;
  private static final int SHUFFLES = 2;

  @ParameterizedTest
  @MethodSource("evenhand.rulebook.cases.Runs#ids")
  void rulesInAnotherOrderAndInOtherFilesGiveTheSameBytes(String id, @TempDir Path folder) {
    Rulebook rulebook = Runs.rulebook(id);
    List<Rulebook> shuffled = new ArrayList<>();
    for (int i = 0; i < SHUFFLES; i++) {
      Random random = Runs.random("shuffle" + id, i);
      shuffled.add(ShuffledRulebook.load(rulebook, folder.resolve("copy" + i), random));
    }
    assertThat(shuffled).extracting(Rulebook::revision).doesNotHaveDuplicates();
    Runs.forCases(
        "order of rules",
        id,
        CASES,
        (each, number) -> {
          Detail detail = number % 8 == 0 ? Detail.FULL : Detail.REASONS;
          String bytes = Bytes.of(each.decide(rulebook, detail));
          for (Rulebook other : shuffled) {
            assertThat(Bytes.of(each.decide(other, detail))).isEqualTo(bytes);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("evenhand.rulebook.cases.Runs#ids")
  void factsAndMembersInAnotherOrderGiveTheSameAdvice(String id) {
    Rulebook rulebook = Runs.rulebook(id);
    Runs.forCases(
        "order of facts",
        id,
        4 * CASES,
        (each, number) -> {
          Random random = Runs.random("facts" + id, number);
          Case other = each.withFacts(shuffled(each.facts(), random));
          Detail detail = number % 20 == 0 ? Detail.FULL : Detail.REASONS;
          Advice one = each.decide(rulebook, detail);
          Advice two = other.decide(rulebook, detail);
          assertThat(Bytes.text(two.outcome())).isEqualTo(Bytes.text(one.outcome()));
          assertThat(two.rules()).isEqualTo(one.rules());
          assertThat(Bytes.text(two.openQuestions())).isEqualTo(Bytes.text(one.openQuestions()));
          // A reason quotes a set as it was given, so only which questions it quotes is the same.
          assertThat(two.reasons().stream().map(reason -> reason.because().keySet()).toList())
              .isEqualTo(one.reasons().stream().map(reason -> reason.because().keySet()).toList());
        });
  }

  private static ObjectNode shuffled(ObjectNode facts, Random random) {
    List<String> ids = new ArrayList<>();
    facts.fieldNames().forEachRemaining(ids::add);
    Collections.shuffle(ids, random);
    ObjectNode other = JsonNodeFactory.instance.objectNode();
    for (String id : ids) {
      JsonNode answer = facts.path(id);
      List<JsonNode> members = new ArrayList<>();
      answer.forEach(members::add);
      Collections.shuffle(members, random);
      other.set(id, answer.isArray() ? array(members) : answer);
    }
    return other;
  }

  private static ArrayNode array(List<JsonNode> members) {
    return JsonNodeFactory.instance.arrayNode().addAll(members);
  }

  @ParameterizedTest
  @MethodSource("evenhand.rulebook.cases.Runs#ids")
  void theSpellingsOfUnknownGiveTheSameOutcome(String id) {
    Rulebook rulebook = Runs.rulebook(id);
    Runs.forCases(
        "spellings of unknown",
        id,
        4 * CASES,
        (each, number) -> {
          Random random = Runs.random("spelling" + id, number);
          Detail detail = number % 20 == 0 ? Detail.FULL : Detail.REASONS;
          Advice one = each.decide(rulebook, detail);
          Advice two = respelled(each, rulebook, random).decide(rulebook, detail);
          assertThat(Bytes.text(two.outcome())).isEqualTo(Bytes.text(one.outcome()));
          assertThat(two.rules()).isEqualTo(one.rules());
          assertThat(Bytes.text(two.openQuestions())).isEqualTo(Bytes.text(one.openQuestions()));
        });
  }

  /** The same case with every unanswered question spelled in a way of its own. */
  private static Case respelled(Case of, Rulebook rulebook, Random random) {
    ObjectNode facts = of.facts().deepCopy();
    for (Question question : rulebook.questions()) {
      if (of.isUnknown(question.id())) {
        facts.remove(question.id());
        switch (random.nextInt(4)) {
          case 0 -> facts.putNull(question.id());
          case 1 -> facts.put(question.id(), "unknown");
          case 2 -> facts.put(question.id(), "refused");
          default -> {}
        }
      }
    }
    return of.withFacts(facts);
  }
}

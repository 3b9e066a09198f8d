package evenhand.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.rulebook.OpenQuestion.PossibleAnswer;
import evenhand.rulebook.cases.Case;
import evenhand.rulebook.cases.CaseMaker;
import evenhand.rulebook.cases.Runs;
import evenhand.rulebook.model.Question;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an open question says an answer would change is what that answer changes, and no less. */
class OpenQuestionsTest {
  private static final int CASES = 60;
  private static final int SAMPLES = 12;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @ParameterizedTest
  @MethodSource("evenhand.rulebook.cases.Runs#ids")
  void eachAnswerChangesExactlyWhatItsOpenQuestionSays(String id) {
    Rulebook rulebook = Runs.rulebook(id);
    CaseMaker maker = new CaseMaker(rulebook);
    long started = Runs.now();
    int[] answers = {0};
    Runs.forCases(
        "open questions",
        id,
        CASES,
        (each, number) -> {
          Random random = Runs.random("samples" + id, number);
          Advice before = each.decide(rulebook, Detail.FULL);
          for (Question question : rulebook.questions()) {
            Optional<OpenQuestion> open =
                before.openQuestions().stream()
                    .filter(listed -> listed.question().equals(question.id()))
                    .findFirst();
            if (!each.isUnknown(question.id())) {
              assertThat(open).as(question.id() + " is answered").isEmpty();
              continue;
            }
            for (JsonNode answer : tried(question, each, maker, random)) {
              Outcome after = each.answering(question.id(), answer).decide(rulebook).outcome();
              check(question, answer, open, rulebook, before.outcome(), after);
              answers[0]++;
            }
          }
        });
    Runs.report("answers tried, " + id, answers[0], started);
  }

  private static List<JsonNode> tried(Question question, Case of, CaseMaker maker, Random random) {
    List<JsonNode> tried = new ArrayList<>();
    switch (question.type()) {
      case YES_NO, CHOICE -> question.values().forEach(value -> tried.add(JSON.textNode(value)));
      case CHOICES -> {
        tried.add(JSON.arrayNode());
        question.values().forEach(value -> tried.add(JSON.arrayNode().add(value)));
      }
      default -> {
        for (int i = 0; i < SAMPLES; i++) {
          tried.add(maker.answer(question, of, random));
        }
      }
    }
    return tried;
  }

  private static void check(
      Question question,
      JsonNode answer,
      Optional<OpenQuestion> open,
      Rulebook rulebook,
      Outcome before,
      Outcome after) {
    Optional<PossibleAnswer> said =
        open.stream()
            .flatMap(listed -> listed.couldChange().stream())
            .filter(possible -> covers(possible, answer))
            .findFirst();
    JsonNode nothing = JSON.objectNode();
    String what = question.id() + " " + answer + ", said " + open;
    assertThat(said.map(PossibleAnswer::adds).orElse(nothing))
        .as("added by " + what)
        .isEqualTo(more(rulebook, before, after));
    assertThat(said.map(PossibleAnswer::clears).orElse(nothing))
        .as("cleared by " + what)
        .isEqualTo(more(rulebook, after, before));
  }

  private static boolean covers(PossibleAnswer possible, JsonNode answer) {
    JsonNode last = possible.to().orElse(possible.answer());
    if (answer.isInt()) {
      return possible.answer().intValue() <= answer.intValue()
          && answer.intValue() <= last.intValue();
    } else if (possible.to().isPresent()) {
      String first = moment(possible.answer());
      return first.compareTo(moment(answer)) <= 0 && moment(answer).compareTo(moment(last)) <= 0;
    }
    return possible.answer().equals(answer);
  }

  /** Dates, and moments in UTC, as text that stands in their order. */
  private static String moment(JsonNode answer) {
    String text = answer.textValue();
    return text.contains("T") ? OffsetDateTime.parse(text).toInstant().toString() : text;
  }

  /** What the second outcome has that the first has not, as open questions write it. */
  private static JsonNode more(Rulebook rulebook, Outcome one, Outcome two) {
    ObjectNode more = JSON.objectNode();
    ObjectNode grades = JSON.objectNode();
    two.grades()
        .forEach(
            (scale, grade) -> {
              List<String> order = rulebook.scales().getOrDefault(scale, List.of());
              String before = one.grades().getOrDefault(scale, "");
              if (order.indexOf(grade) > order.indexOf(before)) {
                grades.put(scale, grade);
              }
            });
    if (!grades.isEmpty()) {
      more.set("grades", grades);
    }
    put(more, "flags", one.flags(), two.flags());
    put(more, "actions", codes(one.actions()), codes(two.actions()));
    put(
        more,
        "blocks",
        one.blocks().stream().map(Outcome.Block::code).toList(),
        two.blocks().stream().map(Outcome.Block::code).toList());
    put(
        more,
        "reviews",
        one.reviews().stream().map(Outcome.Review::code).toList(),
        two.reviews().stream().map(Outcome.Review::code).toList());
    put(more, "closes", two.options(), one.options());
    put(more, "opens", one.opens(), two.opens());
    if (two.provisional() && !one.provisional()) {
      more.put("provisional", true);
    }
    return more;
  }

  private static List<String> codes(List<Outcome.Action> actions) {
    return actions.stream().map(Outcome.Action::code).toList();
  }

  private static void put(ObjectNode more, String kind, List<String> one, List<String> two) {
    Set<String> fresh = new TreeSet<>(two);
    fresh.removeAll(one);
    if (!fresh.isEmpty()) {
      ArrayNode codes = more.putArray(kind);
      fresh.forEach(codes::add);
    }
  }
}

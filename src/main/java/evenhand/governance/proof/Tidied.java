package evenhand.governance.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.rulebook.DueCalendar;
import evenhand.rulebook.InvalidCaseException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes a case easy to read while something stays true of it: few answers, everyday numbers, days
 * near the decision, short lists, decided at noon.
 */
public final class Tidied {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<Integer> AGES = List.of(34, 17, 16, 15, 12, 18, 21, 70);
  private static final List<Integer> NUMBERS = List.of(1, 2, 3, 0, 5, 10, 30, 60);

  private final Predicate<PossibleCase> stays;
  private PossibleCase best;

  private Tidied(PossibleCase from, Predicate<PossibleCase> stays) {
    this.stays =
        each -> {
          try {
            return stays.test(each);
          } catch (InvalidCaseException notAllowed) {
            return false;
          }
        };
    this.best = from.smallest(this.stays);
  }

  /** The case made easy to read. */
  public static PossibleCase of(PossibleCase from, Predicate<PossibleCase> stays) {
    Tidied tidied = new Tidied(from, stays);
    tidied.noon();
    for (String question : tidied.best.questions()) {
      tidied.answer(question);
    }
    return tidied.best;
  }

  private boolean take(PossibleCase other) {
    boolean better = stays.test(other);
    if (better) {
      best = other;
    }
    return better;
  }

  private LocalDate day() {
    return LocalDate.ofInstant(best.asOf(), DueCalendar.LONDON);
  }

  private void noon() {
    Instant noon = day().atTime(LocalTime.NOON).atZone(DueCalendar.LONDON).toInstant();
    take(new PossibleCase(noon, best.facts(), best.set()));
  }

  private void answer(String question) {
    JsonNode answer = best.facts().get(question);
    if (answer.isInt()) {
      boolean age = question.contains("_age");
      number(question, answer.intValue(), age ? AGES : NUMBERS);
    } else if (answer.isArray()) {
      shorten(question);
    } else if (answer.asText().matches("\\d{4}-\\d\\d-\\d\\d")) {
      for (LocalDate near : List.of(day(), day().minusDays(1), day().minusMonths(1))) {
        if (take(with(question, JSON.textNode(near.toString())))) {
          return;
        }
      }
    }
  }

  private void number(String question, int present, List<Integer> everyday) {
    for (int each : everyday) {
      if (each == present || take(with(question, JSON.numberNode(each)))) {
        return;
      }
    }
  }

  private void shorten(String question) {
    List<JsonNode> members = new ArrayList<>();
    best.facts().get(question).forEach(members::add);
    for (JsonNode member : List.copyOf(members)) {
      List<JsonNode> fewer = new ArrayList<>(members);
      fewer.remove(member);
      ArrayNode array = JSON.arrayNode().addAll(fewer);
      if (take(with(question, array))) {
        members = fewer;
      }
    }
  }

  private PossibleCase with(String question, JsonNode answer) {
    ObjectNode facts = best.facts().deepCopy();
    facts.set(question, answer);
    return new PossibleCase(best.asOf(), facts, best.set());
  }
}

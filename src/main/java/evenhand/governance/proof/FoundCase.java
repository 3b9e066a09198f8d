package evenhand.governance.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Model;
import evenhand.governance.proof.Term.Code;
import evenhand.governance.proof.Term.Day;
import evenhand.governance.proof.Term.Members;
import evenhand.governance.proof.Term.Moment;
import evenhand.governance.proof.Term.Truth;
import evenhand.governance.proof.Term.Whole;
import evenhand.rulebook.DueCalendar;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.model.Parameter;
import evenhand.rulebook.model.Question;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A case that was found; it stands until the next search. */
final class FoundCase {
  private final Rulebook rulebook;
  private final Model model;
  private final Day decisionDay;
  private final Moment decisionMoment;
  private final Map<Parameter, Term> free;

  FoundCase(
      Rulebook rulebook,
      Model model,
      Day decisionDay,
      Moment decisionMoment,
      Map<Parameter, Term> free) {
    this.rulebook = rulebook;
    this.model = model;
    this.decisionDay = decisionDay;
    this.decisionMoment = decisionMoment;
    this.free = free;
  }

  /** The case as this translation reads it. */
  PossibleCase in(Translation translation) {
    Instant asOf = Moments.read(model, decisionMoment);
    LocalDate day = Days.read(model, decisionDay);
    Duration shift = shift(asOf, day);
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    for (Question question : rulebook.questions()) {
      Term term = translation.slot(translation.rules().names().slot(question.id()));
      if (holds(term.known())) {
        facts.set(question.id(), answer(term, shift));
      }
    }
    Instant decided = asOf.plus(shift);
    ObjectNode set = JsonNodeFactory.instance.objectNode();
    free.forEach(
        (parameter, term) -> {
          JsonNode value =
              holds(term.known()) ? answer(term, shift) : JsonNodeFactory.instance.nullNode();
          Object standard = parameter.valueOn(day).orElse(null);
          if (!value.asText().equals(String.valueOf(standard))) {
            set.set(parameter.id(), value);
          }
        });
    return new PossibleCase(decided, facts, set);
  }

  boolean holds(BoolExpr formula) {
    return model.eval(formula, true).isTrue();
  }

  /** All moments move together, so that what lies between them stays. */
  private Duration shift(Instant asOf, LocalDate day) {
    for (int hours : List.of(0, -1, 1)) {
      Instant moved = asOf.plus(Duration.ofHours(hours));
      if (LocalDate.ofInstant(moved, DueCalendar.LONDON).equals(day)) {
        return Duration.ofHours(hours);
      }
    }
    throw new IllegalStateException(asOf + " is not on " + day);
  }

  private JsonNode answer(Term term, Duration shift) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (term instanceof Code code) {
      return json.textNode(
          code.is().entrySet().stream()
              .filter(each -> holds(each.getValue()))
              .map(Map.Entry::getKey)
              .findFirst()
              .orElseThrow());
    } else if (term instanceof Members set) {
      ArrayNode array = json.arrayNode();
      set.has().entrySet().stream()
          .filter(each -> holds(each.getValue()))
          .forEach(each -> array.add((String) each.getKey()));
      return array;
    } else if (term instanceof Whole whole) {
      return json.numberNode((int) Wholes.read(model, whole));
    } else if (term instanceof Truth truth) {
      return json.booleanNode(holds(truth.value()));
    } else if (term instanceof Day date) {
      return json.textNode(Days.read(model, date).toString());
    }
    Instant moment = Moments.read(model, (Moment) term).plus(shift);
    return json.textNode(moment.toString());
  }
}

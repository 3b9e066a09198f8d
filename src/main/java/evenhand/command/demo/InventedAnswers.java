package evenhand.command.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.model.Question;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Draws the answers of one invented case from the questions of its rulebooks. */
final class InventedAnswers {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  /** Of the answers that nobody knows, how many are said to be so rather than left out. */
  private static final double SAID_UNKNOWN = 0.2;

  private static final double SAID_REFUSED = 0.1;

  private final Marginals marginals;
  private final Chance chance;
  private final List<String> asked;
  private final Instant asOf;
  private final double gravity;
  private final double missing;
  private final Map<String, Question> questions = new LinkedHashMap<>();
  private final ObjectNode facts = JsonNodeFactory.instance.objectNode();

  private InventedAnswers(Marginals marginals, Chance chance, List<String> asked, Instant asOf) {
    this.marginals = marginals;
    this.chance = chance;
    this.asked = asked;
    this.asOf = asOf;
    this.gravity = chance.gravity();
    Marginals.Care care = marginals.care();
    this.missing = chance.happens(care.thorough()) ? care.leftOutThen() : care.leftOutElse();
  }

  /** Question id to answer; what nobody asked is left out. */
  static ObjectNode draw(
      Marginals marginals, Chance chance, Collection<Rulebook> rulebooks, Instant asOf) {
    List<String> asked = rulebooks.stream().map(Rulebook::id).toList();
    InventedAnswers answers = new InventedAnswers(marginals, chance, asked, asOf);
    rulebooks.stream()
        .flatMap(rulebook -> rulebook.questions().stream())
        .forEach(question -> answers.questions.put(question.id(), question));
    answers.questions.values().forEach(answers::answer);
    return answers.facts;
  }

  private void answer(Question question) {
    if (facts.has(question.id())) {
      return;
    }
    Marginal marginal = marginals.of(question.id(), asked);
    double leftOut = marginal.leftOut().or(marginals.otherwise()::leftOut).orElse(0.0);
    // What hardly anybody knows stays unknown however carefully one asks.
    if (chance.happens(leftOut > 0.8 ? leftOut : leftOut * missing)) {
      sayNothing(question.id());
      return;
    }
    answerLike(question, marginal)
        .or(() -> Optional.of(drawn(question, marginal)))
        .ifPresent(answer -> facts.set(question.id(), answer));
  }

  private void sayNothing(String question) {
    double said = chance.uniform();
    if (said < SAID_UNKNOWN) {
      facts.put(question, "unknown");
    } else if (said < SAID_UNKNOWN + SAID_REFUSED) {
      facts.put(question, "refused");
    }
  }

  /** An answer that follows another one, where that one is known. */
  private Optional<JsonNode> answerLike(Question question, Marginal marginal) {
    return marginal
        .sameAs()
        .or(marginal::near)
        .map(questions::get)
        .flatMap(
            other -> {
              answer(other);
              JsonNode known = facts.path(other.id());
              if (marginal.near().isPresent() && known.isInt()) {
                return Optional.of(number(question, known.intValue() + chance.between(-1, 1)));
              }
              boolean usable =
                  known.isInt() == question.type().isNumber() && !known.isMissingNode();
              return usable && marginal.sameAs().isPresent()
                  ? Optional.of(known)
                  : Optional.empty();
            });
  }

  private JsonNode drawn(Question question, Marginal marginal) {
    return switch (question.type()) {
      case YES_NO -> TextNode.valueOf(chance.happens(share(marginal)) ? "yes" : "no");
      case CHOICE -> TextNode.valueOf(value(question, marginal));
      case CHOICES -> set(question, marginal);
      case COUNT ->
          number(question, marginal.mean().isPresent() ? around(marginal) : few(marginal));
      case AGE, MINUTES, DAYS, MONTHS -> number(question, around(marginal));
      case DATE -> TextNode.valueOf(day(marginal).toString());
      case DATETIME ->
          TextNode.valueOf(asOf.minus(chance.between(1, 600), ChronoUnit.MINUTES).toString());
    };
  }

  /** Rare things are likelier in a grave case, and rarer in a calm one. */
  private double share(Marginal marginal) {
    double share = marginal.share().or(marginals.otherwise()::share).orElse(0.0);
    return share >= 0.5 ? share : Math.pow(share, 2.0 - 1.5 * gravity);
  }

  private String value(Question question, Marginal marginal) {
    // Shares of a question that another rulebook asks with other words tell nothing of this one.
    return marginal.weights().isEmpty()
            || !question.values().containsAll(marginal.weights().keySet())
        ? chance.oneOf(question.values(), each -> 1)
        : chance.oneOf(marginal.weights());
  }

  private JsonNode set(Question question, Marginal marginal) {
    TreeSet<String> members = new TreeSet<>();
    if (chance.happens(marginal.some().or(marginals.otherwise()::share).orElse(0.0))) {
      do {
        members.add(value(question, marginal));
      } while (chance.happens(0.2));
    }
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    members.forEach(array::add);
    return array;
  }

  private int around(Marginal marginal) {
    double mean = marginal.mean().or(marginals.otherwise()::mean).orElse(0.0);
    double spread = marginal.spread().or(marginals.otherwise()::spread).orElse(0.0);
    int drawn = Math.max(chance.around(mean, spread), marginal.min().orElse(0));
    return marginal.max().map(max -> Math.min(max, drawn)).orElse(drawn);
  }

  private int few(Marginal marginal) {
    return chance.few(marginal.few().or(marginals.otherwise()::few).orElse(0.0));
  }

  private static JsonNode number(Question question, int drawn) {
    return IntNode.valueOf(
        question
            .range()
            .map(range -> Math.min(Math.max(drawn, range.min()), range.max()))
            .orElse(Math.max(drawn, 0)));
  }

  private LocalDate day(Marginal marginal) {
    List<Integer> days =
        marginal.daysAgo().isEmpty() ? marginals.otherwise().daysAgo() : marginal.daysAgo();
    return LocalDate.ofInstant(asOf, LONDON).minusDays(chance.between(days.get(0), days.get(1)));
  }
}

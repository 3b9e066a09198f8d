package evenhand.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.rulebook.document.Values;
import evenhand.rulebook.evaluate.RuleSet;
import evenhand.rulebook.expression.Words;
import evenhand.rulebook.model.About;
import evenhand.rulebook.model.Effect;
import evenhand.rulebook.model.Parameter;
import evenhand.rulebook.model.Question;
import evenhand.rulebook.model.Rule;
import evenhand.rulebook.sentence.Sentences;
import evenhand.rulebook.sentence.Wording;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a rulebook holds, as JSON for people and programs. */
final class Described {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Described() {}

  static JsonNode effect(Effect effect, String grade) {
    ObjectNode node = JSON.objectNode();
    if (effect instanceof Effect.Floor floor) {
      node.putObject("floor").put(floor.scale(), grade.isEmpty() ? floor.grade() : grade);
    } else if (effect instanceof Effect.FloorFrom from) {
      node.putObject("floor")
          .put(from.scale(), grade.isEmpty() ? "answer of " + from.question() : grade);
    } else if (effect instanceof Effect.Flag flag) {
      node.put("flag", flag.code());
    } else if (effect instanceof Effect.Action action) {
      node.put("action", action.code());
    } else if (effect instanceof Effect.ActionAfter action) {
      node.put("action", action.code());
    } else if (effect instanceof Effect.ReAsk) {
      node.put("action", Effect.ReAsk.CODE);
    } else if (effect instanceof Effect.Block block) {
      node.put("block", block.code());
    } else if (effect instanceof Effect.Review review) {
      node.put("review", review.code());
    } else if (effect instanceof Effect.Close close) {
      list(node.putArray("close"), close.options());
    } else if (effect instanceof Effect.Opens opens) {
      node.put("opens", opens.rulebook());
    } else {
      node.put("provisional", true);
    }
    return node;
  }

  private static void list(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  static JsonNode rules(RuleSet rules, RulebookReader.Contents contents, About about) {
    ArrayNode list = JSON.arrayNode();
    Sentences sentences = new Sentences(wording(contents, about));
    for (Rule rule : rules.rules()) {
      ObjectNode node = list.addObject();
      node.put("id", rule.id()).put("row", rule.row()).put("title", rule.title());
      node.put("class", rule.ruleClass()).put("verified", rule.verified());
      node.put("topic", rule.place().topic());
      ArrayNode cites = node.putArray("cites");
      rule.cites()
          .forEach(cite -> cite(cites.addObject(), Reasons.citation(cite, contents.sources())));
      list(node.putArray("see"), rule.see());
      node.put("sentence", sentences.of(rule));
      node.put("when", Words.of(rule.condition()));
      ArrayNode effects = node.putArray("effects");
      rule.effects().forEach(effect -> effects.add(effect(effect, "")));
      ArrayNode parameters = node.putArray("parameters");
      for (String id : rules.parametersOf(rules.rules().indexOf(rule))) {
        Optional.ofNullable(contents.parameters().get(id))
            .ifPresent(each -> parameter(parameters.addObject(), each));
      }
      node.put("file", rule.place().file()).put("line", rule.place().line());
      node.put("text", rule.place().text());
    }
    return JSON.objectNode().set("rules", list);
  }

  private static Wording wording(RulebookReader.Contents contents, About about) {
    return new Wording(
        List.copyOf(contents.questions().values()),
        contents.computed(),
        List.copyOf(contents.parameters().values()),
        about.codes(),
        about.whole());
  }

  /** A parameter with every value and the day from which it holds. */
  private static void parameter(ObjectNode node, Parameter parameter) {
    node.put("id", parameter.id()).put("means", parameter.means()).put("unit", parameter.unit());
    ArrayNode values = node.putArray("values");
    for (Parameter.Row row : parameter.rows()) {
      ObjectNode value = values.addObject();
      if (!row.from().equals(LocalDate.MIN)) {
        value.put("from", row.from().toString());
      }
      value.put("value", Values.of(row.value())).put("source", row.source());
      value.put("class", row.ruleClass());
    }
  }

  private static void cite(ObjectNode node, Reason.Citation cite) {
    node.put("source", cite.source()).put("section", cite.section());
    node.put("title", cite.title()).put("verified", cite.verified());
    if (!cite.amended().isEmpty()) {
      node.put("amended_since_review", cite.amended());
    }
  }

  static JsonNode questions(RulebookReader.Contents contents) {
    ObjectNode whole = JSON.objectNode();
    ArrayNode list = whole.putArray("questions");
    for (Question question : contents.questions().values()) {
      ObjectNode node = list.addObject();
      node.put("id", question.id()).put("prompt", question.prompt());
      node.put("type", question.type().text());
      list(node.putArray("values"), question.values());
      node.put("about", question.about()).put("basis", question.basis());
      node.put("shared", question.shared()).put("source", question.source());
      question.help().ifPresent(help -> node.put("help", help));
      question.range().ifPresent(range -> node.put("min", range.min()).put("max", range.max()));
      question
          .protection()
          .ifPresent(
              why ->
                  node.putObject("protected")
                      .put("characteristic", why.characteristic())
                      .put("lawful_because", why.lawfulBecause()));
    }
    ArrayNode computed = whole.putArray("computed");
    contents
        .computed()
        .forEach(
            each ->
                computed
                    .addObject()
                    .put("id", each.id())
                    .put("title", each.title())
                    .put("formula", each.formula().strip()));
    whole.set("schema", schema(contents));
    return whole;
  }

  private static JsonNode schema(RulebookReader.Contents contents) {
    ObjectNode schema = JSON.objectNode();
    schema.put("type", "object").put("additionalProperties", false);
    ObjectNode properties = schema.putObject("properties");
    for (Question question : contents.questions().values()) {
      ObjectNode property = properties.putObject(question.id());
      property.put("description", question.prompt());
      ArrayNode ways = property.putArray("anyOf");
      ways.add(answer(question));
      ObjectNode unknown = ways.addObject();
      unknown.putArray("enum").add("unknown").add("refused").addNull();
    }
    return schema;
  }

  private static ObjectNode answer(Question question) {
    ObjectNode node = JSON.objectNode();
    switch (question.type()) {
      case YES_NO, CHOICE -> list(node.putArray("enum"), question.values());
      case CHOICES ->
          list(node.put("type", "array").putObject("items").putArray("enum"), question.values());
      case DATE -> node.put("type", "string").put("format", "date");
      case DATETIME -> node.put("type", "string").put("format", "date-time");
      case COUNT, AGE, MINUTES, DAYS, MONTHS -> {
        node.put("type", "integer");
        question
            .range()
            .ifPresent(range -> node.put("minimum", range.min()).put("maximum", range.max()));
      }
    }
    return node;
  }
}

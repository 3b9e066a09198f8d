package evenhand.fairness.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import evenhand.fairness.statistics.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/** Writes figures as JSON: whole numbers without a point, what is undefined as null. */
final class Json {
  static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final double WHOLE_MAX = 1e15;

  private Json() {}

  static JsonNode number(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a figure is finite or absent, but was " + value);
    }
    return NODES.numberNode(value == 0 ? 0.0 : value);
  }

  /** A count: whole where it is whole. */
  static JsonNode count(double value) {
    boolean isWhole = value == Math.rint(value) && Math.abs(value) < WHOLE_MAX;
    return isWhole ? NODES.numberNode((long) value) : number(value);
  }

  static JsonNode number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : NODES.nullNode();
  }

  static JsonNode number(Optional<Double> value) {
    return value.map(Json::number).orElse(NODES.nullNode());
  }

  static Optional<Double> optional(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }

  /** Two limits, the upper null where there is none; null where there is no interval. */
  static JsonNode interval(Optional<Interval> interval) {
    if (interval.isEmpty()) {
      return NODES.nullNode();
    }
    ArrayNode limits = NODES.arrayNode();
    limits.add(number(interval.get().lower()));
    limits.add(number(interval.get().upper()));
    return limits;
  }

  static ArrayNode pair(OptionalDouble lower, OptionalDouble upper) {
    return NODES.arrayNode().add(number(lower)).add(number(upper));
  }

  static JsonNode text(String text) {
    return NODES.textNode(text);
  }

  /** The document as text, two spaces deep, with line feeds on every system. */
  static String write(JsonNode node) {
    DefaultIndenter indent = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indent);
    try {
      return new ObjectMapper().writer(printer).writeValueAsString(node) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of nodes can always be written", e);
    }
  }
}

package evenhand.decision.disclosure;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.rulebook.model.Codes;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The parts of an outcome in words, as far as the rulebook gives any; codes otherwise. */
record DisclosureWords(Optional<Codes> codes) {
  private static final DateTimeFormatter LONDON =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm z", Locale.UK)
          .withZone(ZoneId.of("Europe/London"));

  /** What whoever gets a contested decision has to know. */
  static final String RESTRICTED =
      "Restricted: the accuracy of this record is contested. It is not to be relied on as history.";

  /** How sure the answers are that a reason rests on; empty where it rests on missing ones. */
  static String basis(JsonNode basis) {
    return basis.isEmpty()
        ? ""
        : " (" + String.join(" and ", basis.valueStream().map(JsonNode::asText).toList()) + ")";
  }

  static String time(String instant) {
    return LONDON.format(Instant.parse(instant));
  }

  /** One line for each thing that the outcome holds under a name such as {@code flags}. */
  String lines(String part, JsonNode value) {
    return switch (part) {
      case "flags" -> each(value, one -> named(one, Codes::flags));
      case "reviews" -> each(value, one -> named(one.path("code"), Codes::reviews));
      case "actions" -> each(value, this::action);
      case "blocks" -> each(value, this::block);
      case "provisional" ->
          value.asBoolean() ? "Questions that matter were open: it may still change." : "No.";
      default -> plain(value);
    };
  }

  private static String each(JsonNode list, Function<JsonNode, String> words) {
    List<String> lines = new ArrayList<>();
    list.forEach(one -> lines.add(words.apply(one)));
    return String.join(" \u2022 ", lines);
  }

  private String named(JsonNode code, Function<Codes, Map<String, String>> meanings) {
    String id = code.asText();
    return codes
        .map(known -> meanings.apply(known).get(id))
        .map(means -> means + " [" + id + "]")
        .orElse(id);
  }

  private String action(JsonNode action) {
    String id = action.path("code").asText();
    String words =
        codes
            .map(known -> known.actions().get(id))
            .map(known -> known.means() + " [" + id + "]")
            .orElse(id);
    return action.has("due") ? words + " By " + time(action.get("due").asText()) + "." : words;
  }

  private String block(JsonNode block) {
    String id = block.path("code").asText();
    String words =
        codes
            .map(known -> known.blocks().get(id))
            .map(known -> known.means() + " [" + id + "]")
            .orElse(id);
    return block.has("step") ? words + " Lifted by: " + block.get("step").asText() : words;
  }

  /** Values as a list, with what belongs to each in brackets. */
  static String plain(JsonNode value) {
    if (value.isArray()) {
      List<String> each = new ArrayList<>();
      value.forEach(one -> each.add(plain(one)));
      return String.join(", ", each);
    }
    if (!value.isObject()) {
      return value.asText();
    }
    return value.properties().stream()
        .map(part -> part.getKey() + " " + plain(part.getValue()))
        .collect(Collectors.joining(", "));
  }
}

package evenhand.decision.disclosure;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.decision.history.Confidence;
import evenhand.decision.history.DecisionView.ChallengeView;
import evenhand.rulebook.model.Codes;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The parts of an outcome in words, as far as the rulebook gives any; codes otherwise.
 *
 * @param confidence the mark of each task, by code
 */
record DisclosureWords(Optional<Codes> codes, SortedMap<String, Confidence> confidence) {
  private static final ZoneId ZONE = ZoneId.of("Europe/London");
  private static final DateTimeFormatter LONDON =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm z", Locale.UK).withZone(ZONE);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

  /** Software suggests, a person decides. */
  static final String TITLE = "Record of a suggestion and of what a person decided";

  private static final Map<String, String> RESTRICTIONS =
      Map.of(
          "ACCURACY_CONTESTED", "the accuracy of this record is contested",
          "REQUEST_OF_SUBJECT", "the person concerned asked for it");

  private static final Map<String, String> CONTESTED =
      Map.of(
          "ACCURACY", "The accuracy of the answers",
          "OUTCOME", "The outcome",
          "PROCESS", "How it was come to",
          "ERASURE", "Erasure was asked for",
          "RESTRICTION", "Restriction was asked for");

  private static final Map<String, String> ANSWERS =
      Map.of(
          "upheld", "upheld",
          "changed", "upheld, and a new decision was made",
          "rejected", "rejected");

  private static final String MARKS =
      "Each is marked with what it rests on: known facts (fact), an assessment too (assessment), or"
          + " missing answers too (open). ";

  /** What whoever gets a restricted decision has to know. */
  static String restricted(String code) {
    String why = RESTRICTIONS.getOrDefault(code, code.replace('_', ' ').toLowerCase(Locale.ROOT));
    return "Restricted: " + why + " [" + code + "]. It is not to be relied on as history.";
  }

  /** What one may do who disagrees, and whom to ask. */
  static String contesting(Optional<String> contact) {
    return "A computer program made the suggestion by applying rules to the answers. It is advice; a"
        + " person decides. You, or somebody for you, may make representations, ask for a person to"
        + " look at it again, and contest the answers, the outcome or how it was come to. "
        + contact.map(named -> "Ask the force: " + named).orElse("Ask the force")
        + ", quoting the number at the top. A person who had no part in it answers. The answer is due"
        + " one month after your request arrives, or three months where it is complex.";
  }

  /** What takes no effect by rules alone. */
  static String awaiting(List<String> codes) {
    return "A person has yet to confirm "
        + String.join(", ", codes)
        + ". Until then it takes no effect and the contact cannot be closed.";
  }

  /** One challenge with its days; what either side wrote is not disclosed here. */
  static String challenge(ChallengeView challenge) {
    String answered =
        challenge
            .answer()
            .map(
                answer ->
                    "answered " + day(challenge) + ": " + ANSWERS.getOrDefault(answer, answer))
            .orElse("not answered yet");
    return "%s. Received %s, answer due by %s; %s. Number %s."
        .formatted(
            CONTESTED.getOrDefault(challenge.contested(), challenge.contested()),
            DAY.format(challenge.receivedOn()),
            DAY.format(challenge.due()),
            answered,
            challenge.id());
  }

  private static String day(ChallengeView challenge) {
    return challenge.answeredAt().map(DAY.withZone(ZONE)::format).orElse("");
  }

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
      case "actions" -> (confidence.isEmpty() ? "" : MARKS) + each(value, this::action);
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
    Confidence mark = confidence.get(id);
    if (mark != null) {
      words += " (" + mark.name().toLowerCase(Locale.ROOT) + ")";
    }
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

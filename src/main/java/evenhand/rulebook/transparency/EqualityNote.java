package evenhand.rulebook.transparency;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.model.Question;
import evenhand.rulebook.transparency.PublicRecord.Field;
import evenhand.rulebook.transparency.PublicRecord.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A note on equality: which protected characteristics the rules read and why, what they cannot
 * read, and where outcomes are compared between groups. It is no impact assessment.
 */
public final class EqualityNote {
  private static final String STANDARD =
      "Equality Act 2010 s.149. This note says what the rulebook does; it is no equality impact"
          + " assessment and takes the place of none.";

  private EqualityNote() {}

  /** The note; the same revision gives the same note. */
  public static PublicRecord of(Rulebook rulebook) {
    List<Part> parts = new ArrayList<>();
    parts.add(read(rulebook));
    parts.add(neverRead(rulebook));
    guarantees(rulebook).ifPresent(parts::add);
    parts.add(compared(rulebook.about().path("audit").path("decision_points")));
    parts.add(
        new Part(
            "What the force has to add",
            List.of(
                Field.open("equality impact assessment", "its id, its day and who signed it"),
                Field.open("consultation", "who was consulted, and what they said"),
                Field.open(
                    "findings", "the last fairness report on this rulebook, and its verdicts"),
                Field.open("explanations", "what is done about each difference that was found"),
                Field.open("review", "when equality is next looked at, and by whom"))));
    return PublicRecord.of(rulebook, "equality-note", "equality note", STANDARD, parts);
  }

  private static Part read(Rulebook rulebook) {
    List<Field> fields = new ArrayList<>();
    for (Question question : rulebook.questions()) {
      question
          .protection()
          .ifPresent(
              why ->
                  fields.add(
                      Field.of(
                          question.id(),
                          question.prompt()
                              + " Characteristic: "
                              + why.characteristic().replace('_', ' ')
                              + ". Why reading it is lawful: "
                              + why.lawfulBecause().strip())));
    }
    if (fields.isEmpty()) {
      fields.add(
          Field.of("none", "No question of this rulebook touches a protected characteristic."));
    }
    return new Part("Protected characteristics that rules may read", fields);
  }

  private static Part neverRead(Rulebook rulebook) {
    return new Part(
        "What no rule can read",
        List.of(
            Field.of(
                "never inputs",
                "A question about somebody's ethnicity, nationality, immigration status, name or"
                    + " postcode is refused when a rulebook is loaded; what motive others perceived"
                    + " may be asked. Monitoring data is kept apart, and the rule engine cannot"
                    + " reach it."),
            Field.of(
                "questions about a person",
                rulebook.questions().size()
                    + " questions may be asked; "
                    + rulebook.questions().stream().filter(q -> q.protection().isPresent()).count()
                    + " touch a protected characteristic, each declared with its reason."),
            Field.of(
                "proxies",
                "A fact may stand in for a characteristic without anybody meaning it. The audit is"
                    + " there to find that; this note cannot rule it out.")));
  }

  private static Optional<Part> guarantees(Rulebook rulebook) {
    List<Field> fields = new ArrayList<>();
    for (JsonNode each : rulebook.about().path("guarantees")) {
      if (each.path("says").asText().contains("protected characteristic")) {
        fields.add(Field.of(each.path("id").asText(), each.path("says").asText()));
      }
    }
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(new Part("What it guarantees", fields));
  }

  private static Part compared(JsonNode points) {
    List<Field> fields = new ArrayList<>();
    for (JsonNode point : points) {
      fields.add(
          Field.of(
              point.path("id").asText(),
              point.path("about").asText()
                  + " Favourable: "
                  + point.path("favourable").asText()
                  + " Compared within: "
                  + strata(point, "legitimate")
                  + ". Contested: "
                  + strata(point, "contested")
                  + ". What misleads: "
                  + point.path("misleads").asText()));
    }
    return new Part("Where outcomes are compared between groups", fields);
  }

  private static String strata(JsonNode point, String status) {
    String strata =
        point
            .path("strata")
            .valueStream()
            .filter(each -> each.path("status").asText().equals(status))
            .map(
                each ->
                    each.path("columns")
                        .valueStream()
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(" with ")))
            .collect(Collectors.joining("; "));
    return strata.isEmpty() ? "nothing" : strata;
  }
}

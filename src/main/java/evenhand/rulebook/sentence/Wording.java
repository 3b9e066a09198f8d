package evenhand.rulebook.sentence;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.expression.Names;
import evenhand.rulebook.model.Codes;
import evenhand.rulebook.model.Computed;
import evenhand.rulebook.model.Dictionary;
import evenhand.rulebook.model.Parameter;
import evenhand.rulebook.model.Question;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the names of one rulebook are called in sentences. Immutable. */
public final class Wording {
  private final Map<String, String> questions = new HashMap<>();
  private final Map<String, Parameter> parameters = new HashMap<>();
  private final Codes codes;
  private final JsonNode scales;
  private final LocalDate start;

  /**
   * The wording of a rulebook.
   *
   * @param about all of {@code rulebook.yml}; {@code display.scales} may name its scales
   */
  public Wording(
      List<Question> questions,
      List<Computed> computed,
      List<Parameter> parameters,
      Codes codes,
      JsonNode about) {
    questions.forEach(each -> this.questions.put(each.id(), each.prompt()));
    computed.forEach(each -> this.questions.put(each.id(), each.title()));
    parameters.forEach(each -> this.parameters.put(each.id(), each));
    this.codes = codes;
    this.scales = about.path("display").path("scales");
    this.start = LocalDate.parse(about.path("in_force").path("from").asText());
  }

  Codes codes() {
    return codes;
  }

  /** A text in the quotation marks that no text of a rulebook holds. */
  static String quoted(String text) {
    return "\u201c" + text.strip().replaceAll("\\.$", "").replaceAll("\\s+", " ") + "\u201d";
  }

  /** A code as words: {@code life_threatening} is life threatening. */
  static String words(String code) {
    return code.replace('_', ' ');
  }

  String scale(String scale) {
    return scales.path(scale).asText(words(scale));
  }

  String option(String option) {
    return words(option);
  }

  /** A question, computed question, parameter or moment of the case. */
  String name(Expression.Name name) {
    Names.Entry entry = name.entry();
    String id = entry.id().replace("@dates", "");
    return switch (entry.origin()) {
      case QUESTION -> question(id);
      case COMPUTED -> statement(id);
      case PARAMETER -> amount(id) + " (" + setting(id) + ")";
      case CASE ->
          id.equals(Dictionary.AS_OF_DATE)
              ? "the day of the decision"
              : "the moment of the decision";
    };
  }

  String question(String id) {
    String asked = quoted(questions.getOrDefault(id, id));
    return asked.endsWith("?\u201d") ? "the answer to " + asked : asked;
  }

  /** A computed question, which states something. */
  String statement(String id) {
    return quoted(questions.getOrDefault(id, id));
  }

  /** What a parameter means, without its values. */
  String setting(String id) {
    return quoted(parameter(id).means());
  }

  /** The values of a parameter with their days. */
  String amount(String id) {
    return Amounts.of(parameter(id), start);
  }

  Parameter parameter(String id) {
    Parameter parameter = parameters.get(id);
    if (parameter == null) {
      throw new IllegalArgumentException("no parameter '" + id + "'");
    }
    return parameter;
  }

  boolean isParameter(String id) {
    return parameters.containsKey(id);
  }
}

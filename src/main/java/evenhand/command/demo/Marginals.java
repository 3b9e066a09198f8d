package evenhand.command.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.dropwizard.jackson.Jackson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The made-up shares that invented contacts are drawn from, as demo/invented.yml lists them.
 *
 * @param care how far the asking of questions varies from contact to contact
 * @param mix which rulebooks a contact asks for
 * @param otherwise for a question that is not listed
 * @param inRulebook rulebook to question, where a contact of that rulebook answers otherwise
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record Marginals(
    List<Asked> mix,
    Marginal otherwise,
    Care care,
    Map<String, Marginal> questions,
    Map<String, Map<String, Marginal>> inRulebook,
    Monitoring monitoring,
    FollowUp followUp) {
  private static final String RESOURCE = "/demo/invented.yml";

  /** Rulebooks asked for together, and how often. */
  record Asked(double weight, List<String> rulebooks) {
    Asked {
      rulebooks = List.copyOf(rulebooks);
    }
  }

  /**
   * How thoroughly questions are asked.
   *
   * @param thorough share of contacts in which nearly everything is asked
   * @param leftOutThen times as often that an answer is missing in such a contact
   * @param leftOutElse times as often that an answer is missing in any other
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Care(double thorough, double leftOutThen, double leftOutElse) {}

  /**
   * Shares of monitoring data.
   *
   * @param leftOutWhole how often nothing at all was recorded of a contact
   * @param ethnicityOfficerDefined by the first letter of the self-defined code
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Monitoring(
      double leftOutWhole,
      Marginal ethnicitySelfDefined,
      Map<String, Marginal> ethnicityOfficerDefined,
      Marginal sex,
      Marginal disability,
      Marginal sexualOrientation,
      Marginal genderIdentity,
      Marginal religion,
      Marginal deprivationDecile) {}

  /** Shares of what people did and of what became known. */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record FollowUp(
      double responds,
      double accepts,
      double lowers,
      Map<String, Double> reasons,
      double laterOutcome,
      List<Integer> laterDays) {}

  static Marginals read() {
    ObjectMapper yaml = Jackson.newObjectMapper(new YAMLFactory());
    try (InputStream file = Marginals.class.getResourceAsStream(RESOURCE)) {
      if (file == null) {
        throw new IllegalStateException(RESOURCE + " is not in the jar");
      }
      return yaml.readValue(file, Marginals.class);
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
  }

  /** How a question is answered in a contact that asks for these rulebooks. */
  Marginal of(String question, List<String> asked) {
    for (String rulebook : asked) {
      Marginal special = inRulebook.getOrDefault(rulebook, Map.of()).get(question);
      if (special != null) {
        return special;
      }
    }
    return Optional.ofNullable(questions.get(question)).orElse(otherwise);
  }

  /** Whether shares of its own are given for a question. */
  boolean isListed(String question) {
    return questions.containsKey(question);
  }
}

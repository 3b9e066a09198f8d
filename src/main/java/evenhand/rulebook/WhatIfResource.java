package evenhand.rulebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.rulebook.evaluate.SmallestChanges;
import evenhand.rulebook.evaluate.WhyNot;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Evaluates a case without recording it, and says so. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "rulebooks")
public final class WhatIfResource {
  private final Rulebooks rulebooks;
  private final UnaryOperator<Advice> withholding;
  private final InstantSource clock;

  /**
   * Evaluates under the rulebooks in force.
   *
   * @param withholding leaves the suggestion out where people decide without the rules
   */
  public WhatIfResource(
      Rulebooks rulebooks, UnaryOperator<Advice> withholding, InstantSource clock) {
    this.withholding = withholding;
    this.rulebooks = rulebooks;
    this.clock = clock;
  }

  /**
   * A case to try.
   *
   * @param asOf the instant to evaluate for; now where left out
   * @param facts question id to answer
   * @param parameters values in place of the rulebook's dated ones
   * @param revision the revision that the caller means; refused where another is in force
   */
  public record WhatIfBody(
      @JsonProperty("as_of") Optional<Instant> asOf,
      @JsonProperty(required = true) ObjectNode facts,
      Optional<ObjectNode> parameters,
      Optional<Revision> revision) {}

  /**
   * Advice that is on no record.
   *
   * @param whyNot for each rule that does not fire what keeps it from it, where asked for
   * @param smallestChanges other answers that would alter the outcome, where asked for
   */
  @JsonPropertyOrder({
    "recorded",
    "rulebook",
    "as_of",
    "outcome",
    "rules",
    "reasons",
    "open_questions",
    "reminders",
    "why_not",
    "smallest_changes",
    "advice"
  })
  public record WhatIfAnswer(
      boolean recorded,
      RulebookName rulebook,
      @JsonProperty("as_of") Instant asOf,
      Outcome outcome,
      List<String> rules,
      List<Reason> reasons,
      @JsonProperty("open_questions") List<OpenQuestion> openQuestions,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Reminder> reminders,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonProperty("why_not")
          Optional<List<WhyNot>> whyNot,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonProperty("smallest_changes")
          Optional<SmallestChanges> smallestChanges,
      String advice) {

    static WhatIfAnswer of(
        Advice advice, Optional<List<WhyNot>> whyNot, Optional<SmallestChanges> changes) {
      return new WhatIfAnswer(
          false,
          new RulebookName(advice.rulebook(), advice.version(), advice.revision()),
          advice.asOf(),
          advice.outcome(),
          advice.rules(),
          advice.reasons(),
          advice.openQuestions(),
          advice.reminders(),
          whyNot,
          changes,
          advice.outcome().suggestsNothing()
              ? "No suggestion: people decide without the rules. Not recorded."
              : "Suggested by rules. A person decides. Not recorded.");
    }
  }

  /** How much is worked out, named in lower case. */
  public enum WhatIfDetail {
    /** Outcome, reasons and open questions. */
    REASONS,
    /** Also why other rules do not fire, and which other answers would alter the outcome. */
    FULL;

    /** Reads the name as a query writes it; whatever is no name is the standard. */
    public static WhatIfDetail fromString(String name) {
      for (WhatIfDetail each : values()) {
        if (each.name().equalsIgnoreCase(name)) {
          return each;
        }
      }
      throw new InvalidCaseException(
          List.of(
              new InvalidCaseException.Fault(
                  "/detail", "reasons or full is expected, not '" + name + "'")));
    }
  }

  /** Which content of which rulebook advised. */
  public record RulebookName(String id, String version, Revision revision) {}

  @POST
  @Path("/rulebooks/{id}/what-if")
  @Operation(
      operationId = "whatIf",
      summary = "Evaluate a case and record nothing",
      description = "The answer says \"recorded\": false and echoes as_of.")
  public WhatIfAnswer evaluate(
      @PathParam("id") String id,
      @QueryParam("detail") @DefaultValue("reasons") WhatIfDetail detail,
      WhatIfBody body) {
    Rulebook rulebook =
        rulebooks.find(id).orElseThrow(() -> UnknownRulebookException.of(id, rulebooks));
    body.revision()
        .flatMap(meant -> MeantRevision.fault(meant, rulebook, "/revision"))
        .ifPresent(
            fault -> {
              throw new InvalidCaseException(List.of(fault));
            });
    Instant asOf = body.asOf().orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.MILLIS));
    Answers answers = Answers.read(List.of(rulebook), body.facts(), asOf);
    Parameters parameters =
        body.parameters()
            .map(overrides -> rulebook.parameters(asOf, (JsonNode) overrides))
            .orElseGet(() -> rulebook.parameters(asOf));
    Advice advice = withholding.apply(rulebook.advise(answers, parameters, Detail.FULL));
    if (detail == WhatIfDetail.REASONS || advice.outcome().suggestsNothing()) {
      return WhatIfAnswer.of(advice, Optional.empty(), Optional.empty());
    }
    SecondEvaluator second = rulebook.second();
    return WhatIfAnswer.of(
        advice,
        Optional.of(second.whyNot(answers, parameters)),
        Optional.of(second.smallestChanges(answers, parameters)));
  }
}

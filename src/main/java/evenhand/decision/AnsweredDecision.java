package evenhand.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import evenhand.rulebook.Advice;
import evenhand.rulebook.OpenQuestion;
import evenhand.rulebook.Outcome;
import evenhand.rulebook.Reason;
import evenhand.rulebook.Reminder;
import evenhand.rulebook.Revision;
import java.time.Instant;
import java.util.List;

/**
 * A decision as the caller sees it.
 *
 * @param reminders tasks and reviews that time alone will ask for; left out where there are none
 */
@JsonPropertyOrder({
  "id",
  "rulebook",
  "as_of",
  "outcome",
  "rules",
  "reasons",
  "open_questions",
  "reminders",
  "advice"
})
public record AnsweredDecision(
    DecisionId id,
    Rulebook rulebook,
    @JsonProperty("as_of") Instant asOf,
    Outcome outcome,
    List<String> rules,
    List<Reason> reasons,
    @JsonProperty("open_questions") List<OpenQuestion> openQuestions,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Reminder> reminders,
    String advice) {

  /** What stands under every advice. */
  public static final String ADVICE = "Suggested by rules. A person decides.";

  /** What stands there instead where people decide without the rules. */
  public static final String PEOPLE_ONLY =
      "No suggestion: for this rulebook people decide without the rules until further notice. That"
          + " nothing is suggested does not say that the case is safe.";

  public AnsweredDecision {
    rules = List.copyOf(rules);
    reasons = List.copyOf(reasons);
    openQuestions = List.copyOf(openQuestions);
    reminders = List.copyOf(reminders);
  }

  public static AnsweredDecision of(DecisionId id, Advice advice) {
    return new AnsweredDecision(
        id,
        new Rulebook(advice.rulebook(), advice.version(), advice.revision()),
        advice.asOf(),
        advice.outcome(),
        advice.rules(),
        advice.reasons(),
        advice.openQuestions(),
        advice.reminders(),
        words(advice.outcome()));
  }

  /** What stands under an outcome. */
  public static String words(Outcome outcome) {
    return outcome.suggestsNothing() ? PEOPLE_ONLY : ADVICE;
  }

  /** Which rulebook decided, by its exact content. */
  public record Rulebook(String id, String version, Revision revision) {}
}

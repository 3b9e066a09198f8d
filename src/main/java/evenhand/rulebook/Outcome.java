package evenhand.rulebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The join of what the fired rules added. Lists are sorted by code, so that equal outcomes are
 * equal bytes.
 *
 * @param grades the highest floor on each scale that has one; a scale without a floor is absent
 * @param options disposal codes that stay open: all that the rulebook lists, less those closed
 * @param provisional whether the contact may not be closed while this stands
 */
@JsonPropertyOrder({
  "grades",
  "flags",
  "actions",
  "blocks",
  "reviews",
  "options",
  "opens",
  "provisional"
})
public record Outcome(
    SortedMap<String, String> grades,
    List<String> flags,
    List<Action> actions,
    List<Block> blocks,
    List<Review> reviews,
    List<String> options,
    List<String> opens,
    boolean provisional) {

  /** The review that stands where people decide without the rules. */
  public static final String PEOPLE_ONLY = "PEOPLE_ONLY";

  public Outcome {
    grades = Collections.unmodifiableSortedMap(new TreeMap<>(grades));
    flags = List.copyOf(flags);
    actions = List.copyOf(actions);
    blocks = List.copyOf(blocks);
    reviews = List.copyOf(reviews);
    options = List.copyOf(options);
    opens = List.copyOf(opens);
  }

  /**
   * What is left where people decide without the rules: what the rules forbid, for leaving that out
   * would make a case look safer, and nothing that they suggest. It keeps its contact open until a
   * person has decided.
   */
  Outcome withheld() {
    return new Outcome(
        new TreeMap<>(),
        List.of(),
        List.of(),
        blocks,
        List.of(new Review(PEOPLE_ONLY)),
        List.of(),
        List.of(),
        true);
  }

  /** Whether nothing was suggested, because people decide without the rules. */
  public boolean suggestsNothing() {
    return reviews.contains(new Review(PEOPLE_ONLY));
  }

  /**
   * A task or referral.
   *
   * @param deadlineMinutes whole minutes from the decision, where the due is a number of minutes
   * @param dueRule an event or calendar rule such as {@code working_days:2} or {@code before_close}
   * @param due the instant by which it is due, where one can be worked out
   * @param questions for RE_ASK, the questions to ask again; otherwise empty
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  @JsonPropertyOrder({"code", "deadline_minutes", "due_rule", "due", "questions"})
  public record Action(
      String code,
      @JsonProperty("deadline_minutes") Optional<Integer> deadlineMinutes,
      @JsonProperty("due_rule") Optional<String> dueRule,
      Optional<Instant> due,
      List<String> questions) {
    public Action {
      questions = List.copyOf(questions);
    }
  }

  /**
   * What must not be done without a human step.
   *
   * @param step the human step that lifts it, in words; empty where nothing lifts it
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Block(String code, Optional<String> step) {}

  /** A human judgement that is required. */
  public record Review(String code) {}
}

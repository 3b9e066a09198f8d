package evenhand.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import evenhand.decision.ContactState;
import evenhand.decision.Scales;
import evenhand.rulebook.Advice;
import evenhand.rulebook.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a person needs first: what must not be done, how urgent it is, whether it can be closed.
 *
 * @param actions what must be done, each with the earliest instant that any rulebook gives it
 * @param grades the highest suggested now on each scale
 * @param inForce the contact's grades in force, this suggestion included
 */
@JsonPropertyOrder({
  "blocks",
  "grades",
  "in_force",
  "provisional",
  "rulebooks",
  "flags",
  "actions",
  "reviews",
  "invented"
})
record Summary(
    List<String> blocks,
    SortedMap<String, String> grades,
    @JsonProperty("in_force") SortedMap<String, String> inForce,
    boolean provisional,
    List<String> rulebooks,
    List<String> flags,
    List<Task> actions,
    List<String> reviews,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean invented) {

  /** A task and when it is due at the latest, where that can be told. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Task(String code, Optional<Instant> due) {}

  static Summary of(ContactState before, List<Advice> advices, Scales scales, boolean invented) {
    SortedMap<String, String> grades = new TreeMap<>();
    SortedMap<String, String> inForce = before.inForce(scales);
    for (Advice advice : advices) {
      ContactState.raise(grades, advice.outcome().grades(), scales);
      ContactState.raise(inForce, advice.outcome().grades(), scales);
    }
    return new Summary(
        codes(advices, outcome -> outcome.blocks().stream().map(Outcome.Block::code)),
        grades,
        inForce,
        advices.stream().anyMatch(advice -> advice.outcome().provisional()),
        advices.stream().map(Advice::rulebook).sorted().toList(),
        codes(advices, outcome -> outcome.flags().stream()),
        tasks(advices),
        codes(advices, outcome -> outcome.reviews().stream().map(Outcome.Review::code)),
        invented);
  }

  private static List<String> codes(List<Advice> advices, Function<Outcome, Stream<String>> codes) {
    return advices.stream()
        .flatMap(advice -> codes.apply(advice.outcome()))
        .sorted()
        .distinct()
        .toList();
  }

  private static List<Task> tasks(List<Advice> advices) {
    SortedMap<String, Optional<Instant>> dues = new TreeMap<>();
    for (Advice advice : advices) {
      for (Outcome.Action action : advice.outcome().actions()) {
        dues.merge(action.code(), action.due(), Summary::earlier);
      }
    }
    return dues.entrySet().stream()
        .map(entry -> new Task(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> two) {
    return Stream.of(one, two).flatMap(Optional::stream).min(Instant::compareTo);
  }
}

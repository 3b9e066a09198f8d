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
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
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

  /**
   * A task.
   *
   * @param due when at the latest, where that can be told
   * @param dueRules what else says when, for example {@code before_close}
   * @param questions to ask again, where it asks for that
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Task(
      String code,
      Optional<Instant> due,
      @JsonProperty("due_rules") SortedSet<String> dueRules,
      SortedSet<String> questions) {

    Task join(Task other) {
      Optional<Instant> earlier =
          Stream.of(due, other.due).flatMap(Optional::stream).min(Instant::compareTo);
      SortedSet<String> rules = new TreeSet<>(dueRules);
      rules.addAll(other.dueRules);
      SortedSet<String> asked = new TreeSet<>(questions);
      asked.addAll(other.questions);
      return new Task(code, earlier, rules, asked);
    }
  }

  /**
   * Joins what was advised now, and what the contact's other decisions still forbid.
   *
   * @param standing rulebook to the codes of what its standing decision forbids
   */
  static Summary of(
      ContactState before,
      Map<String, List<String>> standing,
      List<Advice> advices,
      Scales scales,
      boolean invented) {
    SortedMap<String, String> grades = new TreeMap<>();
    SortedMap<String, String> inForce = before.inForce(scales);
    for (Advice advice : advices) {
      ContactState.raise(grades, advice.outcome().grades(), scales);
      ContactState.raise(inForce, advice.outcome().grades(), scales);
    }
    return new Summary(
        blocks(standing, advices),
        grades,
        inForce,
        advices.stream().anyMatch(advice -> advice.outcome().provisional()),
        advices.stream().map(Advice::rulebook).sorted().toList(),
        codes(advices, outcome -> outcome.flags().stream()),
        tasks(advices),
        codes(advices, outcome -> outcome.reviews().stream().map(Outcome.Review::code)),
        invented);
  }

  private static List<String> blocks(Map<String, List<String>> standing, List<Advice> advices) {
    SortedSet<String> blocks =
        new TreeSet<>(
            codes(advices, outcome -> outcome.blocks().stream().map(Outcome.Block::code)));
    Map<String, List<String>> others = new TreeMap<>(standing);
    advices.forEach(advice -> others.remove(advice.rulebook()));
    others.values().forEach(blocks::addAll);
    return List.copyOf(blocks);
  }

  private static List<String> codes(List<Advice> advices, Function<Outcome, Stream<String>> codes) {
    return advices.stream()
        .flatMap(advice -> codes.apply(advice.outcome()))
        .sorted()
        .distinct()
        .toList();
  }

  private static List<Task> tasks(List<Advice> advices) {
    SortedMap<String, Task> tasks = new TreeMap<>();
    for (Advice advice : advices) {
      for (Outcome.Action action : advice.outcome().actions()) {
        Task task =
            new Task(
                action.code(),
                action.due(),
                new TreeSet<>(action.dueRule().stream().toList()),
                new TreeSet<>(action.questions()));
        tasks.merge(action.code(), task, Task::join);
      }
    }
    return List.copyOf(tasks.values());
  }
}

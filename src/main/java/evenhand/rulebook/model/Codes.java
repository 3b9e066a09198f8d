package evenhand.rulebook.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The scales, options and codes that the rules of a rulebook may use, with what they mean.
 *
 * @param scales grades of each scale, from the least
 * @param options meaning by option, in the order shown
 */
public record Codes(
    Map<String, List<String>> scales,
    Map<String, String> options,
    Map<String, String> flags,
    Map<String, Action> actions,
    Map<String, Block> blocks,
    Map<String, String> reviews,
    Set<String> opens) {

  public Codes {
    scales = ordered(scales);
    options = ordered(options);
    flags = ordered(flags);
    actions = ordered(actions);
    blocks = ordered(blocks);
    reviews = ordered(reviews);
    opens = Set.copyOf(opens);
  }

  private static <T> Map<String, T> ordered(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** The grades of a scale from the least up to this one. */
  public List<String> gradesUpTo(String scale, String grade) {
    List<String> grades = scales.getOrDefault(scale, List.of());
    return grades.subList(0, grades.indexOf(grade) + 1);
  }

  /** A task: what it means, and when it is due unless a rule says otherwise. */
  public record Action(String means, Optional<String> due) {}

  /** What may not be done, and the human step that lifts it; empty where none does. */
  public record Block(String means, Optional<String> step) {}
}

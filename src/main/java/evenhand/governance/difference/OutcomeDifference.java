package evenhand.governance.difference;

import evenhand.rulebook.Outcome;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How two outcomes of one case differ, part by part. Each part is one kind of difference, in words
 * that are the same for every case that shows it.
 */
public final class OutcomeDifference {
  private OutcomeDifference() {}

  /** The kinds of difference, sorted; none where the outcomes are equal. */
  public static SortedSet<String> between(Outcome old, Outcome now) {
    SortedSet<String> kinds = new TreeSet<>();
    if (old.equals(now)) {
      return kinds;
    }
    Set<String> scales = new TreeSet<>(old.grades().keySet());
    scales.addAll(now.grades().keySet());
    for (String scale : scales) {
      String before = old.grades().getOrDefault(scale, "none");
      String after = now.grades().getOrDefault(scale, "none");
      if (!before.equals(after)) {
        kinds.add("grade " + scale + ": " + before + " -> " + after);
      }
    }
    sets("flag", old.flags(), now.flags(), kinds);
    actions(old, now, kinds);
    sets("block", blocks(old), blocks(now), kinds);
    sets("review", reviews(old), reviews(now), kinds);
    sets("option", old.options(), now.options(), kinds);
    sets("opens", old.opens(), now.opens(), kinds);
    if (old.provisional() != now.provisional()) {
      kinds.add(now.provisional() ? "+ provisional" : "- provisional");
    }
    if (kinds.isEmpty()) {
      kinds.add("words of a human step");
    }
    return kinds;
  }

  private static void sets(
      String part, Collection<String> old, Collection<String> now, SortedSet<String> kinds) {
    old.stream()
        .filter(code -> !now.contains(code))
        .forEach(code -> kinds.add("- " + part + " " + code));
    now.stream()
        .filter(code -> !old.contains(code))
        .forEach(code -> kinds.add("+ " + part + " " + code));
  }

  /** The resolved instant depends on the case; how it is due does not. */
  private static void actions(Outcome old, Outcome now, SortedSet<String> kinds) {
    Set<String> codes = new TreeSet<>(codes(old));
    codes.addAll(codes(now));
    for (String code : codes) {
      List<Outcome.Action> before = of(code, old);
      List<Outcome.Action> after = of(code, now);
      if (before.isEmpty()) {
        kinds.add("+ action " + code);
      } else if (after.isEmpty()) {
        kinds.add("- action " + code);
      } else if (!before.equals(after)) {
        kinds.add("action " + code + ": " + due(before) + " -> " + due(after));
      }
    }
  }

  private static List<String> codes(Outcome outcome) {
    return outcome.actions().stream().map(Outcome.Action::code).toList();
  }

  private static List<Outcome.Action> of(String code, Outcome outcome) {
    return outcome.actions().stream().filter(action -> action.code().equals(code)).toList();
  }

  private static String due(List<Outcome.Action> actions) {
    return actions.stream()
        .map(
            action ->
                action
                        .deadlineMinutes()
                        .map(minutes -> minutes + " min")
                        .or(action::dueRule)
                        .orElse(action.due().isPresent() ? "due" : "no deadline")
                    + (action.questions().isEmpty() ? "" : " " + action.questions()))
        .collect(Collectors.joining(", "));
  }

  private static List<String> blocks(Outcome outcome) {
    return outcome.blocks().stream().map(Outcome.Block::code).toList();
  }

  private static List<String> reviews(Outcome outcome) {
    return outcome.reviews().stream().map(Outcome.Review::code).toList();
  }
}

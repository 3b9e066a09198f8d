package evenhand.intake;

import evenhand.rulebook.Advice;
import evenhand.rulebook.Answers;
import evenhand.rulebook.Detail;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Asks rulebooks about one contact. Where the caller named none, {@code contact} is asked, then
 * every rulebook that an asked one opens, until nothing new opens. The order of asking cannot
 * matter: each rulebook sees the answers alone, never what another said.
 */
final class Routing {
  static final String FIRST = "contact";

  private final Rulebooks rulebooks;

  Routing(Rulebooks rulebooks) {
    this.rulebooks = rulebooks;
  }

  /** The advice of each rulebook asked, sorted by id. */
  List<Advice> advise(List<Rulebook> named, boolean follow, Answers answers) {
    TreeMap<String, Advice> advices = new TreeMap<>();
    Deque<Rulebook> next = new ArrayDeque<>(named);
    while (!next.isEmpty()) {
      Rulebook rulebook = next.remove();
      if (advices.containsKey(rulebook.id())) {
        continue;
      }
      Advice advice = rulebook.advise(answers, rulebook.parameters(answers.asOf()), Detail.FULL);
      advices.put(rulebook.id(), advice);
      if (follow) {
        advice.outcome().opens().stream()
            .map(rulebooks::find)
            .flatMap(Optional::stream)
            .forEach(next::add);
      }
    }
    return List.copyOf(advices.values());
  }
}

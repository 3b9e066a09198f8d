package evenhand.governance.comparison;

import evenhand.governance.difference.Carried;
import evenhand.governance.difference.OutcomeDifference;
import evenhand.rulebook.Advice;
import evenhand.rulebook.Detail;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.Rulebook;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Two revisions of one rulebook, asked about the same case. */
record BothRevisions(Carried old, Carried now) {

  static BothRevisions of(Rulebook old, Rulebook now) {
    return new BothRevisions(new Carried(old), new Carried(now));
  }

  /** What both say; empty where one of them does not take the answers. */
  Optional<Answered> ask(TriedCase tried) {
    try {
      Advice before = advise(old, tried);
      Advice after = advise(now, tried);
      return Optional.of(
          new Answered(
              before, after, OutcomeDifference.between(before.outcome(), after.outcome())));
    } catch (InvalidCaseException invalid) {
      return Optional.empty();
    }
  }

  private static Advice advise(Carried side, TriedCase tried) {
    Rulebook rulebook = side.rulebook();
    return rulebook.advise(
        side.read(tried.facts(), tried.asOf()), rulebook.parameters(tried.asOf()), Detail.OUTCOME);
  }

  boolean shows(TriedCase tried, String kind) {
    return ask(tried).filter(answered -> answered.kinds().contains(kind)).isPresent();
  }

  /**
   * Two answers to one case.
   *
   * @param kinds how they differ
   */
  record Answered(Advice before, Advice after, SortedSet<String> kinds) {
    List<String> began() {
      return after.rules().stream().filter(rule -> !before.rules().contains(rule)).toList();
    }

    List<String> ended() {
      return before.rules().stream().filter(rule -> !after.rules().contains(rule)).toList();
    }
  }
}

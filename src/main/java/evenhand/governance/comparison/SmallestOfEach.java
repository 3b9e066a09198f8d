package evenhand.governance.comparison;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;

/** The smallest case found of each changed clause; one that shows it alone before any other. */
final class SmallestOfEach {
  private final Map<String, Shown> smallest = new TreeMap<>();

  /** A case and the clauses that its difference comes from. */
  private record Shown(TriedCase tried, SortedSet<String> causes) {}

  /**
   * Notes a case that differs.
   *
   * @param causes what its difference comes from
   * @param causesOf the same of any case; none where it does not differ
   */
  void see(
      TriedCase tried, SortedSet<String> causes, Function<TriedCase, SortedSet<String>> causesOf) {
    for (String cause : causes) {
      Shown known = smallest.get(cause);
      if (known == null || isWorth(known, tried, causes.size())) {
        TriedCase small =
            tried.shrunk(
                fewer -> {
                  SortedSet<String> of = causesOf.apply(fewer);
                  return of.contains(cause) && of.size() <= causes.size();
                });
        Shown shown = new Shown(small, causesOf.apply(small));
        if (known == null
            || shown.causes().size() < known.causes().size()
            || shown.causes().size() == known.causes().size()
                && small.isSmallerThan(known.tried())) {
          smallest.put(cause, shown);
        }
      }
    }
  }

  /** Shrinking costs hundreds of evaluations. */
  private static boolean isWorth(Shown known, TriedCase tried, int causes) {
    return causes < known.causes().size()
        || causes == known.causes().size()
            && known.tried().facts().size() > 1
            && tried.facts().size() <= known.tried().facts().size() + 2;
  }

  Optional<TriedCase> of(String clause) {
    return Optional.ofNullable(smallest.get(clause)).map(Shown::tried);
  }

  /** The other clauses that the difference of that case may come from as well. */
  List<String> together(String clause) {
    return Optional.ofNullable(smallest.get(clause)).stream()
        .flatMap(shown -> shown.causes().stream())
        .filter(cause -> !cause.equals(clause))
        .toList();
  }
}

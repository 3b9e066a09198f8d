package evenhand.fairness.tabulation;

import evenhand.fairness.tabulation.Tabulator.Counting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which group, or which parts of several groups, a decision counts for. */
@FunctionalInterface
interface Spread {

  /** Parts by group, adding up to 1; none where the group stays missing. */
  Map<String, Double> of(Counting counting);

  static Spread of(Scenario scenario, List<Counting> countings) {
    return switch (scenario) {
      case A -> counting -> whole(counting.group());
      case B -> counting -> whole(counting.group().or(counting::officerDefined));
      case C -> proportional(countings);
    };
  }

  private static Map<String, Double> whole(Optional<String> group) {
    return group.map(name -> Map.of(name, 1.0)).orElse(Map.of());
  }

  /**
   * Spreads a decision without a group as those with one are spread that have the same
   * officer-defined group and came out the same; where there are none, as those that came out the
   * same.
   */
  private static Spread proportional(List<Counting> countings) {
    Map<String, Map<String, Double>> sums = new HashMap<>();
    for (Counting counting : countings) {
      counting
          .group()
          .ifPresent(
              group -> {
                add(sums, "" + counting.counted(), group, counting.cell().weight());
                counting
                    .officerDefined()
                    .ifPresent(
                        seen ->
                            add(
                                sums,
                                counting.counted() + " " + seen,
                                group,
                                counting.cell().weight()));
              });
    }
    sums.replaceAll((key, weights) -> parts(weights));
    return counting -> {
      if (counting.group().isPresent()) {
        return whole(counting.group());
      }
      Map<String, Double> same = sums.getOrDefault("" + counting.counted(), Map.of());
      return counting
          .officerDefined()
          .map(seen -> sums.getOrDefault(counting.counted() + " " + seen, same))
          .orElse(same);
    };
  }

  private static void add(
      Map<String, Map<String, Double>> sums, String key, String group, double weight) {
    sums.computeIfAbsent(key, any -> new TreeMap<>()).merge(group, weight, Double::sum);
  }

  private static Map<String, Double> parts(Map<String, Double> weights) {
    double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    Map<String, Double> parts = new TreeMap<>();
    weights.forEach((group, weight) -> parts.put(group, weight / sum));
    return parts;
  }
}

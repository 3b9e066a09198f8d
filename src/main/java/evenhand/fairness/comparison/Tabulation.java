package evenhand.fairness.comparison;

import evenhand.fairness.statistics.Proportion;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The shares of one measure under one scenario: of each group as a whole, of each group within each
 * stratum of each declared set, and of the decisions whose group is missing.
 *
 * @param strata for each set of strata by its number: stratum, then group
 */
record Tabulation(
    SortedMap<String, Proportion> groups,
    Proportion missing,
    Map<Integer, SortedMap<String, SortedMap<String, Proportion>>> strata) {

  Tabulation {
    groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
    strata = Map.copyOf(strata);
  }

  Proportion group(String name) {
    return groups.getOrDefault(name, Proportion.NONE);
  }
}

package evenhand.fairness.tabulation;

import evenhand.fairness.statistics.Proportion;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The shares of one measure under one scenario: of each group as a whole, of each group within each
 * slice of each slicing asked for, and of the decisions whose group is missing.
 *
 * @param slices for each slicing by its number: slice, then group
 */
public record Tabulation(
    SortedMap<String, Proportion> groups,
    Proportion missing,
    Map<Integer, SortedMap<String, SortedMap<String, Proportion>>> slices) {

  /** Joins the values of a slice's name. */
  public static final String CROSS = " | ";

  public Tabulation {
    groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
    slices = Map.copyOf(slices);
  }

  /** All groups together. */
  public Proportion known() {
    return groups.values().stream().reduce(Proportion.NONE, Proportion::plus);
  }

  /** The slices of a slicing; none where it has no decisions. */
  public SortedMap<String, SortedMap<String, Proportion>> slicing(int number) {
    return slices.getOrDefault(number, Collections.emptySortedMap());
  }

  public Proportion group(String name) {
    return groups.getOrDefault(name, Proportion.NONE);
  }
}

package evenhand.fairness.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a row's group is read, and how it is grouped.
 *
 * @param column cell with the group as recorded
 * @param scheme grouping scheme by name; empty where {@code map} or the recorded values serve
 * @param map recorded value to group; empty where a scheme or the recorded values serve
 * @param missing recorded values that state no group
 * @param fallback column with the group as an officer defined it
 * @param comparator group that the others are compared with
 */
public record GroupColumn(
    String column,
    Optional<String> scheme,
    Map<String, String> map,
    Set<String> missing,
    Optional<Fallback> fallback,
    String comparator) {
  public GroupColumn {
    map = Map.copyOf(map);
    missing = Set.copyOf(missing);
  }

  /** A second column that fills gaps; {@code map} is empty where its values are group names. */
  public record Fallback(String column, Map<String, String> map, List<String> missing) {
    public Fallback {
      map = Map.copyOf(map);
      missing = List.copyOf(missing);
    }
  }
}

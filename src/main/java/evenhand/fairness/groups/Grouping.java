package evenhand.fairness.groups;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A way to read a recorded value as a group; empty where it states none. */
@FunctionalInterface
public interface Grouping {

  Optional<String> of(String recorded);

  /** Every value that is not missing is a group of its own. */
  static Grouping asRecorded(Collection<String> missing) {
    Set<String> none = Set.copyOf(missing);
    return recorded ->
        recorded.isBlank() || none.contains(recorded) ? Optional.empty() : Optional.of(recorded);
  }

  /** Values by a map; what the map lacks is missing. */
  static Grouping byMap(Map<String, String> map, Collection<String> missing) {
    Map<String, String> groups = Map.copyOf(map);
    Set<String> none = Set.copyOf(missing);
    return recorded ->
        none.contains(recorded) ? Optional.empty() : Optional.ofNullable(groups.get(recorded));
  }
}

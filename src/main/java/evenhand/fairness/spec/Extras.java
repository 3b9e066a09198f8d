package evenhand.fairness.spec;

import java.util.List;
import java.util.Optional;

/**
 * What is shown beside the families.
 *
 * @param intersections columns that are crossed with the group, such as sex or an age band
 * @param area column of the area that a decision belongs to
 */
public record Extras(
    List<List<String>> intersections, Optional<String> area, Optional<PeriodColumn> period) {
  public static final Extras NONE = new Extras(List.of(), Optional.empty(), Optional.empty());

  public Extras {
    intersections = intersections.stream().map(List::copyOf).toList();
  }
}

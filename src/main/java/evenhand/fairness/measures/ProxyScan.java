package evenhand.fairness.measures;

import evenhand.fairness.statistics.Association;
import evenhand.fairness.statistics.Holm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which conditions of a rulebook go together with group, so that a rule may tell groups apart
 * though it can't see them. An association is a question, not a fault: some conditions differ
 * between groups for good reason.
 */
public final class ProxyScan {
  private ProxyScan() {}

  /**
   * One condition.
   *
   * @param association empty where the condition always, or never, holds, or one group only is seen
   * @param holm probability of independence after Holm's adjustment over all conditions that have
   *     an association; empty with it
   */
  public record Finding(
      String condition, Optional<Association> association, Optional<Double> holm) {
    double strength() {
      return association.map(Association::cramersV).orElse(-1.0);
    }
  }

  /**
   * Scans conditions, strongest association first.
   *
   * @param tables for each condition a row for each group: decisions where it held, and where not
   */
  public static List<Finding> of(Map<String, long[][]> tables) {
    Map<String, Association> found = new TreeMap<>();
    tables.forEach(
        (condition, counts) ->
            Association.of(counts).ifPresent(association -> found.put(condition, association)));
    List<Double> adjusted =
        Holm.adjust(found.values().stream().map(association -> association.test().p()).toList());
    Map<String, Double> holm = new TreeMap<>();
    for (String condition : found.keySet()) {
      holm.put(condition, adjusted.get(holm.size()));
    }
    List<Finding> findings = new ArrayList<>();
    for (String condition : new TreeMap<>(tables).keySet()) {
      findings.add(
          new Finding(
              condition,
              Optional.ofNullable(found.get(condition)),
              Optional.ofNullable(holm.get(condition))));
    }
    findings.sort(Comparator.comparingDouble((Finding finding) -> -finding.strength()));
    return findings;
  }
}

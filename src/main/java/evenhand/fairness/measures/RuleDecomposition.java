package evenhand.fairness.measures;

import evenhand.fairness.statistics.DifferenceInterval;
import evenhand.fairness.statistics.Interval;
import evenhand.fairness.statistics.Level;
import evenhand.fairness.statistics.Proportion;
import evenhand.fairness.statistics.TwoByTwo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which rules a gap comes from. Every selected decision counts for the rule that decided it (in
 * equal parts where several did), so that the parts of all rules add up to the gap: {@code p1 - p0
 * = sum over rules of (share1 - share0)}.
 */
public final class RuleDecomposition {
  private RuleDecomposition() {}

  /**
   * One rule's part of a gap.
   *
   * @param part {@code share1 - share0}, -1 to 1
   * @param interval Newcombe 95%
   */
  public record Part(String rule, TwoByTwo shares, double part, Optional<Interval> interval) {}

  /**
   * Splits the gap between two sides, largest part first.
   *
   * @param group decisions that each rule decided, of all decisions {@code n1} of the group
   * @param comparator the same of the comparator
   * @return one part for each rule of either side; none where a side has no decisions
   */
  public static List<Part> split(
      Map<String, Double> group, double n1, Map<String, Double> comparator, double n0) {
    List<Part> parts = new ArrayList<>();
    if (n1 == 0 || n0 == 0) {
      return parts;
    }
    TreeSet<String> rules = new TreeSet<>(group.keySet());
    rules.addAll(comparator.keySet());
    for (String rule : rules) {
      TwoByTwo shares =
          new TwoByTwo(
              new Proportion(group.getOrDefault(rule, 0.0), n1),
              new Proportion(comparator.getOrDefault(rule, 0.0), n0));
      parts.add(
          new Part(
              rule,
              shares,
              shares.difference().orElseThrow(),
              DifferenceInterval.newcombe(shares, Level.NINETY_FIVE)));
    }
    parts.sort(Comparator.comparingDouble((Part part) -> -Math.abs(part.part())));
    return parts;
  }

  /**
   * Decisions by rule: each selected decision gives every one of its deciding rules an equal part.
   *
   * @param decidingRules for each selected decision its rules, at least one
   */
  public static SortedMap<String, Double> attribute(
      Iterable<? extends List<String>> decidingRules) {
    SortedMap<String, Double> decided = new TreeMap<>();
    for (List<String> rules : decidingRules) {
      if (rules.isEmpty()) {
        throw new IllegalArgumentException("a selected decision names the rules that decided it");
      }
      rules.forEach(rule -> decided.merge(rule, 1.0 / rules.size(), Double::sum));
    }
    return decided;
  }
}

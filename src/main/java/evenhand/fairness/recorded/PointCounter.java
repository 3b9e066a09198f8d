package evenhand.fairness.recorded;

import evenhand.fairness.counting.Roles;
import evenhand.fairness.spec.DecisionPoint;
import evenhand.rulebook.audit.AuditPoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One decision point while decisions are counted: their results, and by which rules. */
final class PointCounter {
  /** Stands for the base of a rulebook where no rule decided. */
  private static final String NO_RULE = "no rule";

  private static final int NOT_COUNTED = -1;
  private static final int OUTCOMES = SetCounts.RESULTS / 2;

  private final AuditPoint declared;
  private final DecisionPoint point;
  private final PointQuery query;
  private final List<List<String>> sets;
  private final Set<String> deciding;
  private final SetCounts decided = new SetCounts(1);

  PointCounter(AuditPoint declared, RecordedSpec specs, PointQuery query) {
    this.declared = declared;
    this.point = specs.point(declared);
    this.query = query;
    this.sets = specs.sets(point);
    this.deciding = new HashSet<>(query.deciding());
  }

  String whose() {
    return declared.whose();
  }

  DecisionPoint point() {
    return point;
  }

  PointQuery query() {
    return query;
  }

  /** The sets of columns that the point is compared within. */
  List<List<String>> sets() {
    return sets;
  }

  /** The result of a decision as {@link SetCounts} tells them apart; negative: not counted. */
  int result(Audited decision) {
    if (!query.isCounted(decision)) {
      return NOT_COUNTED;
    }
    int outcome = query.positive(decision).map(is -> is ? 2 : 1).orElse(0);
    return (query.isSelected(decision) ? OUTCOMES : 0) + outcome;
  }

  static boolean isSelected(int result) {
    return result >= OUTCOMES;
  }

  static String outcome(int result) {
    return switch (result % OUTCOMES) {
      case 0 -> Roles.UNKNOWN;
      case 1 -> Roles.NO;
      default -> Roles.YES;
    };
  }

  /** Those of some rules that can decide the point, apart by spaces. */
  String deciding(List<String> rules) {
    return String.join(" ", rules.stream().filter(deciding::contains).toList());
  }

  /** Adds a counted decision to the rules that decided it. */
  void addDecided(String recorded, String rules, int result) {
    if (!deciding.isEmpty()) {
      boolean isDecided = isSelected(result) != query.isDecidedAgainst();
      decided.add(decided.number(recorded, isDecided ? rules : ""), 0, isDecided ? 1 : 0);
    }
  }

  /** Whether any rule can decide the point. */
  boolean hasDeciding() {
    return !deciding.isEmpty();
  }

  /** Decisions of each group, and of those decided the part of each rule. */
  Decided decided(GroupNames names) {
    Map<String, Double> totals = new TreeMap<>();
    Map<String, Map<String, Double>> parts = new TreeMap<>();
    List<SetCounts.Count> counts = new ArrayList<>(decided.of(0));
    // Sums of fractions depend on their order, which must not depend on the database's.
    counts.sort((a, b) -> a.values().toString().compareTo(b.values().toString()));
    for (SetCounts.Count count : counts) {
      names
          .of(count.values().get(0))
          .ifPresent(
              group -> {
                totals.merge(group, (double) count.decisions(), Double::sum);
                if (count.result() == 1) {
                  attribute(parts.computeIfAbsent(group, any -> new TreeMap<>()), count);
                }
              });
    }
    return new Decided(totals, parts);
  }

  private static void attribute(Map<String, Double> parts, SetCounts.Count count) {
    String rules = count.values().get(1);
    String[] each = rules.isEmpty() ? new String[] {NO_RULE} : rules.split(" ");
    for (String rule : each) {
      parts.merge(rule, (double) count.decisions() / each.length, Double::sum);
    }
  }

  /** Decisions by group, and by group and rule. */
  record Decided(Map<String, Double> totals, Map<String, Map<String, Double>> byRule) {}
}

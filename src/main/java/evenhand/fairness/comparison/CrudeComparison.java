package evenhand.fairness.comparison;

import evenhand.fairness.spec.Zone;
import evenhand.fairness.statistics.EqualityTest;
import evenhand.fairness.statistics.TwoByTwo;
import evenhand.fairness.verdict.Evidence;
import evenhand.fairness.verdict.VerdictRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Judges crude comparisons that form a family. */
public final class CrudeComparison {
  private CrudeComparison() {}

  /**
   * Tests and judges a family together.
   *
   * @param tables each group against its comparator
   * @param missingShare share of decisions whose group is missing
   * @param <K> what a group is known by
   */
  public static <K> Map<K, Versus> of(Map<K, TwoByTwo> tables, Zone zone, double missingShare) {
    FamilyTests<K> tests = FamilyTests.of(tables, Function.identity(), CrudeComparison::test);
    Map<K, Versus> results = new LinkedHashMap<>();
    tables.forEach(
        (group, table) -> {
          Evidence evidence = Evidences.crude(table, tests.holm(group), tests.shared(), zone);
          results.put(
              group,
              new Versus(
                  table,
                  tests.test(group),
                  tests.holm(group),
                  tests.shared(),
                  VerdictRule.judge(evidence, zone, missingShare)));
        });
    return results;
  }

  private static Optional<NamedTest> test(TwoByTwo table) {
    return EqualityTest.fisher(table)
        .map(result -> new NamedTest(NamedTest.FISHER, result))
        .or(
            () ->
                EqualityTest.pooled(table)
                    .map(result -> new NamedTest(NamedTest.POOLED_Z, result)));
  }
}

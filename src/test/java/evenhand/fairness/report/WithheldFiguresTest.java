package evenhand.fairness.report;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.fairness.comparison.RecordedFindings;
import evenhand.fairness.comparison.RecordedFindings.Gap;
import evenhand.fairness.comparison.RecordedFindings.MissingShare;
import evenhand.fairness.measures.RuleDecomposition;
import evenhand.fairness.measures.RuleDecomposition.Part;
import evenhand.fairness.spec.Condition;
import evenhand.fairness.spec.DecisionPoint;
import evenhand.fairness.statistics.Proportion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** What is withheld of figures that add up to others can't be worked out by subtraction. */
class WithheldFiguresTest {
  private static final int MOST = 9;
  private static final int TABLES = 400;
  private static final DecisionPoint POINT =
      new DecisionPoint(
          "y",
          "y",
          new Condition.OneOf(List.of("1")),
          true,
          Optional.empty(),
          List.of(),
          new DecisionPoint.Meaning("", "", "", false));

  private static RecordedFindings findings(List<Gap> gaps, List<MissingShare> missing) {
    return new RecordedFindings(
        new RecordedFindings.Provenance(
            new RecordedFindings.Subject("r", "R", "ethnicity"),
            Instant.EPOCH,
            Instant.EPOCH,
            List.of(),
            "test",
            Optional.empty(),
            true),
        gaps,
        List.of(),
        List.of(),
        new RecordedFindings.Proxies("victim", List.of()),
        missing,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static Gap gap(String group, Map<String, Double> own, Map<String, Double> comparator) {
    return new Gap(POINT, group, 0, false, RuleDecomposition.split(own, 1_000, comparator, 1_000));
  }

  @Test
  void aSinglePartIsNeverTheDifferenceBetweenAGapAndItsOtherParts() {
    Random random = new Random(7);
    int withheldParts = 0;
    for (int table = 0; table < TABLES; table++) {
      Map<String, Double> comparator = decided(random);
      List<Gap> gaps = new ArrayList<>();
      for (String group : List.of("Asian", "Black", "Mixed")) {
        gaps.add(gap(group, decided(random), comparator));
      }
      Set<List<String>> withheld = WithheldParts.of(findings(gaps, List.of()), MOST);
      withheldParts += withheld.size();
      for (Gap gap : gaps) {
        List<Part> hidden =
            gap.parts().stream()
                .filter(part -> withheld.contains(WithheldParts.key(gap, part)))
                .toList();
        for (Part part : gap.parts()) {
          if (!hidden.contains(part)) {
            assertNotSmall(part.shares().group().selected(), "seed 7, table " + table);
            assertNotSmall(part.shares().comparator().selected(), "seed 7, table " + table);
          }
        }
        assertHidden(hidden.stream().mapToDouble(p -> p.shares().group().selected()), hidden);
      }
      assertComparatorHidden(gaps, withheld);
    }
    assertThat(withheldParts).as("the tables have small counts").isGreaterThan(TABLES);
  }

  /** A rule that one gap withholds may be shown by another: only what all withhold is hidden. */
  private static void assertComparatorHidden(List<Gap> gaps, Set<List<String>> withheld) {
    Map<String, Part> hidden = new HashMap<>();
    gaps.forEach(gap -> gap.parts().forEach(part -> hidden.put(part.rule(), part)));
    gaps.forEach(
        gap ->
            gap.parts().stream()
                .filter(part -> !withheld.contains(WithheldParts.key(gap, part)))
                .forEach(part -> hidden.remove(part.rule())));
    List<Part> left = new ArrayList<>(hidden.values());
    left.removeIf(part -> part.shares().comparator().selected() == 0);
    if (left.stream().noneMatch(part -> part.shares().comparator().selected() <= MOST)) {
      return;
    }
    assertHidden(left.stream().mapToDouble(p -> p.shares().comparator().selected()), left);
  }

  private static void assertHidden(DoubleStream counts, List<?> hidden) {
    double sum = counts.sum();
    if (!hidden.isEmpty() && sum > 0) {
      assertThat(hidden.size()).as("withheld together").isGreaterThan(1);
      assertThat(sum).as("sum of what is withheld").isGreaterThan(MOST);
    }
  }

  private static void assertNotSmall(double count, String about) {
    assertThat(count == 0 || count > MOST).as(about + ": " + count).isTrue();
  }

  private static Map<String, Double> decided(Random random) {
    Map<String, Double> decided = new HashMap<>();
    for (int rule = 0; rule < 6; rule++) {
      int count = random.nextInt(4) == 0 ? random.nextInt(MOST + 1) : 10 + random.nextInt(100);
      decided.put("R-" + rule, (double) count);
    }
    return decided;
  }

  @Test
  void whereNobodyAskedCannotBeWorkedOutFromAnotherColumn() {
    Random random = new Random(11);
    int withheldRows = 0;
    for (int table = 0; table < TABLES; table++) {
      List<MissingShare> rows = new ArrayList<>();
      for (int area = 0; area < 5; area++) {
        int unknown = random.nextInt(3) == 0 ? random.nextInt(MOST + 1) : random.nextInt(60);
        rows.add(share("force_area", "area-" + area, unknown, unknown + random.nextInt(80)));
      }
      double missing = rows.stream().mapToDouble(row -> row.missing().selected()).sum();
      double all = rows.stream().mapToDouble(row -> row.missing().total()).sum();
      List<MissingShare> both = new ArrayList<>(rows);
      both.add(share("call_channel", "", (int) missing, (int) all));
      Set<MissingShare> withheld = WithheldMissing.of(findings(List.of(), both), MOST);
      List<MissingShare> hidden = rows.stream().filter(withheld::contains).toList();
      withheldRows += hidden.size();
      for (MissingShare row : rows) {
        if (!withheld.contains(row)) {
          assertNotSmall(row.missing().selected(), "seed 11, table " + table);
          assertNotSmall(
              row.missing().total() - row.missing().selected(), "seed 11, table " + table);
        }
      }
      if (!withheld.contains(both.get(both.size() - 1))) {
        assertHidden(hidden.stream().mapToDouble(row -> row.missing().selected()), hidden);
        assertHidden(hidden.stream().mapToDouble(row -> row.missing().total()), hidden);
      }
    }
    assertThat(withheldRows).as("the tables have small counts").isGreaterThan(TABLES);
  }

  private static MissingShare share(String column, String value, int missing, int all) {
    return new MissingShare("victim", column, value, new Proportion(missing, all));
  }
}

package evenhand.fairness.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SuppressionTest {

  @Test
  void aSmallCountTakesItsComplementsWithIt() {
    boolean[][] withheld = Suppression.of(new long[][] {{3, 50}, {40, 60}, {70, 80}}, 9);
    assertThat(withheld[0]).containsExactly(true, true, false);
    assertThat(withheld[1]).containsExactly(true, true, false);
    assertThat(withheld[2]).containsExactly(false, false, false);
  }

  @Test
  void nothingIsWithheldWhereNothingIsSmall() {
    for (boolean[] row : Suppression.of(new long[][] {{10, 50}, {0, 60}}, 9)) {
      assertThat(row).containsOnly(false);
    }
    for (boolean[] row : Suppression.of(new long[][] {{1, 2}, {3, 4}}, 0)) {
      assertThat(row).containsOnly(false);
    }
  }

  @Test
  void twoSmallCountsWhoseSumIsSmallTakeAThird() {
    boolean[][] withheld = Suppression.of(new long[][] {{1, 1, 90, 95}}, 9);
    assertThat(withheld[0]).containsExactly(true, true, true, false, false);
  }

  @Property(tries = 500)
  void noFigureCanBeWorkedOutFromItsRowOrColumn(@ForAll("tables") List<List<Integer>> rows) {
    long[][] table =
        rows.stream()
            .map(row -> row.stream().mapToLong(Integer::longValue).toArray())
            .toArray(long[][]::new);
    boolean[][] withheld = Suppression.of(table, 9);
    for (int row = 0; row < withheld.length; row++) {
      for (int column = 0; column < withheld[0].length; column++) {
        if (withheld[row][column]) {
          assertThat(inRow(withheld, row)).isGreaterThan(1);
          assertThat(inColumn(withheld, column)).isGreaterThan(1);
        } else if (row < table.length && column < table[0].length) {
          assertThat(table[row][column] == 0 || table[row][column] > 9).isTrue();
        }
      }
    }
  }

  @Provide
  Arbitrary<List<List<Integer>>> tables() {
    return Arbitraries.integers()
        .between(1, 5)
        .flatMap(
            width ->
                Arbitraries.integers()
                    .between(0, 40)
                    .list()
                    .ofSize(width)
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(7));
  }

  @Test
  void aReleaseMustNotDifferFromAnEarlierOneByASmallCount() {
    Map<String, Long> earlier = Map.of("Black", 100L, "White", 500L, "Asian", 40L, "Gone", 3L);
    Map<String, Long> now = Map.of("Black", 103L, "White", 520L, "Asian", 40L, "New", 4L);
    assertThat(Differencing.exposed(earlier, now, 9)).containsExactly("Black");
  }

  private static int inRow(boolean[][] withheld, int row) {
    int count = 0;
    for (boolean figure : withheld[row]) {
      count += figure ? 1 : 0;
    }
    return count;
  }

  private static int inColumn(boolean[][] withheld, int column) {
    int count = 0;
    for (boolean[] row : withheld) {
      count += row[column] ? 1 : 0;
    }
    return count;
  }
}

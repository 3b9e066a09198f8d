package evenhand.fairness.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.fairness.disclosure.Audience;
import evenhand.fairness.recorded.TimedDao.Alike;
import evenhand.fairness.recorded.TimesReport.Row;
import evenhand.fairness.recorded.TimesReport.Table;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimesTablesTest {
  private static final int LIMIT = 60;

  @Test
  void aTimeAtTheLimitIsWithinAndTheMedianIsOfKnownTimesOnly() {
    TimeTally tally = new TimeTally();
    add(tally, 60L, 1, false);
    add(tally, 61L, 2, false);
    add(tally, 10L, 1, false);
    add(tally, null, 7, false);
    add(tally, 500L, 3, true);

    Row row = new TimesTables(Audience.FORCE).all(tally);

    assertThat(row.contacts()).hasValue(14);
    assertThat(row.known()).hasValue(4);
    assertThat(row.within()).hasValue(2);
    assertThat(row.late()).hasValue(2);
    assertThat(row.unknown()).hasValue(7);
    assertThat(row.excused()).hasValue(3);
    assertThat(row.medianMinutes()).hasValue(60.5);
  }

  @Test
  void noTimeHasNoMedian() {
    TimeTally tally = new TimeTally();
    add(tally, null, 20, false);
    assertThat(new TimesTables(Audience.FORCE).all(tally).medianMinutes()).isEmpty();
  }

  @Test
  void aSmallCountIsWithheldWithAnotherThatWouldGiveItAway() {
    TreeMap<String, TimeTally> places = new TreeMap<>();
    places.put("a", tally(20, 3));
    places.put("b", tally(30, 40));
    places.put("c", tally(50, 60));

    Table table = new TimesTables(Audience.BOARD).table(places);

    assertThat(table.withheld()).isFalse();
    Row small = table.rows().get(0);
    assertThat(small.name()).isEqualTo("a");
    assertThat(small.late()).isEmpty();
    assertThat(small.within()).as("or contacts less within would give late away").isEmpty();
    assertThat(small.known()).isEmpty();
    assertThat(small.medianMinutes()).isEmpty();
    assertThat(table.rows().get(1).late()).as("or the total would").isEmpty();
    assertThat(new TimesTables(Audience.FORCE).table(places).rows().get(0).late()).hasValue(3);
  }

  @Test
  void aTableWhoseTotalsCannotAllBeShownIsWithheld() {
    TreeMap<String, TimeTally> places = new TreeMap<>();
    places.put("a", tally(20, 3));
    places.put("b", tally(30, 0));

    Table table = new TimesTables(Audience.BOARD).table(places);

    assertThat(table.withheld()).isTrue();
    assertThat(table.rows()).isEmpty();
  }

  private static TimeTally tally(long within, long late) {
    TimeTally tally = new TimeTally();
    add(tally, 30L, within, false);
    add(tally, 90L, late, false);
    return tally;
  }

  private static void add(
      TimeTally tally, @Nullable Long minutes, long contacts, boolean isExcused) {
    tally.add(new Alike("", "", isExcused, minutes, contacts, false), LIMIT);
  }
}

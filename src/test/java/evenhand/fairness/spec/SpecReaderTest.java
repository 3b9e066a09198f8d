package evenhand.fairness.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpecReaderTest {
  private static final String CONTRACT =
      """
      title: Met person searches, July to September 2020
      where: {column: type, in: [P, PV]}            # optional row filter
      group:
        column: sde
        scheme: 16A-to-5
        missing: ["", NS, N1, N2, N3, N4]
        fallback: ode
        comparator: White
      weight: count
      bands: {priors_band: {column: priors_count, cuts: [0, 2, 5, 10]}}
      decision_points:
        - id: community_resolution
          column: outcome
          selected: [CR]
          adverse: false
          outcome: {column: two_year_recid, positive: [1]}
          strata:
            - {columns: [object, age, sex], status: legitimate}
      """;

  private static AuditSpec read(String yaml) {
    return SpecReader.read(new StringReader(yaml));
  }

  @Test
  void readsTheExampleOfTheContract() {
    AuditSpec spec = read(CONTRACT);
    assertThat(spec.title()).isEqualTo("Met person searches, July to September 2020");
    assertThat(spec.rows().where())
        .containsExactly(new RowFilter("type", new Condition.OneOf(List.of("P", "PV"))));
    assertThat(spec.group().missing()).isEqualTo(Set.of("", "NS", "N1", "N2", "N3", "N4"));
    assertThat(spec.group().fallback().map(GroupColumn.Fallback::column)).contains("ode");
    assertThat(spec.rows().weight()).contains(new Rows.Weight("count", false));
    assertThat(spec.rows().bands())
        .isEqualTo(Map.of("priors_band", new Band("priors_count", List.of(0.0, 2.0, 5.0, 10.0))));
    DecisionPoint point = spec.decisionPoints().get(0);
    assertThat(point.adverse()).isFalse();
    assertThat(point.outcome())
        .contains(new RowFilter("two_year_recid", new Condition.OneOf(List.of("1"))));
    assertThat(point.strata().get(0).columns()).containsExactly("object", "age", "sex");
    assertThat(spec.zone()).isEqualTo(Zone.CONVENTION);
  }

  @Test
  void aPlainListOfNamesIsOneCrossedSetAndLegitimate() {
    AuditSpec spec =
        read(
            CONTRACT.replace(
                "- {columns: [object, age, sex], status: legitimate}", "- object\n      - age"));
    assertThat(spec.decisionPoints().get(0).strata())
        .containsExactly(
            new StrataSet(
                List.of("object", "age"), StrataSet.Status.LEGITIMATE, StrataSet.Agreement.NONE));
  }

  @Test
  void aListOfFiltersIsAnd() {
    AuditSpec spec =
        read(
            CONTRACT.replace(
                "where: {column: type, in: [P, PV]}",
                "where: [{column: type, in: [P]}, {column: object, in: \"!= drugs\"}]"));
    assertThat(spec.rows().where()).hasSize(2);
    assertThat(spec.rows().where().get(1).condition().test("drugs")).contains(false);
  }

  @Test
  void valuesStayAsWritten() {
    AuditSpec spec = read(CONTRACT.replace("selected: [CR]", "selected: [NO, 1, 007, 1.0]"));
    assertThat(spec.decisionPoints().get(0).selected())
        .isEqualTo(new Condition.OneOf(List.of("NO", "1", "007", "1.0")));
  }

  @Test
  void comparisonsAreOfNumbersWhereBothAreNumbers() {
    assertThat(Condition.parse(">= 5").test("10")).contains(true);
    assertThat(Condition.parse(">= 5").test("4.99")).contains(false);
    assertThat(Condition.parse(">= 5").test("x")).isEmpty();
    assertThat(Condition.parse("!= NFA").test("CR")).contains(true);
    assertThat(Condition.parse("!= NFA").test("")).contains(true);
    assertThat(Condition.parse("= 1").test("1.0")).contains(true);
    assertThat(new Condition.OneOf(List.of("1")).test("01")).contains(true);
    assertThat(new Condition.OneOf(List.of("1")).test("1a")).contains(false);
    assertThat(Condition.parse("< b").test("a")).contains(true);
  }

  @Test
  void bandsEndAtTheirCuts() {
    Band band = new Band("n", List.of(0.0, 2.0, 5.0, 10.0));
    assertThat(band.of("0")).contains("(-inf,0]");
    assertThat(band.of("1")).contains("(0,2]");
    assertThat(band.of("2")).contains("(0,2]");
    assertThat(band.of("10.5")).contains("(10,inf)");
    assertThat(band.of("")).contains("");
    assertThat(band.of("many")).isEmpty();
  }

  @Test
  void periodsAreIsoWeeksMonthsAndQuarters() {
    PeriodColumn weeks = new PeriodColumn("d", PeriodColumn.Unit.WEEK, 6);
    assertThat(weeks.of("2021-01-01T10:00")).contains("2020-W53");
    assertThat(new PeriodColumn("d", PeriodColumn.Unit.MONTH, 6).of("2020-07-31"))
        .contains("2020-07");
    assertThat(new PeriodColumn("d", PeriodColumn.Unit.QUARTER, 6).of("2020-07-31"))
        .contains("2020-Q3");
    assertThat(weeks.of("31/07/2020")).isEmpty();
    assertThat(weeks.of("2020-02-30")).isEmpty();
  }
}

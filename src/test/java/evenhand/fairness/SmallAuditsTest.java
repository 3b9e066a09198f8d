package evenhand.fairness;

import static evenhand.fairness.Audits.assertConditional;
import static evenhand.fairness.Audits.assertVersus;
import static evenhand.fairness.Audits.family;
import static evenhand.fairness.Audits.group;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Small tables through the whole audit: Berkeley's admissions, and every edge case. */
class SmallAuditsTest {
  private static final String UCB =
      """
      title: Berkeley admissions 1973
      group: {column: sex, comparator: Male}
      weight: freq
      decision_points:
        - {id: admitted, column: admit, selected: [Admitted], adverse: false, strata: [dept]}
      """;

  @Test
  void berkeleyReversesWithinDepartments() {
    JsonNode reference = SharedData.reference("ucb_admissions");
    JsonNode women =
        group(
            family(
                Audits.report(UCB, SharedData.file("ucb_admissions.csv")),
                "admitted",
                "selection_rate",
                "A",
                "Male"),
            "Female");
    SharedData.assertClose("crude", women.at("/versus/ratio").asDouble(), 0.6818298436, 1e-8);
    SharedData.assertClose("MH", women.at("/conditional/mh_ratio").asDouble(), 1.058307424, 1e-8);
    SharedData.assertClose("CMH", women.at("/conditional/cmh").asDouble(), 1.52460666, 1e-8);
    SharedData.assertClose(
        "Tarone p", women.at("/conditional/tarone_p").asDouble(), 0.002071401398, 1e-8);
    assertConditional(women.get("conditional"), reference.get("stratified"));
    assertThat(women.at("/versus/verdict").asText()).isEqualTo("STOP");
    assertThat(women.at("/conditional/verdict").asText()).isEqualTo("NO_EVIDENCE");
    assertThat(women.get("headline").asText()).isEqualTo("EXPLAIN");
  }

  @Test
  void everyEdgeCase() {
    for (JsonNode table : ReferenceTables.derived().get("two_by_two")) {
      String csv =
          "g,y,n\n"
              + "1,yes,"
              + table.get("x1").asLong()
              + "\n"
              + "1,no,"
              + (table.get("n1").asLong() - table.get("x1").asLong())
              + "\n"
              + "0,yes,"
              + table.get("x0").asLong()
              + "\n"
              + "0,no,"
              + (table.get("n0").asLong() - table.get("x0").asLong())
              + "\n";
      String spec =
          """
          group: {column: g, comparator: 0}
          weight: n
          decision_points:
            - {id: y, column: y, selected: [yes], adverse: true, strata: [y]}
          """;
      JsonNode report = Audits.report(spec, csv);
      JsonNode expected = JsonNodeFactory.instance.objectNode().set("1", table);
      assertVersus(family(report, "y", "selection_rate", "A", "0"), expected);
      assertThat(report.toString().toLowerCase(Locale.ROOT)).doesNotContain("nan", "infinity");
    }
  }
}

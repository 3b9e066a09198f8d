package evenhand.fairness;

import static evenhand.fairness.Audits.assertConditional;
import static evenhand.fairness.Audits.assertRates;
import static evenhand.fairness.Audits.assertVersus;
import static evenhand.fairness.Audits.family;
import static evenhand.fairness.Audits.group;
import static evenhand.fairness.SharedData.CLOSED_FORM;
import static evenhand.fairness.SharedData.assertClose;
import static evenhand.fairness.SharedData.assertSame;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** ProPublica's COMPAS table against their counts, Fairlearn, Aequitas and the reference. */
class CompasAuditTest {
  private static final String SPEC =
      """
      title: COMPAS
      group: {column: %s, comparator: %s}
      bands: {priors_band: {column: priors_count, cuts: [0, 2, 5, 10]}}
      decision_points:
        - id: high_risk
          column: predicted_high
          selected: [1]
          adverse: true
          outcome: {column: two_year_recid, positive: [1]}
          strata:
            - [priors_band]
            - [age_cat]
            - [c_charge_degree]
            - [priors_band, age_cat]
            - [priors_band, age_cat, c_charge_degree, sex]
      """;
  private static final List<String> SETS =
      List.of(
          "priors_band",
          "age_cat",
          "c_charge_degree",
          "priors_band_x_age_cat",
          "priors_x_age_x_charge_x_sex");
  private static final Map<String, String> MEASURES =
      Map.of(
          "selection_rate", "selection",
          "fpr", "fpr",
          "fnr", "fnr",
          "ppv", "ppv",
          "fdr", "fdr",
          "for", "for");

  private static JsonNode reference;
  private static JsonNode report;

  @BeforeAll
  static void auditOnce() {
    reference = SharedData.reference("compas");
    report =
        Audits.report(SPEC.formatted("race", "Caucasian"), SharedData.file("compas_two_years.csv"));
  }

  @Test
  void proPublicasFalsePositiveRates() {
    JsonNode fpr = family(report, "high_risk", "fpr", "A", "Caucasian");
    assertClose("Black", 100 * group(fpr, "African-American").get("rate").asDouble(), 44.85, 2e-4);
    assertClose("White", 100 * group(fpr, "Caucasian").get("rate").asDouble(), 23.45, 2e-4);
    assertThat(group(fpr, "African-American").at("/versus/verdict").asText()).isEqualTo("STOP");
    assertThat(group(fpr, "African-American").at("/versus/disadvantaged").asBoolean()).isTrue();
    JsonNode fnr = family(report, "high_risk", "fnr", "A", "Caucasian");
    assertClose("Black", 100 * group(fnr, "African-American").get("rate").asDouble(), 27.99, 2e-4);
    assertClose("White", 100 * group(fnr, "Caucasian").get("rate").asDouble(), 47.72, 2e-4);
  }

  @Test
  void everyMeasureByGroupAndAgainstTheComparator() {
    MEASURES.forEach(
        (measure, key) -> {
          JsonNode expected = reference.at("/inference/" + key);
          JsonNode actual = family(report, "high_risk", measure, "A", "Caucasian");
          assertRates(actual, expected.get("by_group"));
          assertVersus(actual, expected.get("versus_Caucasian"));
        });
  }

  @Test
  void prevalenceIsTheSelectionRateOfTheOutcome() {
    String spec =
        """
        group: {column: race, comparator: Caucasian}
        decision_points:
          - {id: prevalence, column: two_year_recid, selected: [1], adverse: true}
        """;
    JsonNode actual =
        family(
            Audits.report(spec, SharedData.file("compas_two_years.csv")),
            "prevalence",
            "selection_rate",
            "A",
            "Caucasian");
    assertRates(actual, reference.at("/inference/prevalence/by_group"));
    assertVersus(actual, reference.at("/inference/prevalence/versus_Caucasian"));
  }

  @Test
  void againstEveryoneElse() {
    JsonNode actual = family(report, "high_risk", "selection_rate", "A", "everyone else");
    assertVersus(actual, reference.get("selection_versus_all_others"));
  }

  @Test
  void withinStrata() {
    JsonNode black =
        group(family(report, "high_risk", "selection_rate", "A", "Caucasian"), "African-American");
    for (int set = 0; set < SETS.size(); set++) {
      JsonNode expected = reference.at("/stratified_selection_AA_v_Caucasian/" + SETS.get(set));
      assertConditional(black.at("/conditionals/" + set), expected);
    }
    assertConditional(
        black.get("conditional"), reference.at("/stratified_selection_AA_v_Caucasian/priors_band"));
  }

  @Test
  void aGroupOfEighteenDecidesNothing() {
    JsonNode small =
        group(family(report, "high_risk", "selection_rate", "A", "Caucasian"), "Native American");
    assertThat(small.at("/versus/p_holm").isNull()).isTrue();
    assertThat(small.get("headline").asText()).isEqualTo("CANNOT_TELL");
  }

  @Test
  void ratesAndRatiosOfAequitas() {
    Map<String, String> comparators =
        Map.of("race", "Caucasian", "sex", "Male", "age_cat", "25 - 45");
    comparators.forEach(
        (column, comparator) -> {
          JsonNode audit =
              Audits.report(
                  SPEC.formatted(column, comparator), SharedData.file("compas_two_years.csv"));
          AequitasRows.assertRates(audit, comparator, column, reference.at("/aequitas_group/rows"));
          AequitasRows.assertDisparities(
              audit, comparator, column, reference.at("/aequitas_disparity/rows"));
        });
  }

  @Test
  void ratesOfFairlearn() {
    for (String measure : List.of("selection_rate", "fpr", "fnr", "tpr", "tnr", "ppv")) {
      JsonNode actual = family(report, "high_risk", measure, "A", "Caucasian");
      for (Map.Entry<String, JsonNode> entry :
          reference.at("/fairlearn_metricframe_race/by_group").properties()) {
        JsonNode rate = group(actual, entry.getKey()).get("rate");
        assertSame(entry.getKey(), rate, entry.getValue().get(measure), CLOSED_FORM);
      }
    }
    JsonNode pair = reference.at("/fairlearn_scalar/african_american_and_caucasian_only");
    JsonNode black =
        group(family(report, "high_risk", "selection_rate", "A", "Caucasian"), "African-American");
    assertSame(
        "difference",
        black.at("/versus/difference"),
        pair.get("demographic_parity_difference"),
        CLOSED_FORM);
    assertClose(
        "ratio",
        1 / black.at("/versus/ratio").asDouble(),
        pair.get("demographic_parity_ratio").asDouble(),
        CLOSED_FORM);
  }

  @Test
  void figuresOfAif360() {
    JsonNode values = reference.at("/aif360/values");
    JsonNode black = versus("selection_rate");
    assertSame(
        "1 - p1 over 1 - p0",
        black.get("opposite_ratio"),
        values.get("disparate_impact"),
        CLOSED_FORM);
    assertClose(
        "difference",
        -black.get("difference").asDouble(),
        values.get("statistical_parity_difference").asDouble(),
        CLOSED_FORM);
    // Favourable is label 0 there, so its false positive rate is this audit's miss rate.
    assertSame("fnr", versus("fnr").get("ratio"), at(values, "false_positive_rate_ratio"), 1e-8);
    assertSame("fpr", versus("fpr").get("ratio"), at(values, "false_negative_rate_ratio"), 1e-8);
    assertSame("for", versus("for").get("ratio"), at(values, "false_discovery_rate_ratio"), 1e-8);
    assertSame("fdr", versus("fdr").get("ratio"), at(values, "false_omission_rate_ratio"), 1e-8);
  }

  @Test
  void calibrationByDecile() {
    for (int decile = 1; decile <= 10; decile++) {
      String spec =
          """
          where: {column: decile_score, in: [%d]}
          group: {column: race, comparator: Caucasian}
          decision_points:
            - {id: reoffended, column: two_year_recid, selected: [1], adverse: true}
          """;
      JsonNode actual =
          family(
              Audits.report(spec.formatted(decile), SharedData.file("compas_two_years.csv")),
              "reoffended",
              "selection_rate",
              "A",
              "Caucasian");
      for (String race : List.of("African-American", "Caucasian")) {
        JsonNode expected = reference.at("/calibration_by_decile/" + race + "/" + (decile - 1));
        JsonNode group = group(actual, race);
        assertSame("x", group.get("x"), expected.get("x"), 0);
        assertSame("n", group.get("n"), expected.get("n"), 0);
        assertSame("Wilson", group.get("rate_ci"), expected.get("wilson95"), CLOSED_FORM);
      }
    }
  }

  private static JsonNode versus(String measure) {
    JsonNode family = family(report, "high_risk", measure, "A", "Caucasian");
    return group(family, "African-American").get("versus");
  }

  private static JsonNode at(JsonNode node, String key) {
    return node.get(key);
  }
}

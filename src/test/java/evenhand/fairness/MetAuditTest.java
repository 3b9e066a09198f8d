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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Metropolitan Police person searches, July to September 2020, against their reference. */
class MetAuditTest {
  private static final String SPEC =
      """
      title: Met person searches
      where: {column: type, in: [P, PV]}
      group:
        column: sde
        scheme: 18A-to-5
        missing: ["", NS]
        fallback: ode
        comparator: White
      decision_points:
      """;
  private static final String POINT =
      """
        - id: %s
          column: outcome
          selected: %s
          adverse: %s
          strata:
            - {columns: [object], status: legitimate}
            - {columns: [age], status: legitimate}
            - {columns: [object, age, sex], status: contested}
      """;
  private static final List<String> SETS = List.of("object", "age", "object_x_age_x_sex");
  private static final List<String> POINTS =
      List.of("arrest", "any_positive", "community_resolution");

  private static JsonNode reference;
  private static JsonNode report;

  @BeforeAll
  static void auditOnce() {
    reference = SharedData.reference("met_stop_search");
    Path table = SharedData.file("met_stop_search_2020q3.csv");
    report =
        Audits.report(
            SPEC
                + POINT.formatted("arrest", "[ARREST]", "true")
                + POINT.formatted("any_positive", "\"!= NFA\"", "true")
                + POINT.formatted("community_resolution", "[CR]", "false")
                + "intersections: [[sex, age]]\n"
                + "period: {column: when_utc, by: week, baseline_periods: 6}\n",
            table);
  }

  @Test
  void ratesAndRatiosOfCompleteCases() {
    for (String point : POINTS) {
      JsonNode expected = reference.at("/outcomes/" + point);
      JsonNode white = family(report, point, "selection_rate", "A", "White");
      assertRates(white, expected.get("by_group"));
      assertVersus(white, expected.get("versus_White"));
      JsonNode others = family(report, point, "selection_rate", "A", "everyone else");
      assertVersus(others, expected.get("versus_all_others"));
    }
  }

  @Test
  void holmOverTheFourGroups() {
    for (String point : POINTS) {
      JsonNode adjusted = reference.at("/outcomes/" + point + "/adjusted_fisher");
      JsonNode white = family(report, point, "selection_rate", "A", "White");
      for (int i = 0; i < 4; i++) {
        JsonNode versus = group(white, adjusted.at("/order/" + i).asText()).get("versus");
        assertSame(point + " Holm", versus.get("p_holm"), adjusted.at("/holm/" + i), CLOSED_FORM);
      }
    }
  }

  @Test
  void withinStrata() {
    for (String point : POINTS) {
      JsonNode white = family(report, point, "selection_rate", "A", "White");
      for (int set = 0; set < SETS.size(); set++) {
        String path = "/outcomes/" + point + "/stratified_v_White/" + SETS.get(set);
        for (Map.Entry<String, JsonNode> entry : reference.at(path).properties()) {
          JsonNode group = group(white, entry.getKey());
          assertConditional(group.at("/conditionals/" + set), entry.getValue());
          double dropped =
              group.get("n").asDouble()
                  - entry.getValue().get("n1_in_informative_strata").asDouble();
          assertThat(group.at("/conditionals/" + set + "/dropped").asDouble()).isEqualTo(dropped);
        }
      }
    }
  }

  @Test
  void kitagawaByObject() {
    JsonNode cases = SharedData.reference("kitagawa").get("cases");
    for (String point : List.of("arrest", "community_resolution")) {
      for (int set : List.of(0, 2)) {
        for (String name : List.of("Black", "Asian", "Mixed", "Other")) {
          JsonNode white = family(report, point, "selection_rate", "A", "White");
          JsonNode actual = group(white, name).at("/conditionals/" + set + "/kitagawa");
          JsonNode expected = cases.get("met/" + point + "/" + SETS.get(set) + "/" + name);
          for (String part : List.of("composition", "within_strata", "unmatched_strata")) {
            assertSame(name + " " + part, actual.get(part), expected.get(part), CLOSED_FORM);
          }
        }
      }
    }
  }

  @Test
  void missingScenarios() {
    for (String point : POINTS) {
      JsonNode expected = reference.at("/missing_sensitivity/" + point);
      JsonNode filled = family(report, point, "selection_rate", "B", "White");
      assertVersus(filled, expected.at("/officer_fallback/versus_White"));
      assertThat(filled.at("/missing/n").asInt())
          .isEqualTo(expected.at("/officer_fallback/still_missing").asInt());
      JsonNode spread = family(report, point, "selection_rate", "C", "White");
      JsonNode counts = expected.at("/fractional_reallocation/counts");
      for (Map.Entry<String, JsonNode> entry : counts.properties()) {
        JsonNode group = group(spread, entry.getKey());
        assertSame("C x", group.get("x"), entry.getValue().get(0), CLOSED_FORM);
        assertSame("C n", group.get("n"), entry.getValue().get(1), CLOSED_FORM);
      }
      assertSame(
          "C ratio",
          group(spread, "Black").at("/versus/ratio"),
          expected.at("/fractional_reallocation/ratio_Black_White"),
          CLOSED_FORM);
    }
  }

  @Test
  void missingShareAndBounds() {
    for (String point : POINTS) {
      JsonNode expected = reference.at("/missing_sensitivity/" + point);
      JsonNode white = family(report, point, "selection_rate", "A", "White");
      JsonNode missing = white.get("missing");
      assertThat(missing.get("n").asInt()).isEqualTo(14936);
      assertSame(
          "share", missing.get("share"), reference.at("/missing_ethnicity/share"), CLOSED_FORM);
      JsonNode test = expected.get("missing_rate_selected_v_not");
      assertSame("selected", missing.get("share_selected"), test.get("rate1"), CLOSED_FORM);
      assertSame("not", missing.get("share_not_selected"), test.get("rate0"), CLOSED_FORM);
      assertSame("p", missing.get("p"), test.get("z_pooled_p"), CLOSED_FORM);
      JsonNode bounds = group(white, "Black").at("/versus/missing_bounds");
      assertSame(
          "highest",
          bounds.get(1),
          expected.get("bound: all selected to Black, all unselected to White"),
          CLOSED_FORM);
      assertSame(
          "lowest",
          bounds.get(0),
          expected.get("bound: all unselected to Black, all selected to White"),
          CLOSED_FORM);
    }
  }

  @Test
  void codesAsRecorded() {
    Map<String, JsonNode> expected =
        Map.ofEntries(reference.get("fine_codes_arrest").properties().toArray(Map.Entry[]::new));
    int found = 0;
    for (JsonNode code : report.at("/recorded_codes/0/codes")) {
      if (expected.containsKey(code.get("code").asText())) {
        JsonNode each = expected.get(code.get("code").asText());
        assertSame("x", code.get("x"), each.get("x"), 0);
        assertSame("n", code.get("n"), each.get("n"), 0);
        assertSame("Wilson", code.get("rate_ci"), each.get("wilson95"), CLOSED_FORM);
        found++;
      }
    }
    assertThat(found).isEqualTo(16);
  }

  @Test
  void intersectionsBySexAndAge() {
    int found = 0;
    for (JsonNode row : report.at("/slices/0/rows")) {
      String[] values = row.get("slice").asText().split(" \\| ", -1);
      String key = row.get("group").asText() + "|" + values[0] + "|" + values[1];
      JsonNode expected = reference.get("intersection_arrest_ethnicity_sex_age").get(key);
      if (expected != null) {
        assertSame(key, row.get("x"), expected.get("x"), 0);
        assertSame(key, row.get("n"), expected.get("n"), 0);
        assertSame(key, row.get("rate_ci"), expected.get("wilson95"), CLOSED_FORM);
        found++;
      }
      assertThat(row.get("verdict").asText()).isNotIn("STOP", "EXPLAIN");
    }
    assertThat(found).isEqualTo(reference.get("intersection_arrest_ethnicity_sex_age").size());
  }

  @Test
  void weeklyDriftOfArrests() {
    JsonNode expected = SharedData.reference("drift");
    for (JsonNode drift : report.get("drift")) {
      boolean isArrest = drift.get("decision_point").asText().equals("arrest");
      if (isArrest && drift.get("group").asText().equals("Black")) {
        assertSame(
            "baseline",
            drift.get("baseline_log_ratio"),
            expected.get("met_baseline_log_ratio"),
            CLOSED_FORM);
        for (int week = 0; week < 14; week++) {
          JsonNode period = drift.at("/periods/" + week);
          JsonNode wanted = expected.at("/met/" + week);
          assertThat(period.get("period").asText()).isEqualTo(wanted.get("week").asText());
          for (String field : List.of("x1", "n1", "x0", "n0", "log_ratio", "z", "up", "down")) {
            assertSame("week " + week, period.get(field), wanted.get(field), CLOSED_FORM);
          }
        }
        return;
      }
    }
    throw new AssertionError("no drift of Black arrests");
  }

  @Test
  void findRatesOfDrugSearchesByOfficerDefinedGroup() {
    String spec =
        """
        where: [{column: type, in: [P, PV]}, {column: object, in: [drugs]}]
        group: {column: ode, comparator: White}
        decision_points:
          - {id: find, column: outcome, selected: "!= NFA", adverse: true}
        """;
    JsonNode found = Audits.report(spec, SharedData.file("met_stop_search_2020q3.csv"));
    JsonNode white = family(found, "find", "selection_rate", "A", "White");
    assertThat(group(white, "White").get("x").asInt()).isEqualTo(4183);
    assertThat(group(white, "White").get("n").asInt()).isEqualTo(16317);
    assertThat(group(white, "Black").get("x").asInt()).isEqualTo(3724);
    assertThat(group(white, "Black").get("n").asInt()).isEqualTo(15046);
  }

  @Test
  void officerDefinedOnly() {
    String spec =
        """
        where: {column: type, in: [P, PV]}
        group: {column: ode, comparator: White}
        decision_points:
          - {id: arrest, column: outcome, selected: [ARREST], adverse: true}
          - {id: any_positive, column: outcome, selected: "!= NFA", adverse: true}
          - {id: community_resolution, column: outcome, selected: [CR], adverse: false}
        """;
    JsonNode seen = Audits.report(spec, SharedData.file("met_stop_search_2020q3.csv"));
    for (String point : POINTS) {
      JsonNode expected = reference.at("/missing_sensitivity/" + point + "/officer_defined_only");
      assertVersus(
          family(seen, point, "selection_rate", "A", "White"), expected.get("versus_White"));
    }
  }

  @Test
  void theRealCaseOfTheDesign() {
    JsonNode a = family(report, "community_resolution", "selection_rate", "A", "White");
    JsonNode b = family(report, "community_resolution", "selection_rate", "B", "White");
    assertClose("A", group(a, "Black").at("/versus/ratio").asDouble(), 0.866, 1e-3);
    assertClose("B", group(b, "Black").at("/versus/ratio").asDouble(), 0.792, 1e-3);
  }
}

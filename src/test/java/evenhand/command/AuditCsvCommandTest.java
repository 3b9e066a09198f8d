package evenhand.command;

import static evenhand.fairness.SharedData.CLOSED_FORM;
import static evenhand.fairness.SharedData.SCORE;
import static evenhand.fairness.SharedData.assertSame;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.fairness.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCsvCommandTest {
  private static final String MET =
      """
      title: Met person searches, July to September 2020
      where: {column: type, in: [P, PV]}
      group:
        column: sde
        scheme: 16A-to-5
        missing: ["", NS, N1, N2, N3, N4]
        fallback: ode
        comparator: White
      decision_points:
        - id: community_resolution
          column: outcome
          selected: [CR]
          adverse: false
          strata:
            - {columns: [object, age, sex], status: legitimate}
      """;

  private static final Map<String, String> CLOSED =
      Map.of(
          "ratio", "ratio",
          "ratio_ci_katz", "ratio_katz_log95",
          "difference", "difference",
          "difference_ci", "difference_newcombe95",
          "p", "fisher_two_sided_p");
  private static final Map<String, String> WITHIN =
      Map.of(
          "mh_ratio", "mh_risk_ratio",
          "mh_ratio_ci", "mh_risk_ratio_gr95",
          "mh_odds_ratio", "mh_odds_ratio",
          "mh_odds_ratio_ci", "mh_odds_ratio_rbg95",
          "mh_difference", "mh_risk_difference",
          "mh_difference_ci", "mh_risk_difference_sato95",
          "cmh", "cmh_chi2",
          "p", "cmh_p",
          "tarone", "breslow_day_tarone_chi2",
          "tarone_p", "breslow_day_tarone_p");

  @TempDir private Path folder;

  @Test
  void metCommunityResolutionsEqualTheReference() throws IOException {
    Path data = SharedData.file("met_stop_search_2020q3.csv");
    JsonNode reference =
        SharedData.reference("met_stop_search").at("/outcomes/community_resolution");
    JsonNode family = run(MET, data).at("/families/0");

    assertThat(family.get("comparator").asText()).isEqualTo("White");
    assertThat(family.get("groups")).hasSize(5);
    for (JsonNode group : family.get("groups")) {
      String name = group.get("group").asText();
      JsonNode counted = reference.at("/by_group/" + name);
      assertThat(group.get("x").asInt()).isEqualTo(counted.get("x").asInt());
      assertThat(group.get("n").asInt()).isEqualTo(counted.get("n").asInt());
      assertSame(name + " rate", group.get("rate"), counted.get("rate"), CLOSED_FORM);
      assertSame(name + " Wilson", group.get("rate_ci"), counted.get("wilson95"), CLOSED_FORM);
      if (name.equals("White")) {
        assertThat(group.get("versus").isNull()).isTrue();
      } else {
        assertVersus(name, group.get("versus"), reference.at("/versus_White/" + name));
        assertConditional(
            name,
            group.get("conditional"),
            reference.at("/stratified_v_White/object_x_age_x_sex/" + name));
      }
    }
  }

  private static void assertVersus(String name, JsonNode actual, JsonNode expected) {
    CLOSED.forEach(
        (field, key) ->
            assertSame(name + " " + field, actual.get(field), expected.get(key), CLOSED_FORM));
    assertSame(
        name + " Koopman", actual.get("ratio_ci"), expected.get("ratio_score_koopman95"), SCORE);
  }

  private static void assertConditional(String name, JsonNode actual, JsonNode expected) {
    WITHIN.forEach(
        (field, key) ->
            assertSame(name + " " + field, actual.get(field), expected.get(key), CLOSED_FORM));
  }

  private JsonNode run(String spec, Path data) throws IOException {
    Path specification = Files.writeString(folder.resolve("spec.yml"), spec);
    AuditCsvCommand.run(
        AuditCsvCommand.Request.of(specification, data, folder.resolve("out")), System.err);
    return SharedData.json(folder.resolve("out/report.json"));
  }
}

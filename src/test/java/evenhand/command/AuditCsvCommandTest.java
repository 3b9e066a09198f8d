package evenhand.command;

import static evenhand.fairness.SharedData.CLOSED_FORM;
import static evenhand.fairness.SharedData.SCORE;
import static evenhand.fairness.SharedData.assertSame;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.fairness.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
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

  private static final String SMALL =
      """
      group: {column: g, comparator: White}
      decision_points: [{id: y, column: y, selected: [1], adverse: true}]
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

  @Test
  void writesTheReportThePageAndTheTables() throws IOException {
    Path data = Files.writeString(folder.resolve("data.csv"), "g,y\nWhite,1\nBlack,0\nBad\n");
    ByteArrayOutputStream notes = new ByteArrayOutputStream();
    AuditCsvCommand.run(request(SMALL, data), new PrintStream(notes, true, UTF_8));
    assertThat(folder.resolve("out")).isDirectoryContaining("glob:**/report.{json,html}");
    assertThat(folder.resolve("out/tables/comparisons.csv")).exists();
    assertThat(notes.toString(UTF_8))
        .contains("counted 3 rows", "data.csv:4: left out: 1 cells", "1 rows of 3 were left out");
  }

  @Test
  void theSameTableGivesTheSameBytes() throws IOException {
    Path data = Files.writeString(folder.resolve("data.csv"), "g,y\nWhite,1\nBlack,0\n");
    AuditCsvCommand.run(request(SMALL, data), System.err);
    byte[] first = Files.readAllBytes(folder.resolve("out/report.json"));
    byte[] page = Files.readAllBytes(folder.resolve("out/report.html"));
    AuditCsvCommand.run(request(SMALL, data), System.err);
    assertThat(folder.resolve("out/report.json")).hasBinaryContent(first);
    assertThat(folder.resolve("out/report.html")).hasBinaryContent(page);
  }

  @Test
  void whatCannotBeReadStopsWithStatusTwoAndWritesNothing() throws IOException {
    Path table = Files.writeString(folder.resolve("data.csv"), "group,y\nWhite,1\n");
    assertStopped(SMALL, table, "data.csv: column 'g' (group) is not in the table");
    assertStopped(SMALL, folder.resolve("none.csv"), "none.csv: there is no such file");
    assertStopped("group: 7\n", table, "spec.yml: line 1");
    Path latin = folder.resolve("latin.csv");
    Files.write(latin, "g,y\nWei\u00dfe,1\n".getBytes(ISO_8859_1));
    assertStopped(SMALL, latin, "latin.csv: line 2");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private void assertStopped(String spec, Path data, String words) throws IOException {
    AuditCsvCommand.Request request = request(spec, data);
    assertThatThrownBy(() -> AuditCsvCommand.run(request, System.err))
        .isInstanceOfSatisfying(
            StoppedException.class,
            stopped -> assertThat(stopped.status()).isEqualTo(StoppedException.UNUSABLE))
        .hasMessageContaining(words);
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
    AuditCsvCommand.run(request(spec, data), System.err);
    return SharedData.json(folder.resolve("out/report.json"));
  }

  private AuditCsvCommand.Request request(String spec, Path data) throws IOException {
    Path specification = Files.writeString(folder.resolve("spec.yml"), spec);
    return AuditCsvCommand.Request.of(specification, data, folder.resolve("out"));
  }
}

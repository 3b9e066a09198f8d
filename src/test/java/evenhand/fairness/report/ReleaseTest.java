package evenhand.fairness.report;

import static evenhand.fairness.Audits.family;
import static evenhand.fairness.Audits.group;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.fairness.Audits;
import evenhand.fairness.comparison.Audit;
import evenhand.fairness.disclosure.Audience;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReleaseTest {
  private static final String SPEC =
      """
      group: {column: g, comparator: White}
      weight: n
      decision_points:
        - {id: y, column: y, selected: [1], adverse: true}
      """;
  private static final String CSV =
      """
      g,y,n
      White,1,400
      White,0,600
      Black,1,30
      Black,0,70
      Asian,1,3
      Asian,0,50
      Mixed,1,20
      Mixed,0,20
      ,1,15
      ,0,25
      """;

  private static JsonNode report(Audience audience, Map<String, Long> earlier) {
    Audit audit =
        Audits.audit(SPEC, new ByteArrayInputStream(CSV.getBytes(StandardCharsets.UTF_8)));
    JsonNode report = ReportJson.of(Release.of(audit, audience, earlier));
    return family(report, "y", "selection_rate", "A", "White");
  }

  private static boolean isWithheld(JsonNode family, String group) {
    return group(family, group).path("withheld").asBoolean();
  }

  @Test
  void theForceSeesEverything() {
    JsonNode family = report(Audience.FORCE, Map.of());
    family.get("groups").forEach(each -> assertThat(each.has("withheld")).isFalse());
  }

  @Test
  void aSmallCountAndItsComplementAreWithheldWithTheirRatios() {
    JsonNode family = report(Audience.PUBLIC, Map.of());
    assertThat(isWithheld(family, "Asian")).isTrue();
    JsonNode asian = group(family, "Asian");
    assertThat(asian.get("n").isNull()).isTrue();
    assertThat(asian.get("versus").isNull()).isTrue();
    assertThat(asian.get("headline").isNull()).isTrue();
    assertThat(isWithheld(family, "Black")).isFalse();
    assertThat(group(family, "Black").at("/versus/ratio").asDouble())
        .isCloseTo(0.75, within(1e-12));
    boolean isMissingWithheld = family.at("/missing/withheld").asBoolean();
    assertThat(isMissingWithheld || isWithheld(family, "Mixed")).isTrue();
  }

  @Test
  void theBoardSeesFivesAndAbove() {
    Audit audit =
        Audits.audit(
            SPEC,
            new ByteArrayInputStream(
                CSV.replace("Asian,1,3", "Asian,1,5").getBytes(StandardCharsets.UTF_8)));
    JsonNode report = ReportJson.of(Release.of(audit, Audience.BOARD, Map.of()));
    assertThat(isWithheld(family(report, "y", "selection_rate", "A", "White"), "Asian")).isFalse();
  }

  @Test
  void aSmallChangeAgainstAnEarlierReleaseIsWithheld() {
    Map<String, Long> earlier = Map.of(WithheldCounts.figure("y", "A", "x", "Black"), 28L);
    assertThat(isWithheld(report(Audience.PUBLIC, earlier), "Black")).isTrue();
    Map<String, Long> same = Map.of(WithheldCounts.figure("y", "A", "x", "Black"), 30L);
    assertThat(isWithheld(report(Audience.PUBLIC, same), "Black")).isFalse();
  }

  @Test
  void tablesMarkWhatIsWithheldAndGuardAgainstFormulas() {
    Audit audit =
        Audits.audit(
            SPEC.replace("id: y", "id: \"=cmd()\""),
            new ByteArrayInputStream(
                CSV.replace("Black", "+Black").getBytes(StandardCharsets.UTF_8)));
    String table =
        Tables.of(ReportJson.of(Release.of(audit, Audience.PUBLIC, Map.of())))
            .get("comparisons.csv");
    assertThat(table)
        .contains("'=cmd()", "'+Black", "[c]")
        .doesNotContain("\n=", ",=", ",+", ",@")
        .contains(",-");
    for (String cell : Objects.requireNonNull(table).split("[,\r\n]+", -1)) {
      assertThat(cell.startsWith("-") && !cell.matches("-[0-9.E-]+")).isFalse();
    }
  }

  @Test
  void cellsThatLookLikeFormulasAreGuarded() {
    assertThat(CsvText.guarded("=1+1")).isEqualTo("'=1+1");
    assertThat(CsvText.guarded("@x")).isEqualTo("'@x");
    assertThat(CsvText.guarded("-x")).isEqualTo("'-x");
    assertThat(CsvText.guarded("\tx")).isEqualTo("'\tx");
    assertThat(CsvText.guarded("-1.5E-7")).isEqualTo("-1.5E-7");
    assertThat(CsvText.guarded("White")).isEqualTo("White");
    assertThat(CsvText.guarded("")).isEmpty();
  }
}

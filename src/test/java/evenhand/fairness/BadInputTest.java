package evenhand.fairness;

import static evenhand.fairness.Audits.family;
import static evenhand.fairness.Audits.group;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.fairness.counting.TableFaultException;
import evenhand.fairness.spec.SpecFaultException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A clear message, or an explicit "undefined" and CANNOT_TELL; never a silent drop. */
class BadInputTest {
  private static final String SPEC =
      """
      group: {column: g, comparator: White}
      decision_points:
        - {id: y, column: y, selected: [1], adverse: true}
      """;

  private static void refused(String spec, String csv, String... words) {
    assertThatThrownBy(() -> Audits.report(spec, csv))
        .isInstanceOfAny(TableFaultException.class, SpecFaultException.class)
        .hasMessageContainingAll(words);
  }

  private static String rows(String row, int times) {
    return (row + "\n").repeat(times);
  }

  @Test
  void missingColumn() {
    refused(SPEC, "group,y\nWhite,1\n", "column 'g' (group)", "it has: group, y");
    refused(
        SPEC.replace("column: y", "column: z"), "g,y\nWhite,1\n", "column 'z' (selected for y)");
  }

  @Test
  void columnThatStandsTwice() {
    refused(SPEC, "g,y,g\nWhite,1,White\n", "column 'g' stands twice");
  }

  @Test
  void emptyTableAndZeroRows() {
    refused(SPEC, "", "the table is empty");
    refused(SPEC, "g,y\n", "no row");
    refused(
        SPEC + "where: {column: y, in: [7]}\n",
        "g,y\nWhite,1\n",
        "no row is left",
        "where leaves out 1 of 1");
  }

  @Test
  void comparatorAbsent() {
    refused(SPEC, "g,y\nBlack,1\nAsian,0\n", "comparator 'White'", "the groups are: Asian, Black");
  }

  @Test
  void allMissing() {
    refused(SPEC, "g,y\n,1\n,0\n", "no counted row states a group");
  }

  @Test
  void oneGroupOnly() {
    JsonNode report = Audits.report(SPEC, "g,y\nWhite,1\nWhite,0\n");
    assertThat(report.at("/families/0/groups")).hasSize(1);
    assertThat(report.at("/families/0/groups/0/versus").isNull()).isTrue();
    assertThat(report.at("/data/notes").toString()).contains("Only one group, White");
  }

  @Test
  void undefinedRatesAreNullAndCannotBeTold() {
    String csv = "g,y\n" + rows("White,0", 40) + rows("Black,0", 40);
    JsonNode black =
        group(family(Audits.report(SPEC, csv), "y", "selection_rate", "A", "White"), "Black");
    assertThat(black.at("/versus/ratio").isNull()).isTrue();
    assertThat(black.at("/versus/ratio_ci").isNull()).isTrue();
    assertThat(black.at("/versus/verdict").asText()).isEqualTo("CANNOT_TELL");
  }

  @Test
  void aRatioWithoutBoundIsNullAndStillJudged() {
    String csv = "g,y\n" + rows("White,0", 400) + rows("Black,1", 40);
    JsonNode black =
        group(family(Audits.report(SPEC, csv), "y", "selection_rate", "A", "White"), "Black");
    assertThat(black.at("/versus/ratio").isNull()).isTrue();
    assertThat(black.at("/versus/ratio_ci/0").asDouble()).isGreaterThan(1.25);
    assertThat(black.at("/versus/ratio_ci/1").isNull()).isTrue();
    assertThat(black.at("/versus/verdict").asText()).isEqualTo("STOP");
  }

  @Test
  void oneSidedStrataCannotBeTold() {
    String spec = SPEC.replace("adverse: true", "adverse: true, strata: [s]");
    String csv = "g,y,s\n" + rows("White,1,a", 40) + rows("White,0,a", 40) + rows("Black,1,b", 40);
    JsonNode black =
        group(family(Audits.report(spec, csv), "y", "selection_rate", "A", "White"), "Black");
    JsonNode within = black.get("conditional");
    assertThat(within.get("mh_ratio").isNull()).isTrue();
    assertThat(within.get("p").isNull()).isTrue();
    assertThat(within.get("dropped").asInt()).isEqualTo(40);
    assertThat(within.get("verdict").asText()).isEqualTo("CANNOT_TELL");
    assertThat(black.get("headline")).isEqualTo(black.at("/versus/verdict"));
  }

  @Test
  void overAFifthOfTheGroupDroppedCannotBeTold() {
    String spec = SPEC.replace("adverse: true", "adverse: true, strata: [s]");
    String shared = rows("White,1,a", 400) + rows("White,0,a", 400) + rows("Black,1,a", 100);
    JsonNode kept = black(spec, "g,y,s\n" + shared + rows("Black,1,b", 25));
    assertThat(kept.at("/conditional/verdict").asText()).isEqualTo("STOP");
    JsonNode dropped = black(spec, "g,y,s\n" + shared + rows("Black,1,b", 26));
    assertThat(dropped.at("/conditional/verdict").asText()).isEqualTo("CANNOT_TELL");
  }

  private static JsonNode black(String spec, String csv) {
    return group(family(Audits.report(spec, csv), "y", "selection_rate", "A", "White"), "Black");
  }

  @Test
  void badRowsAreLeftOutWithLineAndReason() {
    JsonNode report =
        Audits.report(SPEC, "g,y\nWhite,1\nBlack\nBlack,1,2\nBlack,0\n\"White\"x,1\n");
    assertThat(report.at("/data/rows").asInt()).isEqualTo(5);
    assertThat(report.at("/data/rows_refused").asInt()).isEqualTo(3);
    assertThat(report.at("/data/refused/0/line").asInt()).isEqualTo(3);
    assertThat(report.at("/data/refused/0/reason").asText())
        .isEqualTo("1 cells where the header has 2 columns");
    assertThat(report.at("/data/refused/2/reason").asText()).contains("closing quote");
    assertThat(report.at("/data/notes").toString()).contains("3 of 5 rows could not be counted");
  }

  @Test
  void aTextWhereANumberIsComparedIsReported() {
    String spec = SPEC.replace("[1]", "\">= 5\"");
    JsonNode report = Audits.report(spec, "g,y\nWhite,5.0\nWhite,abc\nBlack,4\nBlack,\n");
    assertThat(report.at("/data/rows_refused").asInt()).isEqualTo(2);
    assertThat(report.at("/data/refused/0/reason").asText()).contains("'abc' is not a number");
    assertThat(report.at("/families/0/groups/1/x").asInt()).isEqualTo(1);
  }

  @Test
  void noRowCanBeCounted() {
    refused(SPEC, "g,y\nWhite\nBlack\n", "line 2", "no row can be counted");
  }

  @Test
  void countsThatAreNegativeOrFractionsOrNoNumbers() {
    String spec = SPEC + "weight: n\n";
    refused(spec, "g,y,n\nWhite,1,-1\n", "line 2", "'-1'", "no count");
    refused(spec, "g,y,n\nWhite,1,3\nBlack,1,1.5\n", "line 3", "'1.5'", "whole");
    refused(spec, "g,y,n\nWhite,1,many\n", "line 2", "'many'");
    refused(spec, "g,y,n\nWhite,1,NaN\n", "'NaN'");
    refused(spec, "g,y,n\nWhite,1,\n", "''");
  }

  @Test
  void surveyWeightsGiveEffectiveSizesAndSayNotPeople() {
    String csv = "g,y,w\nWhite,1,2.5\nWhite,0,2.5\nBlack,1,1\nBlack,0,3\n";
    JsonNode report = Audits.report(SPEC + "survey_weight: w\n", csv);
    JsonNode black = group(family(report, "y", "selection_rate", "A", "White"), "Black");
    assertThat(black.get("rate").asDouble()).isEqualTo(0.25);
    assertThat(black.get("n").asDouble()).isEqualTo(16.0 / 10);
    assertThat(report.at("/data/notes").toString()).contains("effective sizes", "not people");
    refused(SPEC + "survey_weight: w\n", "g,y,w\nWhite,1,-2\n", "line 2", "no count");
  }

  @Test
  void duplicateIds() {
    String csv = "id,g,y\n1,White,1\n2,Black,0\n1,White,1\n";
    assertThat(Audits.report(SPEC, csv).at("/data/notes").toString())
        .contains("Duplicate ids", "lines 2 and 4", "Every row was counted");
    refused(SPEC + "id: id\n", csv, "repeats an earlier id", "lines 2 and 4");
    assertThat(Audits.report(SPEC, "id,g,y\n1,White,1\n2,Black,0\n").at("/data/notes")).isEmpty();
  }

  @Test
  void valuesThatBelongToNoGroupAreNamed() {
    String spec = SPEC.replace("column: g,", "column: g, scheme: 18A-to-5,");
    JsonNode report = Audits.report(spec, "g,y\nW1,1\nB1,0\nXX,1\n,0\n");
    assertThat(report.at("/data/notes").toString()).contains("'XX'");
    assertThat(report.at("/families/0/missing/n").asInt()).isEqualTo(2);
  }

  @Test
  void blankDecisionsAreNamed() {
    JsonNode report = Audits.report(SPEC, "g,y\nWhite,1\nBlack,\nBlack,1\n");
    assertThat(report.at("/data/notes").toString()).contains("'y' is blank");
  }

  @Test
  void tooManyDifferentStrata() {
    StringBuilder csv = new StringBuilder("g,y,s\n");
    for (int i = 0; i < 10_050; i++) {
      csv.append("White,1,").append(i).append('\n');
    }
    refused(
        SPEC.replace("adverse: true", "adverse: true, strata: [s]"),
        csv.toString(),
        "stratum s has over 10000 different values",
        "bands");
  }

  @Test
  void noNumberIsEverNotANumber() {
    String csv = "g,y,o\nWhite,0,0\nBlack,0,0\nAsian,1,1\nOther,,\n";
    String spec =
        SPEC.replace("adverse: true", "adverse: true, outcome: {column: o, positive: [1]}");
    String report = Audits.report(spec, csv).toString().toLowerCase(Locale.ROOT);
    assertThat(report).doesNotContain("nan", "infinity");
  }

  @Test
  void specificationsThatAreWrong() {
    String csv = "g,y\nWhite,1\nBlack,0\n";
    refused("", csv, "empty");
    refused("a: [", csv, "not YAML");
    refused("title: x\n", csv, "'group' is missing");
    refused(SPEC + "colour: red\n", csv, "line 4", "colour", "no such key", "title");
    refused(SPEC + "title: a\ntitle: b\n", csv, "title", "twice");
    refused(SPEC.replace("[1]", "[]"), csv, "the list is empty");
    refused(SPEC.replace("true", "maybe"), csv, "true or false", "'maybe'");
    refused(SPEC.replace(", adverse: true", ""), csv, "'adverse' is missing");
    refused(SPEC + "bands: {b: {column: y, cuts: [2, 1]}}\n", csv, "cuts ascend");
    refused(
        SPEC.replace("column: g,", "column: g, scheme: 99-to-5,"), csv, "no scheme", "18A-to-5");
    refused(SPEC + "weight: n\nsurvey_weight: n\n", csv, "not both");
    refused(SPEC + "zone: {lower: 1.1, upper: 1.25, reason: x}\n", csv, "zone");
    refused(
        SPEC.replace("adverse: true", "adverse: true, strata: [{columns: [y], status: fine}]"),
        csv,
        "legitimate, contested or never",
        "'fine'");
  }
}

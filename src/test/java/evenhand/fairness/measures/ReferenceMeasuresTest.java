package evenhand.fairness.measures;

import static evenhand.fairness.SharedData.CLOSED_FORM;
import static evenhand.fairness.SharedData.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.fairness.ReferenceTables;
import evenhand.fairness.SharedData;
import evenhand.fairness.statistics.Strata;
import evenhand.fairness.statistics.TwoByTwo;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The values of the Kitagawa, paired replay and drift reference files. */
class ReferenceMeasuresTest {

  @Test
  void kitagawaOfTheDerivedTables() {
    JsonNode derived = ReferenceTables.derived();
    int cases = 0;
    for (JsonNode expected : derived.get("kitagawa")) {
      for (JsonNode table : derived.get("stratified")) {
        if (table.get("from").equals(expected.get("strata_from"))) {
          assertSplit(ReferenceTables.strata(table.get("strata")), expected);
          cases++;
        }
      }
    }
    assertThat(cases).isEqualTo(9);
  }

  @Test
  void kitagawaOfEveryMetTable() {
    JsonNode met = SharedData.reference("met_stop_search");
    JsonNode cases = SharedData.reference("kitagawa").get("cases");
    assertThat(cases).hasSize(16);
    cases
        .fields()
        .forEachRemaining(
            entry -> {
              String[] key = entry.getKey().split("/");
              String path = "/outcomes/" + key[1] + "/stratified_v_White/" + key[2] + "/" + key[3];
              Strata strata = ReferenceTables.strata(met.at(path + "/strata"));
              assertSplit(strata, entry.getValue());
            });
  }

  @Test
  void mcNemarExact() {
    for (JsonNode expected : ReferenceTables.derived().get("paired")) {
      int gained = expected.get("b").asInt();
      int lost = expected.get("c").asInt();
      var p = PairedRevisions.exactP(gained, lost);
      if (expected.get("exact_p").isNull()) {
        assertThat(p).isEmpty();
      } else {
        assertClose("exact_p", p.orElseThrow(), expected.get("exact_p").asDouble(), CLOSED_FORM);
      }
    }
  }

  @Test
  void driftOfMetWeeksAndOfTheSyntheticSeries() {
    JsonNode drift = ReferenceTables.derived().get("drift");
    assertDrift(drift, "met", 6);
    assertDrift(drift, "synthetic", 12);
  }

  private static void assertSplit(Strata strata, JsonNode expected) {
    Kitagawa split = Kitagawa.split(strata).orElseThrow();
    assertClose("difference", split.difference(), at(expected, "difference"), CLOSED_FORM);
    assertClose("composition", split.composition(), at(expected, "composition"), CLOSED_FORM);
    assertClose("within", split.within(), at(expected, "within_strata"), CLOSED_FORM);
    assertClose("unmatched", split.unmatched(), at(expected, "unmatched_strata"), CLOSED_FORM);
    assertThat(split.composition() + split.within() + split.unmatched())
        .isCloseTo(split.difference(), org.assertj.core.data.Offset.offset(1e-12));
  }

  private static void assertDrift(JsonNode drift, String series, int first) {
    List<TwoByTwo> periods = ReferenceTables.strata(drift.get(series)).given();
    double baseline = DriftChart.baseline(periods.subList(0, first)).orElseThrow();
    assertClose("baseline", baseline, at(drift, series + "_baseline_log_ratio"), CLOSED_FORM);
    List<DriftChart.Point> points = DriftChart.of(periods, baseline);
    for (int i = 0; i < points.size(); i++) {
      JsonNode expected = drift.get(series).get(i);
      DriftChart.Point point = points.get(i);
      String what = series + "/" + i;
      DriftChart.Step step = point.step().orElseThrow();
      assertClose(what, step.logRatio(), at(expected, "log_ratio"), CLOSED_FORM);
      assertClose(what, step.standardError(), at(expected, "se"), CLOSED_FORM);
      assertClose(what, step.z(), at(expected, "z"), CLOSED_FORM);
      assertClose(what, point.up(), at(expected, "up"), CLOSED_FORM);
      assertClose(what, point.down(), at(expected, "down"), CLOSED_FORM);
      assertThat(point.signal().map(Enum::name).orElse("null"))
          .isEqualTo(expected.get("signal").asText());
    }
  }

  private static double at(JsonNode node, String key) {
    return node.get(key).asDouble();
  }
}

package evenhand.fairness.statistics;

import static evenhand.fairness.SharedData.CLOSED_FORM;
import static evenhand.fairness.SharedData.SCORE;
import static evenhand.fairness.SharedData.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.fairness.ReferenceTables;
import evenhand.fairness.ReferenceTables.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every value of the reference files that a statistic of this package computes. */
class ReferenceValuesTest {
  private static final String SOURCES = "evenhand.fairness.ReferenceTables#sources";
  private static final Level LEVEL = Level.NINETY_FIVE;

  @ParameterizedTest
  @MethodSource(SOURCES)
  void singleProportions(String source) {
    List<Found> found = ReferenceTables.having(source, "x", "n", "wilson95");
    for (Found each : found) {
      Proportion share =
          new Proportion(each.node().get("x").asDouble(), each.node().get("n").asDouble());
      number(each, "rate", share.rate());
      interval(each, "wilson95", ProportionInterval.wilson(share, LEVEL), CLOSED_FORM);
      interval(
          each, "clopper_pearson95", ProportionInterval.clopperPearson(share, LEVEL), CLOSED_FORM);
    }
    assertThat(found.isEmpty())
        .as("single proportions in " + source)
        .isEqualTo(source.startsWith("ucb"));
  }

  @ParameterizedTest
  @MethodSource(SOURCES)
  void twoByTwoTables(String source) {
    List<Found> found = ReferenceTables.having(source, "x1", "ratio_score_koopman95");
    assertThat(found).as("tables in " + source).isNotEmpty();
    for (Found each : found) {
      TwoByTwo table = ReferenceTables.table(each.node());
      number(each, "difference", table.difference());
      number(each, "ratio", table.ratio());
      interval(
          each, "difference_newcombe95", DifferenceInterval.newcombe(table, LEVEL), CLOSED_FORM);
      interval(each, "ratio_katz_log95", RatioInterval.katz(table, LEVEL), CLOSED_FORM);
      interval(each, "ratio_score_koopman95", RatioInterval.koopman(table, LEVEL), SCORE);
      number(each, "fisher_two_sided_p", p(EqualityTest.fisher(table)));
      if (each.node().has("z_pooled")) {
        number(each, "z_pooled", statistic(EqualityTest.pooled(table)));
        number(each, "z_pooled_p", p(EqualityTest.pooled(table)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource(SOURCES)
  void stratifiedTables(String source) {
    for (Found each : ReferenceTables.having(source, "strata", "mh_risk_ratio")) {
      stratified(each, ReferenceTables.strata(each.node().get("strata")));
    }
  }

  @Test
  void ucbStrata() {
    JsonNode ucb = evenhand.fairness.SharedData.reference("ucb_admissions");
    Strata all = ReferenceTables.strata(ucb.get("strata"));
    stratified(new Found("ucb_admissions/stratified", ucb.get("stratified")), all);
    stratified(
        new Found("ucb_admissions/without_department_A", ucb.get("without_department_A")),
        new Strata(all.given().subList(1, 6)));
  }

  @Test
  void driftStrata() {
    JsonNode drift = evenhand.fairness.SharedData.reference("drift");
    for (String series : List.of("met", "synthetic")) {
      stratified(
          new Found("drift/" + series, drift.get(series + "_heterogeneity")),
          ReferenceTables.strata(drift.get(series)));
    }
  }

  @Test
  void ucbReversesWithinDepartments() {
    Found ucb =
        ReferenceTables.having(ReferenceTables.DERIVED, "strata").stream()
            .filter(each -> each.node().get("from").asText().endsWith("json/stratified"))
            .findFirst()
            .orElseThrow();
    Strata strata = ReferenceTables.strata(ucb.node().get("strata"));
    assertClose("crude", strata.together().ratio().orElseThrow(), 0.6818298436, CLOSED_FORM);
    assertClose(
        "MH", MantelHaenszel.ratio(strata, LEVEL).orElseThrow().value(), 1.058307424, CLOSED_FORM);
    TestResult cmh = StratifiedTest.cochranMantelHaenszel(strata).orElseThrow();
    assertClose("CMH", cmh.statistic(), 1.52460666, CLOSED_FORM);
    TestResult tarone = StratifiedTest.breslowDayTarone(strata).orElseThrow();
    assertClose("Tarone p", tarone.p(), 0.002071401398, CLOSED_FORM);
  }

  @Test
  void holmAdjustments() {
    List<Found> found = ReferenceTables.having(ReferenceTables.DERIVED, "p", "holm");
    assertThat(found).hasSize(6);
    for (Found each : found) {
      List<Double> adjusted = Holm.adjust(doubles(each.node().get("p")));
      List<Double> expected = doubles(each.node().get("holm"));
      for (int i = 0; i < expected.size(); i++) {
        assertClose(each.path() + "/" + i, adjusted.get(i), expected.get(i), CLOSED_FORM);
      }
    }
  }

  @Test
  void detectableRatios() {
    List<Found> found = ReferenceTables.having(ReferenceTables.DERIVED, "n1", "reference_rate");
    assertThat(found).hasSize(34);
    for (Found each : found) {
      JsonNode node = each.node();
      Power.Design design =
          new Power.Design(
              node.get("n1").asDouble(),
              node.get("n0").asDouble(),
              node.get("reference_rate").asDouble());
      Level level = new Level(node.get("alpha").asDouble());
      double power = node.get("power").asDouble();
      number(
          each,
          "smallest_detectable_ratio_above_1",
          Power.smallestRatioAbove(design, level, power));
      number(
          each, "largest_detectable_ratio_below_1", Power.largestRatioBelow(design, level, power));
    }
  }

  private static void stratified(Found each, Strata strata) {
    JsonNode node = each.node();
    if (node.has("strata_given")) {
      count(each, "strata_given", strata.given().size());
      count(each, "strata_informative", strata.informative().size());
    }
    if (node.has("n1_in_informative_strata")) {
      TwoByTwo all = strata.together();
      TwoByTwo dropped = strata.dropped();
      count(each, "n1_in_informative_strata", all.group().total() - dropped.group().total());
      count(
          each,
          "n0_in_informative_strata",
          all.comparator().total() - dropped.comparator().total());
    }
    estimate(each, "mh_risk_ratio", "_gr95", MantelHaenszel.ratio(strata, LEVEL));
    estimate(each, "mh_odds_ratio", "_rbg95", MantelHaenszel.oddsRatio(strata, LEVEL));
    estimate(each, "mh_risk_difference", "_sato95", MantelHaenszel.difference(strata, LEVEL));
    Optional<TestResult> cmh = StratifiedTest.cochranMantelHaenszel(strata);
    number(each, "cmh_chi2", statistic(cmh));
    number(each, "cmh_p", p(cmh));
    Optional<TestResult> tarone = StratifiedTest.breslowDayTarone(strata);
    number(each, "breslow_day_tarone_chi2", statistic(tarone));
    number(each, "breslow_day_tarone_p", p(tarone));
  }

  private static void estimate(
      Found each, String key, String interval, Optional<Estimate> estimate) {
    if (each.node().has(key)) {
      number(
          each,
          key,
          estimate.map(e -> OptionalDouble.of(e.value())).orElse(OptionalDouble.empty()));
      if (each.node().has(key + interval)) {
        interval(each, key + interval, estimate.flatMap(Estimate::interval), CLOSED_FORM);
      }
    }
  }

  private static void count(Found each, String key, double actual) {
    assertThat(actual).as(each.path() + "/" + key).isEqualTo(each.node().get(key).asDouble());
  }

  private static void number(Found each, String key, OptionalDouble actual) {
    JsonNode expected = each.node().get(key);
    String what = each.path() + "/" + key;
    if (expected.isNull() || Double.isNaN(value(expected)) || Double.isInfinite(value(expected))) {
      assertThat(actual).as(what).isEmpty();
    } else {
      assertClose(what, actual.orElseThrow(), expected.asDouble(), CLOSED_FORM);
    }
  }

  private static void interval(
      Found each, String key, Optional<Interval> actual, double tolerance) {
    JsonNode expected = each.node().get(key);
    String what = each.path() + "/" + key;
    if (expected.isNull()) {
      assertThat(actual).as(what).isEmpty();
      return;
    }
    assertClose(what, actual.orElseThrow().lower(), expected.get(0).asDouble(), tolerance);
    if (Double.isInfinite(value(expected.get(1)))) {
      assertThat(actual.get().upper()).as(what).isEmpty();
    } else {
      double upper = actual.get().upper().orElseThrow();
      assertClose(what, upper, expected.get(1).asDouble(), tolerance);
    }
  }

  private static double value(JsonNode node) {
    return node.isTextual() ? Double.parseDouble(node.asText()) : node.asDouble();
  }

  private static OptionalDouble p(Optional<TestResult> result) {
    return result.map(test -> OptionalDouble.of(test.p())).orElse(OptionalDouble.empty());
  }

  private static OptionalDouble statistic(Optional<TestResult> result) {
    return result.map(test -> OptionalDouble.of(test.statistic())).orElse(OptionalDouble.empty());
  }

  private static List<Double> doubles(JsonNode list) {
    List<Double> values = new ArrayList<>();
    list.forEach(item -> values.add(item.asDouble()));
    return values;
  }
}

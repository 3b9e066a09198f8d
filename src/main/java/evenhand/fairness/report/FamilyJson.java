package evenhand.fairness.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.fairness.comparison.Conditional;
import evenhand.fairness.comparison.Family;
import evenhand.fairness.comparison.GroupResult;
import evenhand.fairness.comparison.Missing;
import evenhand.fairness.comparison.MissingBounds;
import evenhand.fairness.comparison.Versus;
import evenhand.fairness.measures.Kitagawa;
import evenhand.fairness.spec.Zone;
import evenhand.fairness.statistics.DifferenceInterval;
import evenhand.fairness.statistics.Estimate;
import evenhand.fairness.statistics.Interval;
import evenhand.fairness.statistics.Level;
import evenhand.fairness.statistics.MantelHaenszel;
import evenhand.fairness.statistics.Power;
import evenhand.fairness.statistics.ProportionInterval;
import evenhand.fairness.statistics.RatioInterval;
import evenhand.fairness.statistics.Strata;
import evenhand.fairness.statistics.StratifiedTest;
import evenhand.fairness.statistics.TestResult;
import evenhand.fairness.statistics.TwoByTwo;
import evenhand.fairness.tabulation.Scenario;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Writes a family of comparisons with the fields that checks read. */
final class FamilyJson {
  private static final Level LEVEL = Level.NINETY_FIVE;
  private static final double POWER = 0.8;

  private FamilyJson() {}

  static ObjectNode of(Family family, Zone zone) {
    ObjectNode node = Json.NODES.objectNode();
    node.put("decision_point", family.point().id());
    node.put("measure", family.measure().id());
    node.put("adverse", family.point().adverse());
    node.put("scenario", family.scenario().name());
    node.put("comparator", family.comparator());
    ArrayNode groups = node.putArray("groups");
    for (GroupResult result : family.groups()) {
      groups.add(group(family, result, zone));
    }
    node.set("missing", missing(family.missing()));
    return node;
  }

  private static ObjectNode group(Family family, GroupResult result, Zone zone) {
    ObjectNode node = Json.NODES.objectNode();
    node.put("group", result.group());
    node.set("n", Json.count(result.share().total()));
    node.set("x", Json.count(result.share().selected()));
    node.set("rate", Json.number(result.share().rate()));
    node.set("rate_ci", Json.interval(ProportionInterval.wilson(result.share(), LEVEL)));
    node.set(
        "versus",
        result.versus().map(versus -> versus(family, versus, zone)).orElse(Json.NODES.nullNode()));
    boolean isCompared = result.versus().isPresent();
    node.set(
        "conditional", result.primary().map(FamilyJson::conditional).orElse(Json.NODES.nullNode()));
    ArrayNode all = node.putArray("conditionals");
    result.conditionals().forEach(each -> all.add(conditional(each)));
    node.set(
        "headline",
        isCompared
            ? Json.text(result.headline().orElseThrow().overall().name())
            : Json.NODES.nullNode());
    node.set(
        "scenario_headline",
        isCompared
            ? Json.text(result.headline().orElseThrow().ofScenario().name())
            : Json.NODES.nullNode());
    return node;
  }

  private static JsonNode versus(Family family, Versus versus, Zone zone) {
    TwoByTwo table = versus.table();
    ObjectNode node = Json.NODES.objectNode();
    node.set("ratio", Json.number(table.ratio()));
    node.set("ratio_ci", Json.interval(RatioInterval.koopman(table, LEVEL)));
    node.set("ratio_ci_katz", Json.interval(RatioInterval.katz(table, LEVEL)));
    Optional<Interval> widened =
        versus.isEligible() ? RatioInterval.koopman(table, versus.shared()) : Optional.empty();
    node.set("ratio_ci_widened", Json.interval(widened));
    node.set("opposite_ratio", Json.number(table.opposite().ratio()));
    node.set("difference", Json.number(table.difference()));
    node.set("difference_ci", Json.interval(DifferenceInterval.newcombe(table, LEVEL)));
    node.set("people", Json.number(table.people()));
    node.set("p", Json.number(versus.test().map(test -> test.result().p())));
    node.set(
        "test", versus.test().map(test -> Json.text(test.name())).orElse(Json.NODES.nullNode()));
    node.set("p_holm", Json.number(versus.holm()));
    node.set("disadvantaged", disadvantaged(family, table.difference()));
    node.set("detectable_ratio", detectable(versus));
    node.set(
        "group_size_for_green",
        Json.number(
            Power.Design.of(table)
                .map(design -> Power.groupForGreen(design, zone.reachLog()))
                .orElse(OptionalDouble.empty())));
    if (family.scenario() == Scenario.A) {
      MissingBounds bounds = MissingBounds.of(table, family.missing().share());
      node.set("missing_bounds", Json.pair(bounds.lowest(), bounds.highest()));
    }
    node.put("verdict", versus.verdict().name());
    return node;
  }

  private static JsonNode detectable(Versus versus) {
    return Power.Design.of(versus.table())
        .<JsonNode>map(
            design ->
                Json.pair(
                    Power.largestRatioBelow(design, versus.shared(), POWER),
                    Power.smallestRatioAbove(design, versus.shared(), POWER)))
        .orElse(Json.NODES.nullNode());
  }

  private static JsonNode disadvantaged(Family family, OptionalDouble difference) {
    if (difference.isEmpty()) {
      return Json.NODES.nullNode();
    }
    boolean isHigherWorse = family.measure().isHigherWorse(family.point().adverse());
    double harm = isHigherWorse ? difference.getAsDouble() : -difference.getAsDouble();
    return Json.NODES.booleanNode(harm > 0);
  }

  private static JsonNode conditional(Conditional within) {
    Strata strata = within.strata();
    ObjectNode node = Json.NODES.objectNode();
    ArrayNode columns = node.putArray("strata");
    within.set().columns().forEach(columns::add);
    node.put("status", within.set().status().name().toLowerCase(Locale.ROOT));
    put(node, "mh_ratio", MantelHaenszel.ratio(strata, LEVEL));
    put(node, "mh_odds_ratio", MantelHaenszel.oddsRatio(strata, LEVEL));
    put(node, "mh_difference", MantelHaenszel.difference(strata, LEVEL));
    node.set(
        "cmh",
        Json.number(StratifiedTest.cochranMantelHaenszel(strata).map(TestResult::statistic)));
    node.set("p", Json.number(within.test().map(test -> test.result().p())));
    node.set("p_holm", Json.number(within.holm()));
    Optional<TestResult> tarone = StratifiedTest.breslowDayTarone(strata);
    node.set("tarone", Json.number(tarone.map(TestResult::statistic)));
    node.set("tarone_p", Json.number(tarone.map(TestResult::p)));
    node.set("dropped", Json.count(strata.dropped().group().total()));
    node.set("dropped_comparator", Json.count(strata.dropped().comparator().total()));
    node.put("strata_given", strata.given().size());
    node.put("strata_informative", strata.informative().size());
    node.set("kitagawa", kitagawa(strata));
    node.put("verdict", within.verdict().name());
    return node;
  }

  private static JsonNode kitagawa(Strata strata) {
    return Kitagawa.split(strata)
        .<JsonNode>map(
            split -> {
              ObjectNode node = Json.NODES.objectNode();
              node.set("composition", Json.number(split.composition()));
              node.set("within_strata", Json.number(split.within()));
              node.set("unmatched_strata", Json.number(split.unmatched()));
              return node;
            })
        .orElse(Json.NODES.nullNode());
  }

  private static void put(ObjectNode node, String name, Optional<Estimate> estimate) {
    node.set(name, Json.number(estimate.map(Estimate::value)));
    node.set(name + "_ci", Json.interval(estimate.flatMap(Estimate::interval)));
  }

  private static ObjectNode missing(Missing missing) {
    TwoByTwo bySelection = missing.bySelection();
    ObjectNode node = Json.NODES.objectNode();
    node.set("n", Json.count(missing.share().total()));
    node.set("share", Json.number(missing.shareOfAll()));
    node.set("share_selected", Json.number(bySelection.group().rate()));
    node.set("share_not_selected", Json.number(bySelection.comparator().rate()));
    node.set("p", Json.number(missing.p()));
    return node;
  }
}

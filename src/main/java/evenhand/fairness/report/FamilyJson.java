package evenhand.fairness.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.fairness.comparison.Conditional;
import evenhand.fairness.comparison.Family;
import evenhand.fairness.comparison.GroupResult;
import evenhand.fairness.comparison.GroupResult.Headline;
import evenhand.fairness.comparison.Missing;
import evenhand.fairness.comparison.MissingBounds;
import evenhand.fairness.comparison.Versus;
import evenhand.fairness.measures.Kitagawa;
import evenhand.fairness.statistics.DifferenceInterval;
import evenhand.fairness.statistics.Estimate;
import evenhand.fairness.statistics.Interval;
import evenhand.fairness.statistics.Level;
import evenhand.fairness.statistics.MantelHaenszel;
import evenhand.fairness.statistics.Power;
import evenhand.fairness.statistics.Proportion;
import evenhand.fairness.statistics.ProportionInterval;
import evenhand.fairness.statistics.RatioInterval;
import evenhand.fairness.statistics.Strata;
import evenhand.fairness.statistics.StratifiedTest;
import evenhand.fairness.statistics.TestResult;
import evenhand.fairness.statistics.TwoByTwo;
import evenhand.fairness.tabulation.Scenario;
import evenhand.fairness.verdict.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Writes a family of comparisons with the fields that checks read. */
final class FamilyJson {
  private static final Level LEVEL = Level.NINETY_FIVE;
  private static final double POWER = 0.8;

  private FamilyJson() {}

  static ObjectNode of(Family family, Release release) {
    ObjectNode node = Json.NODES.objectNode();
    node.put("decision_point", family.point().id());
    node.put("measure", family.measure().id());
    node.put("adverse", family.point().adverse());
    node.put("scenario", family.scenario().name());
    node.put("comparator", family.comparator());
    ArrayNode groups = node.putArray("groups");
    boolean isWithheld = release.isWithheld(family);
    if (isWithheld) {
      node.put("withheld", true);
    }
    for (GroupResult result : isWithheld ? List.<GroupResult>of() : family.groups()) {
      groups.add(
          release.isWithheld(family, result) ? withheld(result) : group(family, result, release));
    }
    node.set(
        "missing",
        release.isMissingWithheld(family) ? withheldMissing() : missing(family.missing()));
    return node;
  }

  private static ObjectNode withheld(GroupResult result) {
    ObjectNode node = Json.NODES.objectNode();
    node.put("group", result.group());
    for (String field : List.of("n", "x", "rate", "rate_ci", "versus", "conditional")) {
      node.putNull(field);
    }
    node.putArray("conditionals");
    node.putNull("headline");
    node.putNull("scenario_headline");
    return node.put("withheld", true);
  }

  private static ObjectNode withheldMissing() {
    ObjectNode node = Json.NODES.objectNode();
    for (String field : List.of("n", "share", "share_selected", "share_not_selected", "p")) {
      node.putNull(field);
    }
    return node.put("withheld", true);
  }

  private static ObjectNode group(Family family, GroupResult result, Release release) {
    ObjectNode node = Json.NODES.objectNode();
    node.put("group", result.group());
    node.set("n", Json.count(result.share().total()));
    node.set("x", Json.count(result.share().selected()));
    node.set("rate", Json.number(result.share().rate()));
    node.set("rate_ci", Json.interval(ProportionInterval.wilson(result.share(), LEVEL)));
    boolean isCompared = result.versus().isPresent() && !release.isComparatorWithheld(family);
    node.set(
        "versus",
        isCompared
            ? versus(family, result.versus().orElseThrow(), release)
            : Json.NODES.nullNode());
    ArrayNode all = Json.NODES.arrayNode();
    if (isCompared && family.isDeclared(release.audit().spec().group().comparator())) {
      result.conditionals().forEach(each -> all.add(conditional(each, release)));
    }
    node.set(
        "conditional",
        result
            .primary()
            .filter(any -> isCompared)
            .map(within -> conditional(within, release))
            .orElse(Json.NODES.nullNode()));
    node.set("conditionals", all);
    node.set("headline", verdict(isCompared, result, Headline::overall));
    node.set("scenario_headline", verdict(isCompared, result, Headline::ofScenario));
    return node;
  }

  private static JsonNode verdict(
      boolean isCompared, GroupResult result, Function<Headline, Verdict> which) {
    return result
        .headline()
        .filter(any -> isCompared)
        .map(headline -> Json.text(which.apply(headline).name()))
        .orElse(Json.NODES.nullNode());
  }

  private static JsonNode versus(Family family, Versus versus, Release release) {
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
                .map(design -> Power.groupForGreen(design, reachLog(release)))
                .orElse(OptionalDouble.empty())));
    if (family.scenario() == Scenario.A && !release.isMissingWithheld(family)) {
      MissingBounds bounds = MissingBounds.of(table, family.missing().share());
      node.set("missing_bounds", Json.pair(bounds.lowest(), bounds.highest()));
    }
    node.put("verdict", versus.verdict().name());
    return node;
  }

  private static double reachLog(Release release) {
    return release.audit().spec().zone().reachLog();
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

  private static JsonNode conditional(Conditional within, Release release) {
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
    node.set("dropped", dropped(strata.dropped().group(), release));
    node.set("dropped_comparator", dropped(strata.dropped().comparator(), release));
    node.put("strata_given", strata.given().size());
    node.put("strata_informative", strata.informative().size());
    node.set("kitagawa", kitagawa(strata));
    node.put("verdict", within.verdict().name());
    return node;
  }

  private static JsonNode dropped(Proportion share, Release release) {
    return release.isSmall(share.total()) ? Json.NODES.nullNode() : Json.count(share.total());
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
    node.put("over_a_tenth", missing.isOverATenth());
    node.put("over_a_quarter", missing.isOverAQuarter());
    node.put("uneven", missing.isUneven());
    return node;
  }
}

package evenhand.fairness.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.fairness.comparison.Audit;
import evenhand.fairness.comparison.Drift;
import evenhand.fairness.comparison.RecordedCode;
import evenhand.fairness.comparison.Slicing;
import evenhand.fairness.comparison.Versus;
import evenhand.fairness.disclosure.Audience;
import evenhand.fairness.measures.DriftChart;
import evenhand.fairness.statistics.Level;
import evenhand.fairness.statistics.Proportion;
import evenhand.fairness.statistics.ProportionInterval;
import evenhand.fairness.statistics.RatioInterval;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes what is shown beside the families: groups as recorded, slices, drift. */
final class BesideJson {
  private static final Level LEVEL = Level.NINETY_FIVE;

  private BesideJson() {}

  static void addTo(ObjectNode report, Release release) {
    Audit audit = release.audit();
    boolean isForce = release.audience() == Audience.FORCE;
    ArrayNode recorded = report.putArray("recorded_codes");
    for (int i = 0; i < audit.spec().decisionPoints().size(); i++) {
      ObjectNode point = recorded.addObject();
      point.put("decision_point", audit.spec().decisionPoints().get(i).id());
      addCodes(point.putArray("codes"), isForce ? audit.beside().codes().get(i) : List.of());
    }
    ArrayNode slicings = report.putArray("slices");
    audit.beside().slicings().forEach(slicing -> slicings.add(slicing(slicing, release)));
    ArrayNode drifts = report.putArray("drift");
    audit.beside().drifts().stream()
        .filter(drift -> !release.isWithheld(drift))
        .forEach(drift -> drifts.add(drift(drift)));
  }

  private static void addCodes(ArrayNode list, List<RecordedCode> codes) {
    for (RecordedCode code : codes) {
      ObjectNode node = list.addObject();
      node.put("code", code.code());
      node.set("group", code.group().map(Json::text).orElse(Json.NODES.nullNode()));
      addShare(node, code.share());
    }
  }

  private static ObjectNode slicing(Slicing slicing, Release release) {
    ObjectNode node = Json.NODES.objectNode();
    node.put("decision_point", slicing.point().id());
    node.put("kind", slicing.kind().name().toLowerCase(Locale.ROOT));
    ArrayNode columns = node.putArray("columns");
    slicing.columns().forEach(columns::add);
    ArrayNode rows = node.putArray("rows");
    List<Slicing.Row> shown = release.shown(slicing);
    for (Slicing.Row row : shown) {
      ObjectNode each = rows.addObject();
      each.put("slice", row.slice());
      each.put("group", row.group());
      addRow(each, row, release.isVersusWithheld(slicing, row));
    }
    node.put("rows_withheld", slicing.rows().size() - shown.size());
    return node;
  }

  private static void addRow(ObjectNode each, Slicing.Row row, boolean isVersusWithheld) {
    addShare(each, row.share());
    Optional<Versus> versus = row.versus().filter(any -> !isVersusWithheld);
    each.set("ratio", Json.number(versus.flatMap(BesideJson::ratio)));
    each.set(
        "ratio_ci", Json.interval(versus.flatMap(of -> RatioInterval.koopman(of.table(), LEVEL))));
    each.set("p_holm", Json.number(versus.flatMap(of -> Json.optional(of.holm()))));
    each.set(
        "verdict", versus.map(of -> Json.text(of.verdict().name())).orElse(Json.NODES.nullNode()));
  }

  private static Optional<Double> ratio(Versus versus) {
    return Json.optional(versus.table().ratio());
  }

  private static ObjectNode drift(Drift drift) {
    ObjectNode node = Json.NODES.objectNode();
    node.put("decision_point", drift.point().id());
    node.put("group", drift.group());
    node.put("k", DriftChart.K);
    node.put("h", DriftChart.H);
    node.set("baseline_log_ratio", Json.number(drift.baseline()));
    node.set(
        "first_signal",
        drift.firstSignal().map(period -> Json.text(period.name())).orElse(Json.NODES.nullNode()));
    ArrayNode periods = node.putArray("periods");
    for (Drift.Period period : drift.periods()) {
      ObjectNode each = periods.addObject();
      each.put("period", period.name());
      each.set("x1", Json.count(period.table().group().selected()));
      each.set("n1", Json.count(period.table().group().total()));
      each.set("x0", Json.count(period.table().comparator().selected()));
      each.set("n0", Json.count(period.table().comparator().total()));
      var step = period.point().flatMap(DriftChart.Point::step);
      each.set("log_ratio", Json.number(step.map(DriftChart.Step::logRatio)));
      each.set("z", Json.number(step.map(DriftChart.Step::z)));
      each.set("up", Json.number(period.point().map(DriftChart.Point::up)));
      each.set("down", Json.number(period.point().map(DriftChart.Point::down)));
      each.set(
          "signal",
          period
              .point()
              .flatMap(DriftChart.Point::signal)
              .map(signal -> Json.text(signal.name()))
              .orElse(Json.NODES.nullNode()));
    }
    return node;
  }

  private static void addShare(ObjectNode node, Proportion share) {
    node.set("n", Json.count(share.total()));
    node.set("x", Json.count(share.selected()));
    node.set("rate", Json.number(share.rate()));
    node.set("rate_ci", Json.interval(ProportionInterval.wilson(share, LEVEL)));
  }
}

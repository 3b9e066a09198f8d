package evenhand.fairness.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.fairness.comparison.RecordedFindings;
import evenhand.fairness.comparison.RecordedFindings.Provenance;
import evenhand.fairness.measures.HandlerFunnel;
import evenhand.fairness.measures.ProxyScan;
import evenhand.fairness.measures.RuleDecomposition;
import evenhand.fairness.statistics.Association;
import evenhand.fairness.statistics.Proportion;
import java.util.Locale;
import java.util.Optional;

/** Writes what only recorded decisions can show. */
final class RecordedJson {
  private RecordedJson() {}

  static void addTo(ObjectNode report, Release release) {
    Optional<RecordedFindings> recorded = release.audit().recorded();
    if (recorded.isEmpty()) {
      return;
    }
    RecordedFindings findings = recorded.get();
    report.set("provenance", provenance(findings.provenance()));
    gaps(report.putArray("gaps_by_rule"), findings, release);
    overrides(report.putArray("overrides"), findings, release);
    handlers(report.putArray("handlers"), findings, release);
    proxies(report.putObject("conditions_with_group"), findings.proxies());
    missing(report.putArray("missing_by"), findings, release);
    firstOnly(report.putArray("first_of_contact"), findings, release);
    items(report.putArray("items"), findings, release);
    ArrayNode letPass = report.putArray("activated_despite");
    findings
        .letPass()
        .forEach(
            each ->
                letPass
                    .addObject()
                    .put("version", each.version())
                    .put("revision", each.revision())
                    .put("activation", each.kind())
                    .put("from", each.from())
                    .put("reason", each.reason()));
    ArrayNode unmeasured = report.putArray("unmeasured");
    findings
        .unmeasured()
        .forEach(
            point ->
                unmeasured
                    .addObject()
                    .put("decision_point", point.point())
                    .put("reason", point.reason()));
  }

  private static void items(ArrayNode list, RecordedFindings findings, Release release) {
    for (RecordedFindings.ToExplain item : findings.toExplain()) {
      ObjectNode node = list.addObject();
      node.put("decision_point", item.point());
      node.put("group", item.group());
      node.put("verdict", release.isWithheld(item) ? null : item.verdict());
      node.put("owner_role", item.ownerRole());
      node.put("due", item.due());
      node.put("status", item.status());
      ArrayNode explanations = node.putArray("explanations");
      item.said()
          .forEach(
              said ->
                  explanations
                      .addObject()
                      .put("on", said.on())
                      .put("evidence", said.evidence())
                      .put("steps", said.steps())
                      .put("signed_off", !said.signedOffBy().isEmpty()));
    }
  }

  private static ObjectNode provenance(Provenance from) {
    ObjectNode node = Json.NODES.objectNode();
    node.put("rulebook", from.subject().rulebook());
    node.put("characteristic", from.subject().characteristic());
    node.put("from", from.from().toString());
    node.put("until", from.until().toString());
    node.put("invented", from.isInvented());
    node.put("code_version", from.codeVersion());
    ArrayNode revisions = node.putArray("revisions");
    from.revisions()
        .forEach(
            used ->
                revisions
                    .addObject()
                    .put("version", used.version())
                    .put("revision", used.revision())
                    .put("decisions", used.decisions()));
    node.set(
        "checkpoint",
        from.checkpoint()
            .<JsonNode>map(
                log ->
                    Json.NODES
                        .objectNode()
                        .put("origin", log.origin())
                        .put("size", log.size())
                        .put("root", log.root())
                        .put("not_witnessed_since", log.notWitnessedSince().orElse(null)))
            .orElse(Json.NODES.nullNode()));
    return node;
  }

  private static void gaps(ArrayNode list, RecordedFindings findings, Release release) {
    for (RecordedFindings.Gap gap : findings.gaps()) {
      ObjectNode node = list.addObject();
      node.put("decision_point", gap.point().id());
      node.put("group", gap.group());
      if (release.isWithheld(gap)) {
        node.put("withheld", true);
        continue;
      }
      node.set("gap", Json.number(gap.gap()));
      node.put("of", gap.isOfUnselected() ? "not_selected" : "selected");
      ArrayNode parts = node.putArray("parts");
      for (RuleDecomposition.Part part : gap.parts()) {
        ObjectNode each = parts.addObject();
        each.put("rule", part.rule());
        if (release.isWithheld(gap, part)) {
          each.put("withheld", true);
        } else {
          each.set("part", Json.number(part.part()));
          each.set("part_ci", Json.interval(part.interval()));
          each.set("share", Json.number(part.shares().group().rate()));
          each.set("share_comparator", Json.number(part.shares().comparator().rate()));
        }
      }
    }
  }

  private static void overrides(ArrayNode list, RecordedFindings findings, Release release) {
    for (int i = 0; i < findings.overrides().size(); i++) {
      RecordedFindings.Override override = findings.overrides().get(i);
      ObjectNode node = list.addObject();
      node.put("whose", override.whose());
      node.put("group", override.group());
      node.put("direction", override.direction());
      node.put("reason", override.reason().code());
      share(node, override.reason().overrides(), release.isOverrideWithheld(i));
    }
  }

  private static void handlers(ArrayNode list, RecordedFindings findings, Release release) {
    for (HandlerFunnel.Point handler : release.handlers(findings)) {
      ObjectNode node = list.addObject();
      node.put("handler", handler.handler());
      share(node, handler.overrides(), false);
      node.set("limits_95", Json.interval(Optional.of(handler.limits95())));
      node.set("limits_998", Json.interval(Optional.of(handler.limits998())));
      node.put("place", handler.place().name().toLowerCase(Locale.ROOT));
    }
  }

  private static void proxies(ObjectNode node, RecordedFindings.Proxies proxies) {
    node.put("whose", proxies.whose());
    ArrayNode rules = node.putArray("rules");
    for (ProxyScan.Finding finding : proxies.findings()) {
      ObjectNode each = rules.addObject();
      each.put("rule", finding.condition());
      each.set("cramers_v", Json.number(finding.association().map(Association::cramersV)));
      each.set("p_holm", Json.number(finding.holm()));
    }
  }

  private static void missing(ArrayNode list, RecordedFindings findings, Release release) {
    for (RecordedFindings.MissingShare missing : release.missingShares(findings)) {
      ObjectNode node = list.addObject();
      node.put("whose", missing.whose());
      node.put("by", missing.column());
      node.put("value", missing.value());
      share(node, missing.missing(), release.isWithheld(missing));
    }
  }

  private static void firstOnly(ArrayNode list, RecordedFindings findings, Release release) {
    for (RecordedFindings.FirstOnly first : findings.firstOnly()) {
      ObjectNode node = list.addObject();
      node.put("decision_point", first.point().id());
      node.put("group", first.group());
      boolean isWithheld = release.isWithheld(first);
      share(node, first.versus().table().group(), isWithheld);
      if (!isWithheld) {
        node.set("ratio", Json.number(first.versus().table().ratio()));
        node.put("verdict", first.versus().verdict().name());
        node.put("differs", first.differs());
      }
    }
  }

  private static void share(ObjectNode node, Proportion share, boolean isWithheld) {
    if (isWithheld) {
      node.putNull("n");
      node.putNull("x");
      node.put("withheld", true);
    } else {
      node.set("n", Json.count(share.total()));
      node.set("x", Json.count(share.selected()));
      node.set("rate", Json.number(share.rate()));
    }
  }
}

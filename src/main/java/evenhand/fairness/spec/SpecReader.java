package evenhand.fairness.spec;

import evenhand.fairness.spec.GroupColumn.Fallback;
import evenhand.fairness.spec.Rows.Weight;
import evenhand.fairness.spec.StrataSet.Agreement;
import evenhand.fairness.spec.StrataSet.Status;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads an audit specification in YAML. */
public final class SpecReader {
  private static final Set<String> TOP =
      Set.of(
          "title",
          "source",
          "where",
          "group",
          "weight",
          "survey_weight",
          "id",
          "bands",
          "decision_points",
          "intersections",
          "area",
          "period",
          "zone");
  private static final Set<String> GROUP =
      Set.of("column", "scheme", "map", "missing", "fallback", "comparator");
  private static final Set<String> POINT =
      Set.of("id", "column", "selected", "adverse", "outcome", "strata");
  private static final Set<String> STRATA =
      Set.of("columns", "status", "reason", "agreed_by", "agreed_on");

  private SpecReader() {}

  /**
   * Reads one specification.
   *
   * @throws SpecFaultException where it is no YAML, or says what the format has no place for
   */
  public static AuditSpec read(Reader yaml) {
    SpecNode root = SpecNode.parse(yaml);
    Map<String, SpecNode> entries = root.map(TOP);
    return new AuditSpec(
        text(entries, "title").orElse("Audit of disproportionality"),
        text(entries, "source").orElse(""),
        rows(root, entries),
        group(root.required("group", entries)),
        points(root.required("decision_points", entries)),
        ExtrasReader.extras(entries),
        Optional.ofNullable(entries.get("zone")).map(ExtrasReader::zone).orElse(Zone.CONVENTION));
  }

  private static Rows rows(SpecNode root, Map<String, SpecNode> entries) {
    if (entries.containsKey("weight") && entries.containsKey("survey_weight")) {
      throw root.fault("give weight (whole counts) or survey_weight, not both");
    }
    Optional<Weight> counts = text(entries, "weight").map(column -> new Weight(column, false));
    Optional<Weight> survey =
        text(entries, "survey_weight").map(column -> new Weight(column, true));
    return new Rows(
        Optional.ofNullable(entries.get("where")).map(SpecReader::filters).orElse(List.of()),
        counts.or(() -> survey),
        text(entries, "id"),
        Optional.ofNullable(entries.get("bands")).map(SpecReader::bands).orElse(Map.of()));
  }

  private static List<RowFilter> filters(SpecNode where) {
    if (where.isMap()) {
      return List.of(filter(where, "in"));
    }
    return where.list().stream().map(item -> filter(item, "in")).toList();
  }

  private static RowFilter filter(SpecNode node, String conditionKey) {
    Map<String, SpecNode> entries = node.map(Set.of("column", conditionKey));
    return new RowFilter(
        node.required("column", entries).nonEmptyText(),
        condition(node.required(conditionKey, entries)));
  }

  private static Condition condition(SpecNode node) {
    if (!node.isList()) {
      return Condition.parse(node.nonEmptyText());
    }
    List<String> values = node.texts();
    if (values.isEmpty()) {
      throw node.fault("the list is empty, so that no row could meet it; name at least one value");
    }
    return new Condition.OneOf(values);
  }

  private static Map<String, Band> bands(SpecNode node) {
    Map<String, Band> bands = new LinkedHashMap<>();
    node.map().forEach((name, band) -> bands.put(name, band(band)));
    return bands;
  }

  private static Band band(SpecNode node) {
    Map<String, SpecNode> entries = node.map(Set.of("column", "cuts"));
    List<Double> cuts =
        node.required("cuts", entries).list().stream().map(SpecNode::number).toList();
    try {
      return new Band(node.required("column", entries).nonEmptyText(), cuts);
    } catch (IllegalArgumentException e) {
      throw node.fault("cuts ascend, and there is at least one; write them as [0, 2, 5]");
    }
  }

  private static GroupColumn group(SpecNode node) {
    Map<String, SpecNode> entries = node.map(GROUP);
    if (entries.containsKey("scheme") && entries.containsKey("map")) {
      throw node.fault("give scheme or map, not both");
    }
    Set<String> missing = new HashSet<>(Set.of(""));
    Optional.ofNullable(entries.get("missing")).ifPresent(list -> missing.addAll(list.texts()));
    return new GroupColumn(
        node.required("column", entries).nonEmptyText(),
        text(entries, "scheme"),
        Optional.ofNullable(entries.get("map")).map(SpecReader::texts).orElse(Map.of()),
        missing,
        Optional.ofNullable(entries.get("fallback")).map(SpecReader::fallback),
        node.required("comparator", entries).nonEmptyText());
  }

  private static Fallback fallback(SpecNode node) {
    if (!node.isMap()) {
      return new Fallback(node.nonEmptyText(), Map.of(), List.of());
    }
    Map<String, SpecNode> entries = node.map(Set.of("column", "map", "missing"));
    return new Fallback(
        node.required("column", entries).nonEmptyText(),
        Optional.ofNullable(entries.get("map")).map(SpecReader::texts).orElse(Map.of()),
        Optional.ofNullable(entries.get("missing")).map(SpecNode::texts).orElse(List.of()));
  }

  private static Map<String, String> texts(SpecNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    node.map().forEach((key, value) -> texts.put(key, value.nonEmptyText()));
    if (texts.isEmpty()) {
      throw node.fault("the map is empty; write it as {W1: White, B1: Black}");
    }
    return texts;
  }

  private static List<DecisionPoint> points(SpecNode node) {
    List<DecisionPoint> points = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (SpecNode item : node.list()) {
      DecisionPoint point = point(item);
      if (!ids.add(point.id())) {
        throw item.fault("the id '" + point.id() + "' stands twice; give each its own");
      }
      points.add(point);
    }
    if (points.isEmpty()) {
      throw node.fault("name at least one decision point");
    }
    return points;
  }

  private static DecisionPoint point(SpecNode node) {
    Map<String, SpecNode> entries = node.map(POINT);
    return new DecisionPoint(
        node.required("id", entries).nonEmptyText(),
        node.required("column", entries).nonEmptyText(),
        condition(node.required("selected", entries)),
        node.required("adverse", entries).truth(),
        Optional.ofNullable(entries.get("outcome")).map(outcome -> filter(outcome, "positive")),
        Optional.ofNullable(entries.get("strata")).map(SpecReader::strata).orElse(List.of()),
        DecisionPoint.Meaning.NONE);
  }

  private static List<StrataSet> strata(SpecNode node) {
    List<SpecNode> items = node.list();
    if (items.isEmpty()) {
      return List.of();
    }
    if (items.stream().noneMatch(item -> item.isMap() || item.isList())) {
      return List.of(new StrataSet(names(node), Status.LEGITIMATE, Agreement.NONE));
    }
    return items.stream().map(SpecReader::strataSet).toList();
  }

  private static StrataSet strataSet(SpecNode node) {
    if (node.isList()) {
      return new StrataSet(names(node), Status.LEGITIMATE, Agreement.NONE);
    }
    if (!node.isMap()) {
      return new StrataSet(List.of(node.nonEmptyText()), Status.LEGITIMATE, Agreement.NONE);
    }
    Map<String, SpecNode> entries = node.map(STRATA);
    Status status =
        Optional.ofNullable(entries.get("status"))
            .map(SpecReader::status)
            .orElse(Status.LEGITIMATE);
    Agreement agreement =
        new Agreement(
            text(entries, "reason").orElse(""),
            text(entries, "agreed_by").orElse(""),
            text(entries, "agreed_on").orElse(""));
    return new StrataSet(names(node.required("columns", entries)), status, agreement);
  }

  static List<String> names(SpecNode node) {
    List<String> names = node.list().stream().map(SpecNode::nonEmptyText).toList();
    if (names.isEmpty() || new HashSet<>(names).size() < names.size()) {
      throw node.fault("name at least one column, each once");
    }
    return names;
  }

  private static Status status(SpecNode node) {
    for (Status status : Status.values()) {
      if (status.name().toLowerCase(Locale.ROOT).equals(node.text())) {
        return status;
      }
    }
    throw node.fault("expected legitimate, contested or never, but was '" + node.text() + "'");
  }

  static Optional<String> text(Map<String, SpecNode> entries, String key) {
    return Optional.ofNullable(entries.get(key)).map(SpecNode::nonEmptyText);
  }
}

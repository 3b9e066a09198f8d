package evenhand.fairness.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The figures of {@code report.json} as tables, one line for each thing compared. What is withheld
 * is {@code [c]}, what is undefined or not applicable {@code [z]}.
 */
public final class Tables {
  private static final String WITHHELD = "[c]";
  private static final String UNDEFINED = "[z]";
  private static final List<String> FAMILY =
      List.of("decision_point", "measure", "adverse", "scenario", "comparator");
  private static final List<String> GROUP =
      List.of("group", "n", "x", "rate", "rate_ci/0", "rate_ci/1");
  private static final List<String> VERSUS =
      List.of(
          "ratio",
          "ratio_ci/0",
          "ratio_ci/1",
          "ratio_ci_katz/0",
          "ratio_ci_katz/1",
          "ratio_ci_widened/0",
          "ratio_ci_widened/1",
          "opposite_ratio",
          "difference",
          "difference_ci/0",
          "difference_ci/1",
          "people",
          "p",
          "test",
          "p_holm",
          "disadvantaged",
          "detectable_ratio/0",
          "detectable_ratio/1",
          "group_size_for_green",
          "missing_bounds/0",
          "missing_bounds/1",
          "verdict");
  private static final List<String> CONDITIONAL =
      List.of(
          "status",
          "mh_ratio",
          "mh_ratio_ci/0",
          "mh_ratio_ci/1",
          "mh_odds_ratio",
          "mh_odds_ratio_ci/0",
          "mh_odds_ratio_ci/1",
          "mh_difference",
          "mh_difference_ci/0",
          "mh_difference_ci/1",
          "cmh",
          "p",
          "p_holm",
          "tarone",
          "tarone_p",
          "dropped",
          "dropped_comparator",
          "strata_given",
          "strata_informative",
          "kitagawa/composition",
          "kitagawa/within_strata",
          "kitagawa/unmatched_strata",
          "verdict");
  private static final List<String> SLICE =
      List.of(
          "slice",
          "group",
          "n",
          "x",
          "rate",
          "rate_ci/0",
          "rate_ci/1",
          "ratio",
          "ratio_ci/0",
          "ratio_ci/1",
          "p_holm",
          "verdict");
  private static final List<String> PERIOD =
      List.of("period", "x1", "n1", "x0", "n0", "log_ratio", "z", "up", "down", "signal");
  private static final List<String> MISSING =
      List.of("n", "share", "share_selected", "share_not_selected", "p");

  private Tables() {}

  /** Text by file name; a table without a line is left out. */
  public static Map<String, String> of(JsonNode report) {
    Map<String, String> tables = new LinkedHashMap<>();
    tables.put("comparisons.csv", comparisons(report));
    tables.put("within_strata.csv", withinStrata(report));
    tables.put("missing.csv", missing(report));
    tables.put(
        "recorded_codes.csv",
        nested(
            report.get("recorded_codes"),
            "codes",
            List.of("decision_point"),
            List.of("code", "n", "x", "rate", "rate_ci/0", "rate_ci/1")));
    tables.put(
        "slices.csv",
        nested(report.get("slices"), "rows", List.of("decision_point", "kind", "columns"), SLICE));
    tables.put(
        "drift.csv",
        nested(report.get("drift"), "periods", List.of("decision_point", "group"), PERIOD));
    tables.values().removeIf(String::isEmpty);
    return tables;
  }

  private static String comparisons(JsonNode report) {
    return table(
        joined(FAMILY, GROUP, VERSUS, List.of("headline")),
        (family, line) -> {
          for (JsonNode group : family.get("groups")) {
            List<String> cells = cells(family, FAMILY);
            cells.addAll(cells(group, GROUP));
            cells.addAll(cells(group.get("versus"), VERSUS, group));
            cells.addAll(cells(group, List.of("headline")));
            line.add(cells);
          }
        },
        report.get("families"));
  }

  private static String withinStrata(JsonNode report) {
    List<String> keys = List.of("decision_point", "measure", "scenario", "comparator");
    return table(
        joined(keys, List.of("group", "strata"), CONDITIONAL),
        (family, line) -> {
          for (JsonNode group : family.get("groups")) {
            for (JsonNode within : group.get("conditionals")) {
              List<String> cells = cells(family, keys);
              cells.add(group.get("group").asText());
              cells.add(list(within.get("strata")));
              cells.addAll(cells(within, CONDITIONAL));
              line.add(cells);
            }
          }
        },
        report.get("families"));
  }

  private static String missing(JsonNode report) {
    return table(
        joined(FAMILY, MISSING),
        (family, line) -> {
          List<String> cells = cells(family, FAMILY);
          cells.addAll(cells(family.get("missing"), MISSING));
          line.add(cells);
        },
        report.get("families"));
  }

  private static String nested(
      JsonNode outers, String inner, List<String> keys, List<String> fields) {
    return table(
        joined(keys, fields),
        (outer, line) -> {
          for (JsonNode each : outer.get(inner)) {
            List<String> cells = cells(outer, keys);
            cells.addAll(cells(each, fields));
            line.add(cells);
          }
        },
        outers);
  }

  private static String table(
      List<String> header, BiConsumer<JsonNode, CsvText> addLines, JsonNode nodes) {
    CsvText lines = new CsvText();
    nodes.forEach(node -> addLines.accept(node, lines));
    String body = lines.toString();
    CsvText head = new CsvText();
    head.add(header.stream().map(Tables::name).toList());
    return body.isEmpty() ? "" : head + body;
  }

  /** {@code ratio_ci/0} is the lower limit, {@code ratio_ci/1} the upper. */
  private static String name(String field) {
    return field.replace("/0", "_lower").replace("/1", "_upper").replace('/', '_');
  }

  private static List<String> cells(JsonNode node, List<String> fields) {
    return cells(node, fields, node);
  }

  private static List<String> cells(JsonNode node, List<String> fields, JsonNode owner) {
    String none = owner.path("withheld").asBoolean() ? WITHHELD : UNDEFINED;
    List<String> cells = new ArrayList<>();
    for (String field : fields) {
      JsonNode value = node.at("/" + field);
      String text = value.isArray() ? list(value) : value.asText();
      cells.add(value.isMissingNode() || value.isNull() ? none : text);
    }
    return cells;
  }

  private static String list(JsonNode texts) {
    List<String> items = new ArrayList<>();
    texts.forEach(text -> items.add(text.asText()));
    return String.join(" x ", items);
  }

  @SafeVarargs
  private static List<String> joined(List<String>... parts) {
    List<String> all = new ArrayList<>();
    for (List<String> part : parts) {
      all.addAll(part);
    }
    return all;
  }
}

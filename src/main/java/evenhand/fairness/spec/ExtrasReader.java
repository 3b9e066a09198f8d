package evenhand.fairness.spec;

import evenhand.fairness.spec.PeriodColumn.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the parts of a specification that are shown beside the families, and the zone. */
final class ExtrasReader {
  private static final int BASELINE_PERIODS = 6;

  private ExtrasReader() {}

  static Extras extras(Map<String, SpecNode> entries) {
    return new Extras(
        Optional.ofNullable(entries.get("intersections"))
            .map(ExtrasReader::intersections)
            .orElse(List.of()),
        SpecReader.text(entries, "area"),
        Optional.ofNullable(entries.get("period")).map(ExtrasReader::period));
  }

  private static List<List<String>> intersections(SpecNode node) {
    return node.list().stream()
        .map(item -> item.isList() ? SpecReader.names(item) : List.of(item.nonEmptyText()))
        .toList();
  }

  private static PeriodColumn period(SpecNode node) {
    Map<String, SpecNode> entries = node.map(Set.of("column", "by", "baseline_periods"));
    double baseline =
        Optional.ofNullable(entries.get("baseline_periods"))
            .map(SpecNode::number)
            .orElse((double) BASELINE_PERIODS);
    if (baseline < 1 || baseline != Math.rint(baseline)) {
      throw node.fault("baseline_periods is a whole number of 1 or more");
    }
    return new PeriodColumn(
        node.required("column", entries).nonEmptyText(),
        unit(node.required("by", entries)),
        (int) baseline);
  }

  private static Unit unit(SpecNode node) {
    for (Unit unit : Unit.values()) {
      if (unit.name().toLowerCase(Locale.ROOT).equals(node.text())) {
        return unit;
      }
    }
    throw node.fault("expected week, month or quarter, but was '" + node.text() + "'");
  }

  static Zone zone(SpecNode node) {
    Map<String, SpecNode> entries = node.map(Set.of("lower", "upper", "reason"));
    try {
      return new Zone(
          node.required("lower", entries).number(),
          node.required("upper", entries).number(),
          node.required("reason", entries).nonEmptyText());
    } catch (IllegalArgumentException e) {
      throw node.fault("a zone runs from above 0 to below infinity and has 1 within it");
    }
  }
}

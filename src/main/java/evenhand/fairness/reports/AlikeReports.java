package evenhand.fairness.reports;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.fairness.comparison.Audit;
import evenhand.fairness.disclosure.Audience;
import evenhand.fairness.disclosure.Differencing;
import evenhand.fairness.recorded.AuditRequest;
import evenhand.fairness.report.EarlierRelease;
import evenhand.fairness.report.Release;
import evenhand.fairness.report.ReportJson;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a report and an earlier one about some of the same days differ by so few people that the
 * two together, subtracted, would show what single people said of themselves. Reports of verdicts
 * show drift too, so that the two kinds are held against each other by what both show.
 */
final class AlikeReports {
  private static final String ALL = "(all)";
  private static final String COMPARATOR = "(comparator)";
  private static final String DRIFT = "(drift)";

  private final ReportOrder order;
  private final JsonNode now;

  AlikeReports(ReportOrder order, Audit audit) {
    this.order = order;
    now = ReportJson.of(Release.of(audit, Audience.FORCE, Map.of()));
  }

  /**
   * Whether they do: any count of a group, or of all, in a period of the drift too, changed by 1 to
   * what the public withholds.
   */
  boolean isTooLike(ReportOrder earlierOrder, JsonNode earlier) {
    Map<String, Long> before = new HashMap<>();
    Map<String, Long> after = new HashMap<>();
    if (!order.isDriftOnly() && !earlierOrder.isDriftOnly()) {
      before.putAll(EarlierRelease.figures(earlier));
      after.putAll(EarlierRelease.figures(now));
    }
    if (isOfSameDays(earlierOrder)) {
      addDrift(before, earlier);
      addDrift(after, now);
    }
    addSums(before);
    addSums(after);
    if (isOfSameDays(earlierOrder)) {
      addNoughts(before, after);
      addNoughts(after, before);
    }
    return !Differencing.exposed(before, after, Audience.PUBLIC.withheldMax()).isEmpty();
  }

  private boolean isOfSameDays(ReportOrder earlier) {
    return order.from().equals(earlier.from()) && order.to().equals(earlier.to());
  }

  private static void addDrift(Map<String, Long> figures, JsonNode report) {
    for (JsonNode drift : report.path("drift")) {
      String point = drift.path("decision_point").asText();
      for (JsonNode period : drift.path("periods")) {
        String of = String.join("\n", point, DRIFT, period.path("period").asText(), "");
        String group = drift.path("group").asText();
        figures.put(of + "x\n" + group, Math.round(period.path("x1").asDouble()));
        figures.put(of + "n\n" + group, Math.round(period.path("n1").asDouble()));
        figures.put(of + "x\n" + COMPARATOR, Math.round(period.path("x0").asDouble()));
        figures.put(of + "n\n" + COMPARATOR, Math.round(period.path("n0").asDouble()));
      }
    }
  }

  /** The sums over groups, which do not depend on how codes are grouped. */
  private static void addSums(Map<String, Long> figures) {
    Map<String, Long> sums = new HashMap<>();
    figures.forEach(
        (name, figure) ->
            sums.merge(name.substring(0, name.lastIndexOf('\n') + 1) + ALL, figure, Long::sum));
    figures.putAll(sums);
  }

  /** Who is not named in a table that was shown is known to be nobody. */
  private static void addNoughts(Map<String, Long> figures, Map<String, Long> others) {
    Set<String> tables = new HashSet<>();
    figures.keySet().forEach(name -> tables.add(table(name)));
    others.keySet().stream()
        .filter(name -> tables.contains(table(name)))
        .forEach(name -> figures.putIfAbsent(name, 0L));
  }

  /** The decision point, and the scenario or that it is drift. */
  private static String table(String name) {
    return name.substring(0, name.indexOf('\n', name.indexOf('\n') + 1));
  }

  /** Whether two orders are about some of the same days and the same characteristic. */
  static boolean overlap(ReportOrder one, ReportOrder other) {
    return one.rulebook().equals(other.rulebook())
        && named(one.characteristic()).equals(named(other.characteristic()))
        && !one.to().isBefore(other.from())
        && !other.to().isBefore(one.from());
  }

  private static String named(Optional<String> characteristic) {
    return characteristic.orElse(AuditRequest.CHARACTERISTIC_DEFAULT);
  }
}

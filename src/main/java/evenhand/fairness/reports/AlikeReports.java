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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a report and an earlier one about some of the same days differ by so few people that the
 * two together, subtracted, would show what single people said of themselves.
 */
final class AlikeReports {
  private static final String ALL = "(all)";

  private final Map<String, Long> now;

  AlikeReports(Audit audit) {
    now = figures(ReportJson.of(Release.of(audit, Audience.FORCE, List.of())));
  }

  /**
   * Whether they do: any count of a group, or of all, changed by 1 to what the public withholds.
   */
  boolean isTooLike(JsonNode earlier) {
    return !Differencing.exposed(figures(earlier), now, Audience.PUBLIC.withheldMax()).isEmpty();
  }

  /** Counts by name, and their sums, which do not depend on how codes are grouped. */
  private static Map<String, Long> figures(JsonNode report) {
    Map<String, Long> figures = new HashMap<>(EarlierRelease.figures(report));
    Map<String, Long> sums = new HashMap<>();
    figures.forEach(
        (name, figure) ->
            sums.merge(name.substring(0, name.lastIndexOf('\n') + 1) + ALL, figure, Long::sum));
    figures.putAll(sums);
    return figures;
  }

  /** Whether two orders are about some of the same days and the same characteristic. */
  static boolean overlap(ReportOrder one, ReportOrder other) {
    return one.rulebook().equals(other.rulebook())
        && one.isDriftOnly() == other.isDriftOnly()
        && named(one.characteristic()).equals(named(other.characteristic()))
        && !one.to().isBefore(other.from())
        && !other.to().isBefore(one.from());
  }

  private static String named(Optional<String> characteristic) {
    return characteristic.orElse(AuditRequest.CHARACTERISTIC_DEFAULT);
  }
}

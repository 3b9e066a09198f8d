package evenhand.rulebook.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The audit section of a rulebook.
 *
 * @param bands columns that are numbers cut into bands, by name
 * @param times what is timed and held against a limit
 */
public record AuditSection(
    Map<String, AuditBand> bands, List<AuditPoint> points, List<AuditTime> times) {
  /** Columns that come from the record of a decision and from no answer. */
  static final List<String> OF_THE_RECORD =
      List.of("handler", "rulebook_version", "recommended_outcome");

  /** Columns that come from the instant of a decision, in London. */
  static final List<String> OF_THE_TIME = List.of("hour", "weekday", "period", "shift");

  public AuditSection {
    bands = Map.copyOf(new LinkedHashMap<>(bands));
    points = List.copyOf(points);
    times = List.copyOf(times);
  }

  /** Columns whose value is kept with each decision, so that it can be compared within, sorted. */
  public List<String> keptColumns() {
    TreeSet<String> columns = new TreeSet<>();
    for (AuditPoint point : points) {
      point.strata().stream()
          .filter(AuditStrata::isCompared)
          .forEach(set -> columns.addAll(set.columns()));
      point.positive().answer().ifPresent(columns::add);
    }
    times.forEach(time -> columns.add(time.place()));
    OF_THE_RECORD.forEach(columns::remove);
    return new ArrayList<>(columns);
  }
}

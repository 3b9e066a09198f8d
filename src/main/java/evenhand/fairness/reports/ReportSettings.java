package evenhand.fairness.reports;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where reports are kept and when they are made.
 *
 * @param folder one folder below it a report
 * @param verdicts {@code quarterly}, or {@code never}; quarterly by default
 * @param drift {@code monthly}, or {@code never}; monthly by default
 * @param explainDays until an explanation of EXPLAIN is due; 56 by default
 * @param stopDays until one of STOP is due; 14 by default
 */
public record ReportSettings(
    Optional<Path> folder,
    Optional<String> verdicts,
    Optional<String> drift,
    @JsonProperty("explain_days") Optional<Integer> explainDays,
    @JsonProperty("stop_days") Optional<Integer> stopDays) {
  public ReportSettings {
    check("verdicts", verdicts, "quarterly");
    check("drift", drift, "monthly");
    if (explainDays.filter(days -> days < 1).isPresent()
        || stopDays.filter(days -> days < 1).isPresent()) {
      throw new IllegalArgumentException("explain_days and stop_days are 1 or more");
    }
  }

  private static void check(String name, Optional<String> value, String allowed) {
    if (value.filter(text -> !text.equals(allowed) && !text.equals("never")).isPresent()) {
      throw new IllegalArgumentException(
          "fairness." + name + " is " + allowed + " or never, but was " + value.get());
    }
  }

  /** Everything as it is by default. */
  public static ReportSettings standard() {
    return new ReportSettings(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same with the folder named. */
  public ReportSettings in(Path data, UnaryOperator<Path> resolve) {
    Path found = folder.map(resolve).orElse(data.resolve("reports"));
    return new ReportSettings(Optional.of(found), verdicts, drift, explainDays, stopDays);
  }

  boolean makesVerdicts() {
    return !verdicts.orElse("quarterly").equals("never");
  }

  boolean makesDrift() {
    return !drift.orElse("monthly").equals("never");
  }
}

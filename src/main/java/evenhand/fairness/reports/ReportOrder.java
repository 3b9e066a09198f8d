package evenhand.fairness.reports;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a report is asked to be about.
 *
 * @param until the day after the last
 * @param kind verdicts (the whole report) or drift; verdicts where nothing is said
 */
public record ReportOrder(
    @JsonProperty(required = true) String rulebook,
    @JsonProperty(required = true) LocalDate from,
    @JsonProperty(required = true) LocalDate until,
    Optional<String> characteristic,
    Optional<String> scheme,
    Optional<String> kind) {

  boolean isDriftOnly() {
    return kind.filter("drift"::equals).isPresent();
  }
}

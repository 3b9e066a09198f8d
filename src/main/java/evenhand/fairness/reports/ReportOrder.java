package evenhand.fairness.reports;

import com.fasterxml.jackson.annotation.JsonProperty;
import evenhand.fairness.recorded.AuditRequest;
import evenhand.fairness.spec.SpecFaultException;
import evenhand.fairness.spec.Zone;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.InvalidCaseException.Fault;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What a report is asked to be about.
 *
 * @param to the last day
 * @param kind verdicts (the whole report) or drift; verdicts where nothing is said
 */
public record ReportOrder(
    @JsonProperty(required = true) String rulebook,
    @JsonProperty(required = true) LocalDate from,
    @JsonProperty(required = true) LocalDate to,
    Optional<String> characteristic,
    Optional<String> scheme,
    Optional<String> kind) {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  boolean isDriftOnly() {
    return kind.filter("drift"::equals).isPresent();
  }

  /** Whether both are verdicts on the same characteristic, and their periods overlap. */
  boolean sharesDecisionsWith(ReportOrder other) {
    return rulebook.equals(other.rulebook)
        && measured().equals(other.measured())
        && !isDriftOnly()
        && !other.isDriftOnly()
        && !from.isAfter(other.to)
        && !other.from.isAfter(to);
  }

  private String measured() {
    return characteristic.orElse(AuditRequest.CHARACTERISTIC_DEFAULT);
  }

  /**
   * The rulebook that is meant.
   *
   * @throws InvalidCaseException 422 at /rulebook
   */
  Rulebook rulebook(Rulebooks rulebooks) {
    return rulebooks
        .find(rulebook)
        .orElseThrow(
            () ->
                invalid(
                    "/rulebook", "one of " + rulebooks.all().stream().map(Rulebook::id).toList()));
  }

  /**
   * What is audited.
   *
   * @throws InvalidCaseException 422 with a pointer
   */
  AuditRequest request() {
    if (kind.filter(known -> !List.of("verdicts", "drift").contains(known)).isPresent()) {
      throw invalid("/kind", "verdicts or drift");
    }
    try {
      return new AuditRequest(
          rulebook,
          from.atStartOfDay(LONDON).toInstant(),
          to.plusDays(1).atStartOfDay(LONDON).toInstant(),
          measured(),
          scheme.orElse(AuditRequest.SCHEME_DEFAULT),
          Zone.CONVENTION);
    } catch (SpecFaultException e) {
      throw invalid(e);
    }
  }

  /** The member at fault, from a message that begins with its name. */
  static InvalidCaseException invalid(SpecFaultException fault) {
    String said = String.valueOf(fault.getMessage());
    int colon = said.indexOf(": ");
    return invalid("/" + said.substring(0, colon), said.substring(colon + 2));
  }

  static InvalidCaseException invalid(String pointer, String expected) {
    return new InvalidCaseException(List.of(new Fault(pointer, expected)));
  }
}

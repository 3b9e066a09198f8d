package evenhand.fairness.recorded;

import evenhand.fairness.spec.SpecFaultException;
import evenhand.fairness.spec.Zone;
import java.time.Instant;

/**
 * Which recorded decisions are audited, and how.
 *
 * @param from first instant
 * @param until first instant that is no longer counted
 * @param characteristic such as ethnicity; a family of its own
 * @param scheme by which recorded ethnicity is grouped
 */
public record AuditRequest(
    String rulebook, Instant from, Instant until, String characteristic, String scheme, Zone zone) {

  /** The scheme where nothing is said: any code, grouped as since 2011. */
  public static final String SCHEME_DEFAULT = "5B";

  /** The characteristic where nothing is said. */
  public static final String CHARACTERISTIC_DEFAULT = Groups.ETHNICITY;

  public AuditRequest {
    if (!from.isBefore(until)) {
      throw new SpecFaultException(0, "to: the first day (from) or a later one");
    }
    if (!Groups.names().contains(characteristic)) {
      throw new SpecFaultException(
          0, "characteristic: one of " + Groups.all() + ", not '" + characteristic + "'");
    }
  }
}

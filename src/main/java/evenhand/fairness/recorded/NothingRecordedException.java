package evenhand.fairness.recorded;

import evenhand.fairness.spec.SpecFaultException;

/** No decision lies in the period asked for. */
public final class NothingRecordedException extends SpecFaultException {
  private static final long serialVersionUID = 1;

  NothingRecordedException(AuditRequest request) {
    super(
        0,
        "no decision of "
            + request.rulebook()
            + " lies between "
            + request.from()
            + " and "
            + request.until());
  }
}

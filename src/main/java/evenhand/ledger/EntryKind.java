package evenhand.ledger;

/** What an entry records. New kinds are added; none is ever taken away or given another meaning. */
public enum EntryKind {
  DECISION("decision"),
  RESPONSE("response"),
  OUTCOME("outcome"),
  MONITORING_ADDED("monitoring-added"),
  ACTION_DONE("action-done"),
  CLOSING("closing"),
  ERASURE("erasure"),
  HOLD("hold"),
  RETENTION("retention"),
  APPROVAL("approval"),
  ACTIVATION("activation"),
  REPORT_PUBLISHED("report-published"),
  EXPLANATION("explanation"),
  CHALLENGE("challenge"),
  RESTRICTION("restriction"),
  NOTICE("notice"),
  PEOPLE_ONLY("people-only"),
  /** Stands in the access log only. */
  ACCESS("access");

  private final String code;

  EntryKind(String code) {
    this.code = code;
  }

  /** The name that stands in the entry. */
  public String code() {
    return code;
  }
}

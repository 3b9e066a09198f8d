package evenhand.ledger;

/** One of the logs of a service, each with an origin of its own. */
public enum LogName {
  /** Decisions and all that follows from them. */
  DECISIONS("decisions"),
  /** Who looked at which record, when and why; it feeds nothing else. */
  ACCESS("access");

  private final String code;

  LogName(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }
}

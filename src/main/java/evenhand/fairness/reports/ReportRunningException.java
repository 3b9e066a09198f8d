package evenhand.fairness.reports;

import java.util.UUID;

/** A report is being made; another has to wait. */
public final class ReportRunningException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ReportRunningException(UUID running) {
    super("Report " + running + " is being made; ask again when it is done.");
  }
}

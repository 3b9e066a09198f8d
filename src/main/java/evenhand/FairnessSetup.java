package evenhand;

import evenhand.database.Database;
import evenhand.fairness.comparison.RecordedFindings.SealedTo;
import evenhand.fairness.recorded.RecordedAudit;
import evenhand.fairness.recorded.RecordedDao;
import evenhand.ledger.LogName;
import evenhand.ledger.sequence.LedgerSettings;
import evenhand.ledger.tile.LogFolder;
import evenhand.ledger.tile.PublishedLog;
import java.util.Optional;

/** Puts the audit of recorded decisions together. */
public final class FairnessSetup {
  private FairnessSetup() {}

  /** The audit over one database. */
  public static RecordedAudit audit(Database database) {
    return new RecordedAudit(new RecordedDao(database.fairness()), Services.version());
  }

  /** The newest checkpoint of the log of decisions; empty where nothing is sealed yet. */
  public static Optional<SealedTo> sealed(LedgerSettings settings) {
    if (!settings.isEnabled()) {
      return Optional.empty();
    }
    return new PublishedLog(new LogFolder(settings.folder(LogName.DECISIONS)))
        .checkpoint()
        .map(
            checkpoint ->
                new SealedTo(checkpoint.origin(), checkpoint.size(), checkpoint.root().base64()));
  }
}

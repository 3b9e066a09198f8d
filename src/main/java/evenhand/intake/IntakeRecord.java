package evenhand.intake;

import evenhand.decision.Circumstances;
import evenhand.decision.DecisionRecord;
import evenhand.ledger.Hash;
import evenhand.monitoring.MonitoringRow;
import java.util.List;
import java.util.UUID;

/**
 * One request ready to be written, all of it or nothing.
 *
 * @param key hash of caller and idempotency key
 * @param body salted commitment to the request
 * @param summary as answered, JSON
 */
record IntakeRecord(
    Hash key,
    Hash body,
    String summary,
    Circumstances circumstances,
    List<DecisionRecord> decisions,
    List<MonitoringRow> monitoring) {

  IntakeRecord {
    decisions = List.copyOf(decisions);
    monitoring = List.copyOf(monitoring);
  }

  UUID id() {
    return circumstances.intake();
  }
}
